"""What a principal's own school is asked: each move with its reasons, to agree or to refuse."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.enums import AnswerState, PlanState
from manyuan.plans.models import Answer, Plan
from manyuan.plans.queries.answers import answers_open
from manyuan.plans.queries.plans import moves_of_seat
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.seats.permissions import no, require
from manyuan.web.decisions.effects import Effect, effects_on_own
from manyuan.web.decisions.own_cards import AnswerCard, card_of
from manyuan.web.decisions.words import named
from manyuan.web.seated import SeatRequest


@dataclass(frozen=True, slots=True)
class OwnPlan:
    """What one plan asks of the own school, and what it changes there."""

    pk: int
    name: str
    effects: Sequence[Effect]
    cards: Sequence[AnswerCard]


@require_safe
def list_own(request: SeatRequest) -> HttpResponse:
    """List what the own school is asked, open answers first."""
    if not request.seat.is_any_of(Role.PRINCIPAL):
        require(no(_("交流安排由派出学校和接收学校的校长答复；教育局请从方案的学校答复里查看。")))
    found = list(
        answers_open(request.seat).select_related(
            "move__from_school__unit", "move__to_school__unit", "school__unit"
        )
    )
    waiting = [answer for answer in found if answer.state == AnswerState.WAITING]
    context = {
        "headline": _headline(found, waiting),
        "lead": _("同意或写明理由不同意；方案采纳以前都可以改。") if found else "",
        "plans": _plans(request.seat, found),
        "waiting": [answer.pk for answer in waiting],
        "adopted": _adopted(request.seat),
        "is_empty": not found,
    }
    return render(request, "decisions/own_answers.html", context)


def _headline(found: Sequence[Answer], waiting: Sequence[Answer]) -> str:
    if not found:
        return _("没有需要答复的交流安排")
    if not waiting:
        text = ngettext("{n} 条交流安排已全部答复", "{n} 条交流安排已全部答复", len(found))
        return text.format(n=len(found))
    text = ngettext(
        "{n} 条交流安排待答复，最迟 {due}", "{n} 条交流安排待答复，最迟 {due}", len(waiting)
    )
    return text.format(n=len(waiting), due=min(answer.due_on for answer in waiting))


def _plans(seat: Seat, found: Sequence[Answer]) -> list[OwnPlan]:
    by_plan: dict[Plan, list[Answer]] = {}
    for answer in found:
        by_plan.setdefault(answer.move.plan, []).append(answer)
    effects = effects_on_own(seat, [plan.pk for plan in by_plan])
    return [
        OwnPlan(plan.pk, named(plan), effects[plan.pk], [card_of(one) for one in _ordered(asked)])
        for plan, asked in by_plan.items()
    ]


def _ordered(asked: Sequence[Answer]) -> list[Answer]:
    return sorted(asked, key=lambda one: (one.state != AnswerState.WAITING, one.side, one.pk))


def _adopted(seat: Seat) -> list[tuple[int, str]]:
    """Return number and name of the adopted plans that touch the own school, with their year."""
    touched = moves_of_seat(seat).filter(plan__state=PlanState.ADOPTED)
    text = _("{year} 学年 · {name}")
    return [
        (plan.pk, text.format(year=SchoolYear(plan.year), name=named(plan)))
        for plan in dict.fromkeys(move.plan for move in touched)
    ]
