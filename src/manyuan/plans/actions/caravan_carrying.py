"""What a re-plan of the caravan begins with: what the plan in force was asked, where it holds."""

from collections.abc import Collection, Iterator

from manyuan.history.actions import Changed
from manyuan.plans.bridge.caravan import Names, names
from manyuan.plans.models import Ban, Override, Pin, Scenario
from manyuan.plans.rows import added, removed
from manyuan.plans.settings import Settings

Will = Override | Pin | Ban


def carry_wills(
    scenario: Scenario,
    *,
    kept: Collection[tuple[str, str, str, str]],
    called_off: Collection[tuple[str, str]],
) -> list[Will]:
    """Store the rules, pins and bans of the plan from which a new draft departs.

    Days on which visits were called off are ruled out beside them. A pin falls away where its
    visit stands by itself, where its day was called off, or where it names what is no longer
    there. A step of an action, which writes the record.
    """
    known = names(scenario.freeze.digest)
    asked = None if scenario.base is None else Settings.from_json(scenario.base.settings)
    before = () if asked is None else asked.bans
    bans = {one for one in (*before, *called_off) if _is_known(known, *one)}
    wills: list[Will] = [
        Ban(scenario=scenario, placed_code=request, place_code=place)
        for request, place in sorted(bans)
    ]
    if asked is not None:
        stand = {request for request, *_slot in kept}
        wills += _pins(scenario, asked, known, without=(stand, bans))
        wills += _overrides(scenario, asked)
    for will in wills:
        will.bureau_id = scenario.bureau_id
        will.full_clean()
        will.save()
    return wills


def rule_out(
    scenario: Scenario,
    *,
    kept: Collection[tuple[str, str, str, str]],
    called_off: Collection[tuple[str, str]],
) -> list[Changed]:
    """Rule out what was called off since the draft was made, and drop the pins that this undoes.

    A step of an action, which writes the record.
    """
    known = names(scenario.freeze.digest)
    bans = {(one.placed_code, one.place_code) for one in Ban.objects.filter(scenario=scenario)}
    changes = []
    for request, place in sorted({*called_off} - bans):
        if _is_known(known, request, place):
            ban = Ban(
                bureau_id=scenario.bureau_id,
                scenario=scenario,
                placed_code=request,
                place_code=place,
            )
            ban.full_clean()
            ban.save()
            changes.append(added(ban))
    stand = {request for request, *_slot in kept}
    for pin in Pin.objects.filter(scenario=scenario):
        if pin.placed_code in stand or (pin.placed_code, pin.place_code) in {*called_off}:
            changes.append(removed(pin))
            pin.delete()
    return changes


def _pins(
    scenario: Scenario,
    asked: Settings,
    known: Names,
    *,
    without: tuple[Collection[str], Collection[tuple[str, str]]],
) -> Iterator[Pin]:
    stand, bans = without
    for request, place in asked.pins:
        is_banned = {(request, place), (request, place.partition("@")[0])} & {*bans}
        if request not in stand and not is_banned and _is_known(known, request, place):
            yield Pin(scenario=scenario, placed_code=request, place_code=place)


def _overrides(scenario: Scenario, asked: Settings) -> Iterator[Override]:
    """Yield the district's own numbers; another pack has rules of its own."""
    if scenario.pack == asked.pack:
        for code, value in asked.overrides:
            yield Override(scenario=scenario, code=code, value=value)


def _is_known(known: Names, request: str, place: str) -> bool:
    return request in known.requests and (
        not place or place in known.days or place in known.experts
    )
