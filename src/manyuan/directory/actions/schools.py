from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import QuerySet

from manyuan.directory.actions.units import enter_unit, fill_in, rename_unit
from manyuan.directory.errors import (
    CampusOfACampus,
    CampusOutlivesItsSchool,
    ClosesBeforeItOpens,
    MembersOutsideTheLife,
    OwnCampusesFirst,
    SchoolHasMemberships,
    SchoolIsNotClosed,
)
from manyuan.directory.lasting import not_ended_by
from manyuan.directory.models import Membership, School
from manyuan.directory.permissions import may_change_directory
from manyuan.directory.rows import added, changed, row_of
from manyuan.directory.sheets import SCHOOL_STORE
from manyuan.history.actions import Changed, record
from manyuan.seats.enums import UnitKind
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@dataclass(frozen=True, slots=True)
class SchoolFacts:
    """What the register holds of a school beside its code."""

    name: str
    kind: str
    nature: str = ""
    setting: str = ""
    lon: Decimal | None = None
    lat: Decimal | None = None
    address: str = ""
    opened_on: date | None = None
    strength: str = ""
    campus_of: School | None = None


@transaction.atomic
def open_school(*, by: Seat, code: str, facts: SchoolFacts) -> School:
    """A school, a campus or another establishment enters the register."""
    require(may_change_directory(by))
    lock_bureau(by)
    school, change = enter_school(by, code, facts)
    record(by=by, code="school.opened", changes=[change], name=school.name)
    return school


def enter_school(by: Seat, code: str, facts: SchoolFacts) -> tuple[School, Changed]:
    """Write a school that an action opens; the action locks the bureau and records the change."""
    unit = enter_unit(by, UnitKind.SCHOOL, code=code, name=facts.name)
    school = School(unit=unit, bureau_id=by.bureau_id)
    _fill(school, facts)
    school.save(force_insert=True)
    return school, added(SCHOOL_STORE, school)


@transaction.atomic
def edit_school(*, by: Seat, school: School, facts: SchoolFacts) -> School:
    """What the register holds of a school is corrected or brought up to date."""
    require(may_change_directory(by))
    lock_bureau(by)
    locked = lock_school(school)
    _require_fit(locked, facts)
    before = row_of(SCHOOL_STORE, locked)
    rename_unit(locked, facts.name)
    _fill(locked, facts)
    locked.save()
    record(
        by=by,
        code="school.edited",
        changes=[changed(SCHOOL_STORE, locked, before=before)],
        name=locked.name,
    )
    return locked


def _require_fit(school: School, facts: SchoolFacts) -> None:
    if facts.campus_of is not None:
        _require_no_campuses(school, School.objects.filter(campus_of=school))
    earlier = Membership.objects.filter(school=school, joined_on__lt=facts.opened_on or date.min)
    first = earlier.order_by("joined_on").first()
    if first is not None:
        raise MembersOutsideTheLife(member=school.name, on=first.joined_on, starts=facts.opened_on)


def _require_no_campuses(school: School, campuses: "QuerySet[School]") -> None:
    names = "、".join(campus.name for campus in campuses)
    if names:
        raise OwnCampusesFirst(school=school.name, campuses=names)


def _fill(school: School, facts: SchoolFacts) -> None:
    if facts.campus_of is not None:
        parent = lock_school(facts.campus_of)
        if parent.campus_of_id is not None:
            raise CampusOfACampus(school=parent.name)
        _require_within_life(facts.name, parent, until=school.closed_on)
    fill_in(school, facts)


def _require_within_life(campus: str, parent: School, *, until: date | None) -> None:
    ends = parent.closed_on
    if ends is not None and (until is None or until > ends):
        raise CampusOutlivesItsSchool(school=parent.name, on=ends, campus=campus)


@transaction.atomic
def close_school(*, by: Seat, school: School, on: date) -> School:
    """A school ends on a day; everything that it was and did stays readable."""
    require(may_change_directory(by))
    lock_bureau(by)
    locked = lock_school(school)
    record(
        by=by,
        code="school.closed",
        changes=[write_closing(locked, on)],
        name=locked.name,
        on=on,
    )
    return locked


def write_closing(locked: School, on: date) -> Changed:
    """Write the end of a school that an action holds; the action records the change."""
    if locked.opened_on is not None and on <= locked.opened_on:
        raise ClosesBeforeItOpens(name=locked.name, on=on, opened=locked.opened_on)
    still_open = not_ended_by(on, last="closed_on")
    _require_no_campuses(locked, School.objects.filter(still_open, campus_of=locked))
    running = Membership.objects.filter(
        not_ended_by(on, last="left_on"), school=locked
    ).select_related("group__unit")
    if running:
        groups = "、".join(sorted(membership.group.name for membership in running))
        raise SchoolHasMemberships(school=locked.name, groups=groups)
    return _set_closed(locked, on)


@transaction.atomic
def reopen_school(*, by: Seat, school: School) -> School:
    """A closing that was registered by mistake is taken back."""
    require(may_change_directory(by))
    lock_bureau(by)
    locked = lock_school(school)
    if locked.closed_on is None:
        raise SchoolIsNotClosed(name=locked.name)
    if locked.campus_of is not None:
        _require_within_life(locked.name, lock_school(locked.campus_of), until=None)
    change = _set_closed(locked, None)
    record(by=by, code="school.reopened", changes=[change], name=locked.name, on=None)
    return locked


def _set_closed(school: School, on: date | None) -> Changed:
    before = row_of(SCHOOL_STORE, school)
    school.closed_on = on
    school.full_clean()
    school.save(update_fields=["closed_on"])
    return changed(SCHOOL_STORE, school, before=before)


def lock_school(school: School) -> School:
    """Read the school as it is now and hold it until the action ends; another bureau's is none."""
    return School.objects.select_for_update(of=("self",)).get(pk=school.pk)
