from collections.abc import Sequence

from manyuan.directory.models import Group
from manyuan.evaluation.scores.models import Appeal
from manyuan.history.facts import Changed
from manyuan.history.models import Record
from manyuan.notices.audiences import To, Told, both, bureau, everybody, owners_in
from manyuan.seats.enums import Role

# What is published concerns all who run a group or a school.
_all = everybody(Role.GROUP_OFFICE, Role.PRINCIPAL)


def _office(written: Record, changes: Sequence[Changed]) -> To:
    """Tell the office of the group whose score is worked on."""
    codes = owners_in(changes, ("judgements", "adjustments", "vetoes", "appeals"))
    found = Group.objects.filter(bureau_id=written.bureau_id, unit__code__in=codes)
    return To(units=frozenset(found.order_by().values_list("pk", flat=True)))


def _appealing(written: Record, changes: Sequence[Changed]) -> To:
    """Tell who made the appeal."""
    codes = owners_in(changes, ("appeals",))
    found = Appeal.objects.filter(
        bureau_id=written.bureau_id, grade__group__unit__code__in=codes, answered_by=written.seat_id
    )
    return To(seats=frozenset(found.order_by().values_list("seat_id", flat=True)))


AUDIENCES: dict[str, Told] = {
    "score.claimed": bureau,
    "grades.published": _all,
    "grades.corrected": _all,
    "appeal.made": bureau,
    "appeal.upheld": both(_office, _appealing),
    "appeal.changed": _all,
}
