"""What the user wants of group formation beside its rules: who is with whom, and who is not."""

from django.db import transaction

from manyuan.history.actions import record
from manyuan.plans.actions.locking import lock_open
from manyuan.plans.bridge.grouping import names
from manyuan.plans.errors import (
    JoinNotBanned,
    SchoolNotPinned,
    SchoolPinnedAndBanned,
    SchoolUnknown,
)
from manyuan.plans.models import Ban, Pin, Scenario
from manyuan.plans.permissions import may_change_scenario
from manyuan.plans.rows import added, changed, removed, row_of
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@transaction.atomic
def pin_school(*, by: Seat, scenario: Scenario, school: str, lead: str) -> Pin:
    """A school shall be in the group of a lead; its own code: it leads one."""
    locked, said = _opened(by, scenario, school, lead)
    if locked.bans.filter(placed_code=school, place_code=lead).exists():
        raise SchoolPinnedAndBanned(**said)
    pin = locked.pins.filter(placed_code=school).first()
    before = None if pin is None else row_of(pin)
    pin = pin or Pin(bureau_id=by.bureau_id, scenario=locked, placed_code=school)
    pin.place_code = lead
    pin.full_clean()
    pin.save()
    changes = [changed(pin, before=before)]
    record(by=by, code="grouping.pinned", changes=changes, name=locked.name, **said)
    return pin


@transaction.atomic
def unpin_school(*, by: Seat, scenario: Scenario, school: str) -> None:
    """The planner is free again to say where the school is."""
    locked, said = _opened(by, scenario, school, school)
    pin = locked.pins.filter(placed_code=school).first()
    if pin is None:
        raise SchoolNotPinned(school=said["school"])
    change = removed(pin)
    pin.delete()
    record(
        by=by, code="grouping.unpinned", changes=[change], name=locked.name, school=said["school"]
    )


@transaction.atomic
def ban_join(*, by: Seat, scenario: Scenario, school: str, lead: str) -> Ban:
    """A school shall not be in the group of a lead; its own code: it leads none."""
    locked, said = _opened(by, scenario, school, lead)
    if locked.pins.filter(placed_code=school, place_code=lead).exists():
        raise SchoolPinnedAndBanned(**said)
    ban = Ban(bureau_id=by.bureau_id, scenario=locked, placed_code=school, place_code=lead)
    ban.full_clean()
    ban.save()
    record(by=by, code="grouping.banned", changes=[added(ban)], name=locked.name, **said)
    return ban


@transaction.atomic
def unban_join(*, by: Seat, scenario: Scenario, school: str, lead: str) -> None:
    """The school may be in the group of the lead again."""
    locked, said = _opened(by, scenario, school, lead)
    ban = locked.bans.filter(placed_code=school, place_code=lead).first()
    if ban is None:
        raise JoinNotBanned(**said)
    change = removed(ban)
    ban.delete()
    record(by=by, code="grouping.unbanned", changes=[change], name=locked.name, **said)


def _opened(
    by: Seat, scenario: Scenario, school: str, lead: str
) -> tuple[Scenario, dict[str, str]]:
    require(may_change_scenario(by, scenario))
    lock_bureau(by)
    locked = lock_open(scenario)
    known = names(locked.freeze.digest)
    for code in (school, lead):
        if code not in known:
            raise SchoolUnknown(freeze=locked.freeze.name, school=code)
    return locked, {"school": known[school], "lead": known[lead]}
