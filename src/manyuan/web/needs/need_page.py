from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from manyuan.engagements.queries.answers import title_of
from manyuan.offers.enums import NeedState
from manyuan.offers.kinds import flow_kinds
from manyuan.offers.models import Need
from manyuan.offers.permissions import may_meet_need, may_state_need
from manyuan.seats.models import Seat
from manyuan.seats.permissions import Answer, may_see_history
from manyuan.web.needs.trail import need_at, to_need
from manyuan.web.needs.words import SIGNS, kind_of, when_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Source
from manyuan.web.visits.steps import Step


@require_safe
def show_need(request: SeatRequest, code: str) -> HttpResponse:
    """Show what a school needs, what meets it, and what can be done about it."""
    need = need_at(request.seat, code)
    may_meet = may_meet_need(request.seat, need)
    may_arrange = _may_arrange(request.seat, need, may_meet)
    context = {
        "need": need,
        "crumbs": to_need(need),
        "headline": _headline(need),
        "kind": kind_of(need),
        "when": when_of(need),
        "standing": need.standing.label,
        "sign": SIGNS[need.standing],
        "steps": _steps(request.seat, need, may_meet=bool(may_meet), may_arrange=bool(may_arrange)),
        "why_not": "" if may_arrange or not need.is_open else may_arrange.reason,
        "met_by": _met_by(request.seat, need),
        "may_see_history": may_see_history(request.seat),
        "source": Source(
            where=_("学校提出的需求"), as_of=need.stated_at, entered_by=need.stated_by.holder
        ),
    }
    return render(request, "needs/need.html", context)


def _headline(need: Need) -> str:
    texts = {
        NeedState.OPEN: _("{school}需要「{title}」，还没有安排"),
        NeedState.MET: _("{school}需要的「{title}」已安排"),
        NeedState.LAPSED: _("{school}需要的「{title}」过了 {day} 仍没有安排"),
        NeedState.WITHDRAWN: _("{school}撤回了需求「{title}」"),
    }
    facts = {"school": need.school.name, "title": need.title, "day": need.ends_on}
    return texts[need.standing].format(**facts)


def _may_arrange(seat: Seat, need: Need, may_meet: Answer) -> Answer:
    kind = flow_kinds()[need.kind]
    if not may_meet or kind.may_answer is None:
        return may_meet
    return kind.may_answer(seat, need.school)


def _steps(seat: Seat, need: Need, *, may_meet: bool, may_arrange: bool) -> list[Step]:
    steps: list[Step] = []
    kind = flow_kinds()[need.kind]
    if may_arrange and need.is_open and kind.answer:
        named = urlencode({"need": need.code})
        steps.append(Step(pgettext("need", "安排"), f"{reverse(kind.answer)}?{named}"))
    if may_meet and need.is_open and kind.answer:
        steps.append(Step(_("选择已有的安排"), reverse("need-meet", args=[need.code])))
    if need.is_open and may_state_need(seat, need.school):
        steps.append(Step(pgettext("need", "更改需求"), reverse("need-edit", args=[need.code])))
        steps.append(Step(pgettext("need", "撤回需求"), reverse("need-withdraw", args=[need.code])))
    if may_meet and need.state == NeedState.MET:
        steps.append(Step(_("重新待安排"), reverse("need-reopen", args=[need.code])))
    return steps


def _met_by(seat: Seat, need: Need) -> dict[str, str]:
    """Return what meets the need, with the address of its page where the seat may open it."""
    if not need.engagement:
        return {}
    kind = flow_kinds()[need.kind]
    opens = need.engagement in kind.codes(seat, {need.engagement})
    return {
        "title": title_of(seat, need) or kind_of(need),
        "url": reverse(kind.page, args=[need.engagement]) if opens else "",
    }
