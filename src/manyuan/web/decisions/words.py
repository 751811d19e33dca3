"""How the pages of the decisions speak of plans, moves and answers."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from django.utils import dateformat
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.directory.enums import Stage
from manyuan.kernel.clock import today
from manyuan.kernel.saying import Said
from manyuan.plans.enums import AnswerState
from manyuan.plans.models import Answer, Move, Plan
from manyuan.plans.spoken import spoken

NAMED = 5
COUNTED = "counts"
INDICATORS: Final[dict[str, Promise]] = {
    "A1": gettext_lazy("高学历教师"),
    "A2": gettext_lazy("骨干教师"),
    "A3": gettext_lazy("体艺教师"),
}
SIGNS: Final[dict[str, str]] = {
    AnswerState.AGREED: "met",
    AnswerState.REFUSED: "missed",
    AnswerState.WAITING: "near",
}


def named(plan: Plan) -> str:
    """Return what a plan is called: its draft's name and its version."""
    return _("{name} · 第 {number} 版").format(name=plan.scenario.name, number=plan.number)


def on_paper(day: date) -> str:
    """Write a date as letters do."""
    return dateformat.format(day, _("Y年n月j日"))


def teaching(move: Move) -> str:
    """Return stage and subject of a move."""
    return _("{stage}{subject}").format(
        stage=dict(Stage.choices).get(move.stage, move.stage), subject=move.subject
    )


def reasons_of(move: Move) -> list[str]:
    """Say why the teacher moves."""
    return [spoken(Said.from_json(reason)) for reason in move.reasons]


def considerations_of(move: Move) -> list[str]:
    """Say in a letter what the move is good for; a ratio only where nothing else is said."""
    told = [reason for reason in move.reasons if reason["code"] != COUNTED] or move.reasons
    return [spoken(Said.from_json(reason)) for reason in told]


def is_overdue(answer: Answer) -> bool:
    """Say whether an answer still waits although its due date is past."""
    return answer.state == AnswerState.WAITING and answer.due_on < today()


def listed(names: Sequence[str]) -> str:
    """Name the first few, and how many more there are."""
    shown = _("、").join(names[:NAMED])
    if len(names) <= NAMED:
        return shown
    return _("{names}等 {n} 所").format(names=shown, n=len(names))
