from collections.abc import Sequence

from django.db.models import Q

from manyuan.directory.audiences import members_around
from manyuan.history.facts import KEY_JOINT, Changed
from manyuan.history.models import Record
from manyuan.lifecycle.models import Decision, Proposal
from manyuan.lifecycle.rows import DATE_MOVES, DECISIONS, PROPOSALS
from manyuan.notices.audiences import To, Told, bureau
from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Unit


def _of_decision(written: Record, changes: Sequence[Changed]) -> To:
    """Tell the groups and the school of a decision; of a whole group, its members too."""
    codes = [change.key for change in changes if change.table == DECISIONS]
    units: set[int] = set()
    told = To()
    for one in Decision.objects.filter(bureau_id=written.bureau_id, code__in=codes):
        groups = {pk for pk in (one.group_id, one.other_group_id) if pk is not None}
        units |= groups
        if one.school_id is not None:
            units.add(one.school_id)
        else:
            told |= members_around(written.bureau_id, groups)
    return told | To(units=frozenset(units))


def _of_moved_day(written: Record, changes: Sequence[Changed]) -> To:
    """Tell the group and the school whose day was moved."""
    wanted = Q(pk__in=())
    for change in changes:
        if change.table == DATE_MOVES:
            group, school, *_rest = change.key.split(KEY_JOINT)
            wanted |= Q(kind=UnitKind.GROUP, code=group) | Q(kind=UnitKind.SCHOOL, code=school)
    found = Unit.objects.filter(wanted, bureau_id=written.bureau_id).order_by()
    return To(units=frozenset(found.values_list("pk", flat=True)))


def _who_proposed(written: Record, changes: Sequence[Changed]) -> To:
    """Tell the seat that had proposed."""
    numbers = [int(change.key) for change in changes if change.table == PROPOSALS]
    found = Proposal.objects.filter(bureau_id=written.bureau_id, number__in=numbers).order_by()
    return To(seats=frozenset(found.values_list("proposed_by_id", flat=True)))


AUDIENCES: dict[str, Told] = {
    "lifecycle.decided": _of_decision,
    "lifecycle.carried": _of_decision,
    "lifecycle.withdrawn": _of_decision,
    "lifecycle.postponed": _of_moved_day,
    "lifecycle.proposed": bureau,
    "lifecycle.unproposed": bureau,
    "lifecycle.declined": _who_proposed,
}
