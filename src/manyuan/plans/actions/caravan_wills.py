"""What the user wants of a caravan beside its rules: who serves a request, and who does not."""

from django.db import transaction

from manyuan.history.actions import record
from manyuan.plans.actions.locking import lock_open
from manyuan.plans.bridge.caravan import Names, names
from manyuan.plans.errors import (
    ExpertDayUnknown,
    RequestNotPinned,
    RequestUnknown,
    VisitNotBanned,
    VisitPinnedAndBanned,
)
from manyuan.plans.models import Ban, Pin, Scenario
from manyuan.plans.permissions import may_change_scenario
from manyuan.plans.rows import added, changed, removed, row_of
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@transaction.atomic
def pin_request(*, by: Seat, scenario: Scenario, request: str, place: str = "") -> Pin:
    """An expert shall serve the request on a day, or nobody where no place is given."""
    locked, said = _opened(by, scenario, request)
    expert = place.partition("@")[0]
    if place:
        said["place"] = _place(locked, place)
        if locked.bans.filter(placed_code=request, place_code__in=[place, expert]).exists():
            raise VisitPinnedAndBanned(request=said["request"], place=said["place"])
    pin = locked.pins.filter(placed_code=request).first()
    before = None if pin is None else row_of(pin)
    pin = pin or Pin(bureau_id=by.bureau_id, scenario=locked, placed_code=request)
    pin.place_code = place
    pin.full_clean()
    pin.save()
    code = "caravan.pinned" if place else "caravan.unserved"
    record(by=by, code=code, changes=[changed(pin, before=before)], name=locked.name, **said)
    return pin


@transaction.atomic
def unpin_request(*, by: Seat, scenario: Scenario, request: str) -> None:
    """The planner is free again to say who serves the request."""
    locked, said = _opened(by, scenario, request)
    pin = locked.pins.filter(placed_code=request).first()
    if pin is None:
        raise RequestNotPinned(request=said["request"])
    change = removed(pin)
    pin.delete()
    record(by=by, code="caravan.unpinned", changes=[change], name=locked.name, **said)


@transaction.atomic
def ban_visit(*, by: Seat, scenario: Scenario, request: str, place: str) -> Ban:
    """An expert shall not serve the request: on a day, or ever where only the expert is named."""
    locked, said = _opened(by, scenario, request)
    said["place"] = _place(locked, place)
    pinned = locked.pins.filter(placed_code=request).values_list("place_code", flat=True)
    if any(place in {one, one.partition("@")[0]} for one in pinned):
        raise VisitPinnedAndBanned(request=said["request"], place=said["place"])
    ban = Ban(bureau_id=by.bureau_id, scenario=locked, placed_code=request, place_code=place)
    ban.full_clean()
    ban.save()
    record(by=by, code="caravan.banned", changes=[added(ban)], name=locked.name, **said)
    return ban


@transaction.atomic
def unban_visit(*, by: Seat, scenario: Scenario, request: str, place: str) -> None:
    """The expert may serve the request again."""
    locked, said = _opened(by, scenario, request)
    said["place"] = _place(locked, place)
    ban = locked.bans.filter(placed_code=request, place_code=place).first()
    if ban is None:
        raise VisitNotBanned(request=said["request"], place=said["place"])
    change = removed(ban)
    ban.delete()
    record(by=by, code="caravan.unbanned", changes=[change], name=locked.name, **said)


def _opened(by: Seat, scenario: Scenario, request: str) -> tuple[Scenario, dict[str, str]]:
    require(may_change_scenario(by, scenario))
    lock_bureau(by)
    locked = lock_open(scenario)
    known = _names(locked).requests
    if request not in known:
        raise RequestUnknown(freeze=locked.freeze.name, request=request)
    return locked, {"request": known[request]}


def _place(scenario: Scenario, place: str) -> str:
    """Return how a place is called: an expert's day, or the expert alone."""
    found = _names(scenario)
    expert, mark, day = place.rpartition("@")
    known = place in found.days if mark else place in found.experts
    if not known:
        raise ExpertDayUnknown(freeze=scenario.freeze.name, place=place)
    return f"{found.experts[expert]} {day}" if mark else found.experts[place]


def _names(scenario: Scenario) -> Names:
    return names(scenario.freeze.digest)
