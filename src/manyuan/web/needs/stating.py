"""A school states what it needs, puts it right and takes it back."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from manyuan.kernel.clock import today
from manyuan.offers.actions.needs import change_need, state_need, withdraw_need
from manyuan.offers.permissions import may_state_need, may_state_needs
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.needs.forms import NeedForm, ReasonForm
from manyuan.web.needs.questions import about
from manyuan.web.needs.trail import need_at, page_of, to_needs
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


def new_need(request: SeatRequest) -> HttpResponse:
    """State a need; ``?kind=`` and ``?school=`` fill in the kind and the school."""
    require(may_state_needs(request.seat))
    known: dict[str, object] = {"starts_on": today()}
    known |= {name: request.GET[name] for name in ("kind", "school") if name in request.GET}
    form = NeedForm(sent(request), seat=request.seat, initial=known)
    question = Question(
        headline=_("提出一项需求"),
        lead=_("写明需要什么、给多少人、什么时候；本集团和教育局看到后安排。"),
        submit=pgettext("need", "提出需求"),
        cancel_url=reverse("needs"),
        crumbs=to_needs(Crumb(pgettext("need", "提出需求"))),
    )

    def act() -> Done:
        school = form.cleaned_data["school"]
        need = state_need(by=request.seat, school=school, facts=form.facts())
        said = _("已提出需求「{title}」，编号 {code}。")
        return Done(said.format(title=need.title, code=need.code), page_of(need))

    return ask(request, form, question, act)


def edit_need(request: SeatRequest, code: str) -> HttpResponse:
    """Put a need right."""
    need = need_at(request.seat, code)
    require(may_state_need(request.seat, need.school))
    form = NeedForm(sent(request), seat=request.seat, need=need)
    question = about(
        need,
        _("更改{school}的需求"),
        here=pgettext("need", "更改需求"),
        submit=pgettext("need", "保存需求"),
    )

    def act() -> Done:
        changed = change_need(by=request.seat, need=need, facts=form.facts())
        return Done(_("已保存需求。"), page_of(changed))

    return ask(request, form, question, act)


def take_back(request: SeatRequest, code: str) -> HttpResponse:
    """Take a need back."""
    need = need_at(request.seat, code)
    require(may_state_need(request.seat, need.school))
    form = ReasonForm(sent(request))
    question = about(
        need,
        _("撤回{school}的需求：{title}"),
        here=_("撤回"),
        lead=_("撤回后不再安排；记录仍保留，需要时请重新提出。"),
        submit=pgettext("need", "撤回需求"),
        dangerous=True,
    )

    def act() -> Done:
        withdraw_need(by=request.seat, need=need, reason=form.cleaned_data["reason"])
        return Done(_("已撤回需求。"), reverse("needs"))

    return ask(request, form, question, act)
