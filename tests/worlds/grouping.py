"""Reef, which is Shore with four schools far out, where a group of their own could grow.

In Shore, S1 leads S2 and S3, S4 leads S5, and S6 stands alone near both. Out at Reef, R1 is strong
and could lead R2 (weak) and R3 (rural); R4 lies so far that nobody reaches it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from manyuan.directory.actions.importing import import_district
from manyuan.plans.actions.adopting_grouping import (
    GroupingAdoption,
    NewGroup,
    adopt_grouping,
)
from manyuan.plans.actions.grouping import GroupingFacts, draft_grouping
from manyuan.plans.actions.runs import finish_run, start_run
from manyuan.plans.bridge.grouping import SolvedGrouping, solved
from manyuan.plans.models import Plan, Run, Scenario
from manyuan.plans.settings import Settings
from manyuan.seats.actions import job_seat
from manyuan.seats.models import Seat
from worlds.shore import World, build_shore, report, rows, school

PACK = "grouping-national"
YEAR = 2026
ON = date(2026, 9, 1)


def reef_tables() -> dict[str, list[dict[str, object]]]:
    """Return the schools that Reef has beyond Shore."""
    near = {"lon": Decimal("120.70"), "lat": Decimal("36.40")}
    return {
        "schools": rows(
            "schools",
            school("R1", "礁石小学", "primary", **near, strength="strong"),
            school("R2", "沙洲小学", "primary", **near, strength="weak"),
            school("R3", "渔村小学", "primary", **near, strength="ordinary", setting="rural"),
            school(
                *("R4", "远岛小学", "primary"),
                lon=Decimal("121.90"),
                lat=Decimal("37.90"),
                strength="ordinary",
            ),
        ),
        "resources": rows(
            "resources",
            *(
                report(code, "primary", 2025, pupils)
                for code, pupils in (("R1", 800), ("R2", 300), ("R3", 150), ("R4", 90))
            ),
        ),
    }


@dataclass(frozen=True)
class Reef:
    """Shore with the schools far out."""

    shore: World

    @property
    def officer(self) -> Seat:
        return self.shore.officer

    @contextmanager
    def at(self, seat: Seat | None = None) -> Iterator[None]:
        with self.shore.at(seat):
            yield

    def facts(self, **rest: object) -> GroupingFacts:
        given = {"name": "布局", "pack": PACK, "groups": 3, "seconds": 5, "seed": 7, **rest}
        return GroupingFacts(**given)

    def draft(self, *, by: Seat | None = None, **rest: object) -> Scenario:
        return draft_grouping(by=by or self.officer, year=YEAR, facts=self.facts(**rest))

    def solve(self, scenario: Scenario) -> Plan:
        """Solve as the worker does; equal questions are asked once in a test session."""
        run = start_run(by=self.officer, scenario=scenario)
        Run.objects.filter(pk=run.pk).update(state="running", attempt="world")
        run = Run.objects.get(pk=run.pk)
        return finish_run(
            by=job_seat(self.officer.bureau),
            run=run,
            attempt=run.attempt,
            solved=_answer(Settings.from_json(run.settings)),
        )

    def plan(self, **rest: object) -> Plan:
        return self.solve(self.draft(**rest))

    def adoption(self, **rest: object) -> GroupingAdoption:
        names = {"R1": NewGroup(code="G3", name="礁石小学教育集团")}
        return GroupingAdoption(**{"on": ON, "through": YEAR + 2, "groups": names, **rest})

    def adopted(self, **rest: object) -> Plan:
        return adopt_grouping(by=self.officer, plan=self.plan(**rest), adoption=self.adoption())

    def placing(self, plan: Plan) -> dict[str, tuple[str, str]]:
        """Return the change and the lead of every school of a plan."""
        found = plan.joins.select_related("school__unit", "lead__unit")
        return {join.school.code: (join.change, join.lead.code) for join in found}


@lru_cache(maxsize=32)
def _answer(settings: Settings) -> SolvedGrouping:
    return solved(settings, seconds=5, progress=lambda _: None, stop=lambda: False)


def build_reef() -> Reef:
    """Write Shore and the schools far out into the test database."""
    return on_shore(build_shore())


def on_shore(shore: World) -> Reef:
    """Let Shore have schools far out."""
    with shore.at():
        import_district(by=shore.command_line, tables=reef_tables(), source="reef")
    return Reef(shore)


@dataclass(frozen=True)
class Seen:
    """What the addresses of group formation need: a draft and its plan, the bureau's."""

    grouping_draft: Scenario
    grouping_plan: Plan


def show_a_grouping(shore: World) -> Seen:
    """Plan the groups of Shore as they are."""
    reef = Reef(shore)
    draft = reef.draft(groups=None)
    return Seen(draft, reef.solve(draft))
