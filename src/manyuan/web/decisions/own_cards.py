"""One move as the principal of one of its two schools reads it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from manyuan.plans.enums import AnswerState, Side
from manyuan.plans.models import Answer
from manyuan.plans.papers.words import last_day
from manyuan.web.decisions.words import SIGNS, is_overdue, reasons_of, teaching


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCard:
    """The own side of a move: who, from where to where, when and why, and what was answered."""

    pk: int
    teacher: str
    side: str
    path: str
    teaching: str
    is_backbone: bool
    starts_on: date
    last_day: date
    minutes: int
    reasons: Sequence[str]
    state: str
    state_said: str
    sign: str
    reason: str
    due_on: date

    @property
    def is_waiting(self) -> bool:
        """Say whether the school has not answered yet."""
        return self.state == AnswerState.WAITING

    @property
    def has_agreed(self) -> bool:
        """Say whether the school has agreed."""
        return self.state == AnswerState.AGREED


def card_of(answer: Answer) -> AnswerCard:
    """Return what a principal needs to answer."""
    move = answer.move
    return AnswerCard(
        pk=answer.pk,
        teacher=move.teacher_name,
        side=_("本校派出") if answer.side == Side.SENDING else _("本校接收"),
        path=_("{home} → {host}").format(home=move.from_school.name, host=move.to_school.name),
        teaching=teaching(move),
        is_backbone=move.is_backbone,
        starts_on=move.starts_on,
        last_day=last_day(move.ends_on),
        minutes=move.minutes,
        reasons=reasons_of(move),
        state=answer.state,
        state_said=_("逾期未答复") if is_overdue(answer) else str(answer.get_state_display()),
        sign=SIGNS[answer.state],
        reason=answer.reason,
        due_on=answer.due_on,
    )
