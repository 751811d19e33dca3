from django.forms import Form
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.engagements.signups.actions import (
    change_sign_up,
    close_sign_up,
    open_sign_up,
    reopen_sign_up,
)
from manyuan.engagements.signups.kinds import public_kinds
from manyuan.engagements.signups.permissions import may_open_list
from manyuan.engagements.signups.queries.lists import shown_engagement
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.seated import SeatRequest
from manyuan.web.signups.finding import kept_at
from manyuan.web.signups.forms import ListForm
from manyuan.web.signups.trail import page_of, to_list, to_lists
from manyuan.web.ui.parts import Crumb


def open_list(request: SeatRequest, kind: str, code: str) -> HttpResponse:
    """Let the public sign up for an engagement."""
    require(may_open_list(request.seat, kind, code))
    shown = shown_engagement(request.seat, kind, code)
    if shown is None:
        raise Http404(_("这个活动还没有公开，请先发布活动，再开通报名。"))
    form = ListForm(sent(request), seat=request.seat, shown=shown)
    question = Question(
        headline=_("开通「{title}」的公开报名").format(title=shown.title),
        lead=_("家长不用账号，在公开页面报名；名额绝不会超。"),
        submit=_("开通报名"),
        cancel_url=reverse(public_kinds()[kind].page, args=[code]),
        crumbs=to_lists(Crumb(_("开通报名"))),
    )

    def act() -> Done:
        opened = open_sign_up(by=request.seat, kind=kind, code=code, facts=form.facts)
        return Done(_("已开通报名，报名页的地址在下面。"), page_of(opened))

    return ask(request, form, question, act)


def edit(request: SeatRequest, number: int) -> HttpResponse:
    """Put right what a list says; more places let the waiting move up."""
    sign_up = kept_at(request.seat, number)
    form = ListForm(sent(request), seat=request.seat, instance=sign_up)
    question = Question(
        headline=_("修改「{title}」").format(title=sign_up.title),
        lead=_("增加名额时，候补的人按先后递补；名额不能少于已报名的人数。"),
        submit=_("保存报名设置"),
        cancel_url=page_of(sign_up),
        crumbs=to_list(sign_up, Crumb(_("修改报名设置"))),
    )

    def act() -> Done:
        changed = change_sign_up(by=request.seat, sign_up=sign_up, facts=form.facts)
        return Done(_("已保存报名设置。"), page_of(changed))

    return ask(request, form, question, act)


def close(request: SeatRequest, number: int) -> HttpResponse:
    """End a list before its time."""
    sign_up = kept_at(request.seat, number)
    question = Question(
        headline=_("提前截止「{title}」").format(title=sign_up.title),
        lead=_("已经报上的名不变，候补仍会递补；需要时可以重新开放。"),
        submit=_("提前截止报名"),
        cancel_url=page_of(sign_up),
        crumbs=to_list(sign_up, Crumb(_("提前截止报名"))),
    )

    def act() -> Done:
        close_sign_up(by=request.seat, sign_up=sign_up)
        return Done(_("报名已提前截止。"), page_of(sign_up))

    return ask(request, Form(sent(request)), question, act)


def reopen(request: SeatRequest, number: int) -> HttpResponse:
    """Let a list that was ended early go on."""
    sign_up = kept_at(request.seat, number)
    question = Question(
        headline=_("重新开放「{title}」").format(title=sign_up.title),
        submit=_("重新开放报名"),
        cancel_url=page_of(sign_up),
        crumbs=to_list(sign_up, Crumb(_("重新开放报名"))),
    )

    def act() -> Done:
        reopen_sign_up(by=request.seat, sign_up=sign_up)
        return Done(_("报名已重新开放，到原定时间截止。"), page_of(sign_up))

    return ask(request, Form(sent(request)), question, act)
