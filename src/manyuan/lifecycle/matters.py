"""What of the lifecycle waits for the bureau."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.inbox.matters import Matter, Waiting
from manyuan.lifecycle.phases import state_of
from manyuan.lifecycle.queries.decisions import (
    overdue,
    proposals_waiting,
)
from manyuan.lifecycle.queries.terms import terms_over
from manyuan.lifecycle.sentences import WORDS, step_code
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat

KIND = "lifecycle"
BUREAU = frozenset({Role.BUREAU_OFFICER})


def _proposals(seat: Seat) -> list[Waiting]:
    return [
        Waiting(
            key=str(one.number),
            title=f"{one.subject} · {_step(one.kind, one.to_state)}",
            detail=one.reason,
            page=("proposal", (one.number,)),
            unit=one.group.name,
            since=one.proposed_at,
        )
        for one in proposals_waiting(seat)
    ]


def _overdue(seat: Seat) -> list[Waiting]:
    return [
        Waiting(
            key=one.code,
            title=f"{one.subject} · {_step(one.kind, one.to_state)}",
            detail=_("应于 {on} 生效").format(on=one.effective_on),
            page=("decision", (one.code,)),
            unit=one.group.name,
            due_on=one.effective_on,
        )
        for one in overdue(seat)
    ]


def _terms(seat: Seat) -> list[Waiting]:
    return [
        Waiting(
            key=str(one.pk),
            title=one.school.name,
            detail=_("“{state}”已经期满，请作出决定或改期").format(state=state_of(one).label),
            page=("lifecycle-member", (one.pk,)),
            unit=one.group.name,
        )
        for one in terms_over(seat)
    ]


def _step(kind: str, to: str) -> object:
    return WORDS["step"][step_code(kind, to)]


MATTERS = (
    Matter(
        slug="lifecycle-proposals",
        kind=KIND,
        label=gettext_lazy("待答复的进退申请"),
        roles=BUREAU,
        waiting=_proposals,
    ),
    Matter(
        slug="lifecycle-overdue",
        kind=KIND,
        label=gettext_lazy("到期未能执行的决定"),
        roles=BUREAU,
        waiting=_overdue,
    ),
    Matter(
        slug="lifecycle-terms",
        kind=KIND,
        label=gettext_lazy("已经期满的成员校"),
        roles=BUREAU,
        waiting=_terms,
    ),
)
