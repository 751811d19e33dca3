from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from manyuan.plans.bridge.exchange import frozen, verdicts
from manyuan.plans.enums import PlanKind, PlanState
from manyuan.plans.models import Plan
from manyuan.plans.settings import Settings
from manyuan.seats.models import Seat

Place: TypeAlias = tuple[str, str]  # school, stage
# Whoever is deferred stays this year, but counts in the ratios.
COUNTED = ("eligible", "deferred")


@dataclass(frozen=True, slots=True)
class Eligible:
    """How many teachers of a place the rules of a year's exchange count as eligible, of all."""

    eligible: int = 0
    teachers: int = 0


def eligible_of_year(seat: Seat, year: int) -> Mapping[Place, Eligible]:
    """Return the base of the year's exchange by school and stage, as its adopted plans count it.

    A plan for all schools counts everybody; those of single groups count where there is none. The
    rules and the lists are those on which each plan rests. Without a plan nothing is known.
    """
    adopted = Plan.objects.filter(
        bureau_id=seat.bureau_id, kind=PlanKind.EXCHANGE, year=year, state=PlanState.ADOPTED
    )
    kept: dict[int | None, Any] = dict(
        adopted.order_by("number").values_list("group_id", "settings")
    )
    chosen = [kept[None]] if None in kept else list(kept.values())
    found: dict[Place, Eligible] = {}
    for settings in chosen:
        found |= _counted(Settings.from_json(settings))
    return found


def _counted(settings: Settings) -> dict[Place, Eligible]:
    judged = verdicts(settings)
    found: dict[Place, Eligible] = {}
    for row in frozen(settings.freeze).tables["teachers"]:
        verdict = judged.get(str(row["teacher"]))
        if verdict is None or not row.get("stage"):
            continue
        place = (str(row["school"]), str(row["stage"]))
        before = found.get(place, Eligible())
        counts = verdict.state in COUNTED
        found[place] = Eligible(before.eligible + counts, before.teachers + 1)
    return found
