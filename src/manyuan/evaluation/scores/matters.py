"""What of the evaluation waits: appeals to answer."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy

from manyuan.evaluation.scores.queries.appeals import open_appeals
from manyuan.inbox.matters import Matter, Waiting
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat


def _open(seat: Seat) -> Sequence[Waiting]:
    return [
        Waiting(
            key=f"{one.grade.publication}/{one.grade.group.code}",
            title=f"{one.grade.group} · {SchoolYear(one.grade.publication.year)}",
            detail=one.text,
            page=("grade-appeal", (one.grade.publication.year, one.grade.group.code)),
            unit=one.seat.unit.name,
            since=one.made_at,
        )
        for one in open_appeals(seat)
    ]


MATTERS = (
    Matter(
        slug="grade-appeal",
        kind="evaluation",
        label=gettext_lazy("待答复的等次申诉"),
        roles=frozenset({Role.BUREAU_OFFICER}),
        waiting=_open,
    ),
)
