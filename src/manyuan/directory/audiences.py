"""Whom notices about schools and groups concern, and who runs a school of some code."""

from collections.abc import Collection, Iterable, Sequence

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from manyuan.directory.lasting import lasts_on
from manyuan.directory.models import Membership, School, Teacher
from manyuan.history.facts import KEY_JOINT, Changed
from manyuan.history.models import Record
from manyuan.kernel.clock import today
from manyuan.notices.audiences import NOBODY, To, Told
from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Unit


def legal(path: str) -> Coalesce:
    """Return the legal school of the school at a path: the one that a principal runs."""
    return Coalesce(F(f"{path}__campus_of"), F(path))


def schools_with(bureau: int, codes: Collection[str]) -> To:
    """Tell whoever runs the schools of some codes."""
    found = School.objects.filter(bureau_id=bureau, unit__code__in=codes).order_by()
    keys = found.values_list(Coalesce(F("campus_of"), F("pk")), flat=True)
    return To(units=frozenset(keys)) if codes else NOBODY


def schools_in(table: str, *, part: int) -> Told:
    """Tell the schools whose code is the n-th part of the key of a changed row of a table."""

    def told(written: Record, changes: Sequence[Changed]) -> To:
        keys = _keys(changes, table)
        return schools_with(written.bureau_id, {key[part] for key in keys if part < len(key)})

    return told


def groups_around(bureau: int, schools: Collection[int]) -> To:
    """Tell the groups to which legal schools or campuses of theirs belong today."""
    found = Membership.objects.filter(
        Q(school__in=schools) | Q(school__campus_of__in=schools),
        lasts_on(today(), first="joined_on", last="left_on"),
        bureau_id=bureau,
    )
    return To(units=frozenset(found.order_by().values_list("group", flat=True)))


def members_around(bureau: int, groups: Collection[int]) -> To:
    """Tell whoever runs the schools that belong to groups today."""
    found = Membership.objects.filter(
        lasts_on(today(), first="joined_on", last="left_on"),
        bureau_id=bureau,
        group__in=groups,
    )
    return To(units=frozenset(found.order_by().values_list(legal("school"), flat=True)))


def teachers_in(table: str) -> Told:
    """Tell the teachers whose code begins the key of a changed row of a table."""

    def told(written: Record, changes: Sequence[Changed]) -> To:
        return teachers_with(written.bureau_id, {key[0] for key in _keys(changes, table)})

    return told


def teachers_with(bureau: int, codes: Collection[str]) -> To:
    """Tell the teachers of some codes who have an account."""
    found = Teacher.objects.filter(bureau_id=bureau, code__in=codes, account__isnull=False)
    accounts = found.order_by().values_list("account", flat=True)
    return To(teachers=frozenset(accounts)) if codes else NOBODY


def _keys(changes: Iterable[Changed], table: str) -> list[list[str]]:
    return [change.key.split(KEY_JOINT) for change in changes if change.table == table]


def _group_and_school(written: Record, changes: Sequence[Changed]) -> To:
    wanted = Q(pk__in=())
    for group, school, *_rest in _keys(changes, "memberships"):
        wanted |= Q(kind=UnitKind.GROUP, code=group) | Q(kind=UnitKind.SCHOOL, code=school)
    found = Unit.objects.filter(wanted, bureau_id=written.bureau_id).order_by()
    return To(units=frozenset(found.values_list("pk", flat=True)))


AUDIENCES: dict[str, Told] = {
    "membership.started": _group_and_school,
    "membership.edited": _group_and_school,
    "membership.ended": _group_and_school,
    "membership.removed": _group_and_school,
}
