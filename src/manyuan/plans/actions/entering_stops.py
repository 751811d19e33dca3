from collections.abc import Mapping
from datetime import time

from manyuan.directory.models import Expert, School
from manyuan.offers.models import VisitRequest
from manyuan.plans.bridge.caravan import PlacedStop, SolvedCaravan
from manyuan.plans.enums import MoveChange
from manyuan.plans.models import Plan, Stop
from manyuan.plans.settings import Settings, slot_of


def enter_stops(plan: Plan, solved: SolvedCaravan) -> None:
    """Write the stops of a plan, each as it stands beside the plan that a re-plan departs from."""
    settings = Settings.from_json(plan.settings)
    pinned = {request for request, place in settings.pins if place}
    kept = {text.partition(" ")[0] for name, text in settings.options if name == "kept"}
    base = None if settings.adopted is None else dict(settings.adopted)
    experts = dict(Expert.objects.values_list("code", "pk"))
    schools = dict(School.objects.values_list("unit__code", "pk"))
    requests = dict(VisitRequest.objects.values_list("code", "pk"))
    Stop.objects.bulk_create(
        (
            Stop(
                bureau_id=plan.bureau_id,
                plan=plan,
                request_id=requests[placed.request.code],
                expert_id=experts[placed.planned.stop.expert],
                school_id=schools[placed.planned.school],
                on=placed.planned.stop.day,
                starts_at=_clock(placed.planned.start),
                ends_at=_clock(placed.planned.end),
                place=placed.place,
                travel_minutes=placed.planned.travel,
                topic=placed.planned.topic,
                stage=placed.request.stage or "",
                pupils=placed.request.pupils,
                pinned=placed.request.code in pinned,
                kept=placed.request.code in kept,
                change=_change(placed, base),
                reasons=[said.as_json() for said in placed.planned.reasons],
            )
            for placed in solved.stops
        ),
        batch_size=500,
    )


def _clock(minutes: int) -> time:
    return time(*divmod(minutes, 60))


def _change(placed: PlacedStop, base: Mapping[str, str] | None) -> str:
    if base is None:
        return ""
    before = base.get(placed.request.code)
    if before is None:
        return MoveChange.NEW
    stop = placed.planned.stop
    same = before == slot_of(stop.expert, stop.day, _clock(stop.start))
    return MoveChange.KEPT if same else MoveChange.MOVED
