from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from manyuan.engagements.actions.unchanged import require_unchanged
from manyuan.engagements.errors import CaravanIsOutdated
from manyuan.engagements.kinds.visit.actions import VisitFacts, begin_visits, call_off
from manyuan.engagements.kinds.visit.actions.settling import settle
from manyuan.engagements.kinds.visit.enums import CancelReason
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.visibility import SHOWN
from manyuan.engagements.queries.standing_visits import (
    PlannedSlot,
    Slot,
    called_off_since,
    live_visits,
    may_still_move,
    planned_slots,
    slot_of,
)
from manyuan.history.actions import Changed, record
from manyuan.kernel.clock import CHINA, today
from manyuan.plans.actions.adopting import adopting_unasked
from manyuan.plans.models import Plan, Stop
from manyuan.plans.permissions import may_decide
from manyuan.plans.settings import Settings
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@dataclass(frozen=True, slots=True)
class Parted:
    """What an adoption does: stops that begin, visits that it calls off, what is out of date."""

    begins: Sequence[Stop]
    drops: Sequence[Visit]
    outdated: int


@transaction.atomic
def adopt_caravan(*, by: Seat, plan: Plan) -> Plan:
    """The bureau adopts a caravan, and each of its stops becomes a visit that waits for both sides.

    Where it replaces an adopted one, visits that both hold go on, those that it drops or moves are
    called off. What somebody confirmed or moved, or what was held, is never touched.

    Raises
    ------
    CaravanIsOutdated
        When visits were confirmed, cancelled or moved since the plan was made, or days have passed.
    RequestsHaveChanged, ExpertDaysHaveChanged
        When a school or an expert has since taken back or changed what a new visit rests on.
    """
    require(may_decide(by))
    lock_bureau(by)
    adoption = adopting_unasked(by=by, plan=plan)
    stops = list(adoption.plan.stops.select_related(*_NEEDED))
    replaced = planned_slots(adoption.replaced)
    parted = _part(adoption.plan, stops, _live(by, plan.year), replaced)
    if parted.outdated:
        raise CaravanIsOutdated(plan=str(adoption.plan), count=parted.outdated)
    require_unchanged(adoption.plan, parted.begins)
    dropped = [_dropped(visit, adoption.plan) for visit in parted.drops]
    visits, begun = begin_visits(by, [_facts(stop) for stop in parted.begins])
    marked = settle(by, [*visits, *parted.drops])
    changes = [*adoption.changes, *dropped, *begun, *marked]
    record(
        by=by,
        code="caravan.adopted",
        changes=changes,
        name=str(adoption.plan),
        visits=len(stops),
        begun=len(begun),
        dropped=len(dropped),
    )
    return adoption.plan


_NEEDED = ("expert__partner__unit", "school__unit", "request")


def _live(by: Seat, year: int) -> list[Visit]:
    found = live_visits(by, year).select_for_update(of=("self",)).select_related(*SHOWN)
    return list(found)


def _part(
    plan: Plan, stops: Collection[Stop], live: Iterable[Visit], replaced: Collection[PlannedSlot]
) -> Parted:
    """Part stops and visits into what goes on, what begins, what ends, and what contradicts."""
    wanted = {stop.request_id: stop for stop in stops}
    known, before = _known(plan), {request for request, *_slot in replaced}
    going: set[int] = set()
    drops: list[Visit] = []
    outdated = 0
    for visit in live:
        stop = wanted.get(visit.request_id or 0)
        if stop is not None and _is_same(visit, stop):
            going.add(stop.pk)
        elif slot_of(visit) in known:
            continue
        elif may_still_move(visit, replaced):
            drops.append(visit)
        elif stop or visit.request_id in before:
            outdated += 1
    begins = [stop for stop in stops if stop.pk not in going]
    made = plan.made_at.astimezone(CHINA).date()
    outdated += sum(stop.kept or made <= stop.on < today() for stop in begins)
    outdated += called_off_since(plan, begins)
    return Parted(begins, drops, outdated)


def _known(plan: Plan) -> frozenset[Slot]:
    """Return the visits of which the planner was told that they stand."""
    options = Settings.from_json(plan.settings).options
    slots = (text.split(" ") for name, text in options if name == "kept")
    return frozenset((one[0], one[1], one[2], one[3]) for one in slots)


def _is_same(visit: Visit, stop: Stop) -> bool:
    return (visit.expert_id, visit.on, visit.starts_at) == (stop.expert_id, stop.on, stop.starts_at)


def _dropped(visit: Visit, plan: Plan) -> Changed:
    text = _("按「{plan}」重新编排").format(plan=plan)
    return call_off(visit, why=CancelReason.REPLANNED, explanation=text)


def _facts(stop: Stop) -> VisitFacts:
    return VisitFacts(
        expert=stop.expert,
        school=stop.school,
        topic=stop.topic,
        stage=stop.stage,
        grade=stop.request.grade,
        expected=stop.pupils,
        on=stop.on,
        starts_at=stop.starts_at,
        ends_at=stop.ends_at,
        hall=stop.request.hall,
        request=stop.request,
        travel_minutes=stop.travel_minutes,
    )
