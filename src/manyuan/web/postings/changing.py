from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.posting.actions import (
    cancel_posting,
    end_posting_early,
    extend_posting,
    replace_posting,
)
from manyuan.engagements.kinds.posting.models import Posting
from manyuan.engagements.kinds.posting.permissions import may_change_posting
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.postings.finding import posting_at
from manyuan.web.postings.forms import DAY, CancelForm, EndForm, ExtendForm, ReplaceForm
from manyuan.web.postings.trail import to_posting
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


def end_early(request: SeatRequest, code: str) -> HttpResponse:
    """Register that a teacher returns before the term is over."""
    posting = _changeable(request, code)
    form = EndForm(sent(request))
    question = _question(
        posting,
        _("登记{teacher}提前返回"),
        _("登记提前返回"),
        _("接收学校从这一天起少一名教师；已经开展的部分保留。"),
        _replan_said(posting),
    )

    def act() -> Done:
        given = form.cleaned_data
        ended = end_posting_early(
            by=request.seat, posting=posting, on=given["on"], reason=given["reason"]
        )
        return _done(ended, _("已登记{teacher}自 {on} 起返回原校。"), on=given["on"])

    return ask(request, form, question, act)


def extend(request: SeatRequest, code: str) -> HttpResponse:
    """Register that a teacher stays longer."""
    posting = _changeable(request, code)
    form = ExtendForm(sent(request))
    question = _question(posting, _("延长{teacher}的交流"), _("登记延期"))

    def act() -> Done:
        given = form.cleaned_data
        extended = extend_posting(
            by=request.seat, posting=posting, until=given["until"] + DAY, reason=given["reason"]
        )
        return _done(extended, _("{teacher}的交流延期到 {until}。"), until=given["until"])

    return ask(request, form, question, act)


def replace(request: SeatRequest, code: str) -> HttpResponse:
    """Let another teacher take over."""
    posting = _changeable(request, code)
    form = ReplaceForm(sent(request), seat=request.seat)
    question = _question(
        posting,
        _("换人接替{teacher}"),
        _("登记接替"),
        _("原来的交流在接替日期结束，接替的教师做完剩下的时间。"),
        _replan_said(posting),
    )

    def act() -> Done:
        following = replace_posting(by=request.seat, posting=posting, **form.cleaned_data)
        said = _("自 {on} 起由{teacher}接替。")
        return _done(following, said, on=following.starts_on)

    return ask(request, form, question, act)


def cancel(request: SeatRequest, code: str) -> HttpResponse:
    """Call off a posting that has not begun."""
    posting = _changeable(request, code)
    form = CancelForm(sent(request))
    question = _question(
        posting,
        _("撤销{teacher}的交流"),
        _("撤销交流"),
        _("这次交流还没有开始；撤销后不再计入比例，历史保留它和原因。"),
        _replan_said(posting),
    )

    def act() -> Done:
        called_off = cancel_posting(
            by=request.seat, posting=posting, reason=form.cleaned_data["reason"]
        )
        return _done(called_off, _("已撤销{teacher}的交流。"))

    return ask(request, form, question, act)


def _changeable(request: SeatRequest, code: str) -> Posting:
    posting = posting_at(request.seat, code)
    require(may_change_posting(request.seat, posting))
    return posting


def _replan_said(posting: Posting) -> str:
    if posting.move_id is None:
        return ""
    return _("它来自采纳的方案：会自动起草一个改动最少的调整方案，由教育局审定。")


def _question(posting: Posting, headline: str, submit: str, *warnings: str) -> Question:
    said = tuple(warning for warning in warnings if warning)
    return Question(
        headline=headline.format(teacher=posting.teacher.name),
        submit=submit,
        cancel_url=reverse("posting", args=[posting.code]),
        crumbs=to_posting(posting, Crumb(submit)),
        warnings=said,
        dangerous=bool(said),
    )


def _done(posting: Posting, said: str, **facts: object) -> Done:
    sentence = said.format(teacher=posting.teacher.name, **facts)
    return Done(sentence, reverse("posting", args=[posting.code]))
