"""What a run is asked, kept with it and with its plan: a scenario that changes leaves both true."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, time
from typing import Any, TypeAlias

from manyuan.plans.enums import PlanKind
from manyuan.plans.models import Plan, Scenario

Given: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything but the time that decides what the planner is asked; ``freeze`` is a digest.

    ``pins`` hold "" for a teacher who stays; ``adopted`` are the pairs of what was placed and
    where in the plan from which a re-plan departs, None where it is no re-plan. ``options`` are
    what a kind asks beside that, by name.
    """

    freeze: str
    year: int
    scope: str
    group: str | None
    pack: str
    seed: int | None = None
    overrides: tuple[tuple[str, str], ...] = ()
    pins: tuple[tuple[str, str], ...] = ()
    bans: tuple[tuple[str, str], ...] = ()
    adopted: tuple[tuple[str, str], ...] | None = None
    kind: str = PlanKind.EXCHANGE.value
    options: tuple[tuple[str, str], ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return plain values for a JSON column."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "Settings":
        """Return the settings that ``as_json`` wrote; JSON knows lists where we keep tuples."""
        pairs = ("overrides", "pins", "bans", "adopted", "options")
        found: dict[str, Any] = {
            name: _pairs(value) if name in pairs and value is not None else value
            for name, value in values.items()
        }
        return cls(**found)


def _pairs(value: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((one, other) for one, other in value)


def settings_of(scenario: Scenario) -> Settings:
    """Return what a run of the scenario would be asked now."""
    return Settings(
        freeze=scenario.freeze.digest,
        year=scenario.year,
        scope=scenario.scope,
        group=None if scenario.group is None else scenario.group.code,
        pack=scenario.pack,
        seed=scenario.seed,
        overrides=tuple(scenario.overrides.values_list("code", "value")),
        pins=tuple(scenario.pins.values_list("placed_code", "place_code")),
        bans=tuple(scenario.bans.values_list("placed_code", "place_code")),
        adopted=None if scenario.base is None else PLACED[scenario.kind](scenario, scenario.base),
        kind=scenario.kind,
        options=OPTIONS[scenario.kind](scenario) if scenario.kind in OPTIONS else (),
    )


def place_of(expert: str, day: date) -> str:
    """Return how an expert's day is written as a place: it is what a pin of a request names."""
    return f"{expert}@{day.isoformat()}"


def slot_of(expert: str, day: date, at: time) -> str:
    """Return how a visit's time is written: the place of a request, to the minute."""
    return f"{place_of(expert, day)} {at:%H:%M}"


def _moves(_scenario: Scenario, base: Plan) -> Given:
    return tuple(base.moves.values_list("teacher_code", "to_school__unit__code"))


def _standing(scenario: Scenario, _base: Plan) -> Given:
    """Return the visits that stand, which are not all those that the plan once had."""
    ask = scenario.caravan
    return tuple(
        (request, f"{expert}@{day} {at}") for request, expert, day, at in (*ask.kept, *ask.waiting)
    )


def _caravan(scenario: Scenario) -> Given:
    ask = scenario.caravan
    days = (("first_day", ask.first_day), ("last_day", ask.last_day))
    return (
        *((name, day.isoformat()) for name, day in days if day is not None),
        *([("together", "1")] if ask.together else []),
        *(("kept", " ".join(one)) for one in ask.kept),
        *(("waiting", " ".join(one)) for one in ask.waiting),
    )


def _grouping(scenario: Scenario) -> Given:
    ask = scenario.grouping
    given = (
        ("groups", ask.groups),
        ("leads", ask.leads),
        ("max_minutes", ask.max_minutes),
        ("released", ask.released),
    )
    return (
        *((name, str(value)) for name, value in given if value not in (None, "")),
        *([("chain", "1")] if ask.chain else []),
    )


# What is placed where as a re-plan of a kind begins, and what a kind asks beside the rest.
PLACED: Mapping[str, Callable[[Scenario, Plan], Given]] = {
    PlanKind.EXCHANGE: _moves,
    PlanKind.CARAVAN: _standing,
}
OPTIONS: Mapping[str, Callable[[Scenario], Given]] = {
    PlanKind.CARAVAN: _caravan,
    PlanKind.GROUPING: _grouping,
}
