"""What the user wants of a scenario beside its rules: other numbers, pins and bans."""

from collections.abc import Mapping

from django.db import transaction

from manyuan.history.actions import record
from manyuan.plans.actions.locking import lock_open
from manyuan.plans.bridge.exchange import frozen
from manyuan.plans.errors import (
    NotBanned,
    NotPinned,
    PinAndBan,
    SchoolUnknown,
    TeacherUnknown,
)
from manyuan.plans.models import Ban, Override, Pin, Scenario
from manyuan.plans.packs import PACKS
from manyuan.plans.permissions import may_change_scenario
from manyuan.plans.rows import added, changed, removed, row_of
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@transaction.atomic
def set_overrides(*, by: Seat, scenario: Scenario, values: Mapping[str, str]) -> Scenario:
    """The district's own numbers take the place of the pack's, in this scenario only.

    ``values`` is all of them by the rules' codes: a rule that it leaves out is the pack's again.
    """
    require(may_change_scenario(by, scenario))
    lock_bureau(by)
    locked = lock_open(scenario)
    given = {code: text.strip() for code, text in values.items() if text.strip()}
    packs = PACKS[locked.kind]
    packs.with_overrides(packs.load(locked.pack), given)
    gone = [one for one in locked.overrides.all() if given.get(one.code) != one.value]
    changes = [removed(one) for one in gone]
    Override.objects.filter(pk__in=[one.pk for one in gone]).delete()
    kept = set(locked.overrides.values_list("code", flat=True))
    for code in sorted(given.keys() - kept):
        override = Override(bureau_id=by.bureau_id, scenario=locked, code=code, value=given[code])
        override.full_clean()
        override.save()
        changes.append(added(override))
    record(by=by, code="scenario.overridden", changes=changes, name=locked.name)
    return locked


@transaction.atomic
def pin_teacher(*, by: Seat, scenario: Scenario, teacher: str, school: str = "") -> Pin:
    """A teacher shall go to this school, or stay where no school is given."""
    require(may_change_scenario(by, scenario))
    lock_bureau(by)
    locked = lock_open(scenario)
    name = _teacher(locked, teacher)
    if school and locked.bans.filter(placed_code=teacher, place_code=school).exists():
        raise PinAndBan(teacher=name, school=_school(locked, school))
    if school:
        _school(locked, school)
    pin = locked.pins.filter(placed_code=teacher).first()
    before = None if pin is None else row_of(pin)
    pin = pin or Pin(bureau_id=by.bureau_id, scenario=locked, placed_code=teacher)
    pin.place_code = school
    pin.full_clean()
    pin.save()
    record(
        by=by,
        code="scenario.pinned",
        changes=[changed(pin, before=before)],
        name=locked.name,
        teacher=name,
    )
    return pin


@transaction.atomic
def unpin_teacher(*, by: Seat, scenario: Scenario, teacher: str) -> None:
    """The planner is free again to say where the teacher goes."""
    require(may_change_scenario(by, scenario))
    lock_bureau(by)
    locked = lock_open(scenario)
    name = _teacher(locked, teacher)
    pin = locked.pins.filter(placed_code=teacher).first()
    if pin is None:
        raise NotPinned(teacher=name)
    change = removed(pin)
    pin.delete()
    record(by=by, code="scenario.unpinned", changes=[change], name=locked.name, teacher=name)


@transaction.atomic
def ban_move(*, by: Seat, scenario: Scenario, teacher: str, school: str) -> Ban:
    """A teacher shall not go to this school."""
    require(may_change_scenario(by, scenario))
    lock_bureau(by)
    locked = lock_open(scenario)
    names = {"teacher": _teacher(locked, teacher), "school": _school(locked, school)}
    if locked.pins.filter(placed_code=teacher, place_code=school).exists():
        raise PinAndBan(**names)
    ban = Ban(bureau_id=by.bureau_id, scenario=locked, placed_code=teacher, place_code=school)
    ban.full_clean()
    ban.save()
    record(by=by, code="scenario.banned", changes=[added(ban)], name=locked.name, **names)
    return ban


@transaction.atomic
def unban_move(*, by: Seat, scenario: Scenario, teacher: str, school: str) -> None:
    """The teacher may go to the school again."""
    require(may_change_scenario(by, scenario))
    lock_bureau(by)
    locked = lock_open(scenario)
    names = {"teacher": _teacher(locked, teacher), "school": _school(locked, school)}
    ban = locked.bans.filter(placed_code=teacher, place_code=school).first()
    if ban is None:
        raise NotBanned(**names)
    change = removed(ban)
    ban.delete()
    record(by=by, code="scenario.unbanned", changes=[change], name=locked.name, **names)


def _teacher(scenario: Scenario, code: str) -> str:
    names = frozen(scenario.freeze.digest).teachers
    if code not in names:
        raise TeacherUnknown(freeze=scenario.freeze.name, teacher=code)
    return names[code]


def _school(scenario: Scenario, code: str) -> str:
    names = frozen(scenario.freeze.digest).schools
    if code not in names:
        raise SchoolUnknown(freeze=scenario.freeze.name, school=code)
    return names[code]
