"""Cape: Shore's schools ask for experts, two experts of P1 give days, and a caravan is planned.

On the day ``D1`` E1 is out from half past eight until half past four, at most three times; on
``D2`` E1 comes in the morning, once, and E2 in the afternoon. R1 to R3 can be served, R4 asks for
what nobody speaks about, and R5 only has time on ``D3``, which nobody gives.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from manyuan.directory.actions.importing import import_district
from manyuan.engagements.actions.adopting_caravan import adopt_caravan
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.queries.standing_visits import kept_visits, waiting_visits
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.actions.caravan import CaravanFacts, draft_caravan
from manyuan.plans.actions.runs import finish_run, start_run
from manyuan.plans.bridge.caravan import SolvedCaravan, solved
from manyuan.plans.models import Plan, Run, Scenario
from manyuan.plans.settings import Settings
from manyuan.seats.actions import job_seat
from manyuan.seats.models import Seat
from worlds.shore import World, build_shore, rows

PACK = "caravan-national"
DAY_MONTHS = (3, 4, 5, 10, 11, 12)


def school_day(ahead: int = 0) -> date:
    """Return a Wednesday in term, ``ahead`` weeks after the first that lies a week ahead."""
    day = today() + timedelta(days=7)
    while not (day.weekday() == 2 and day.month in DAY_MONTHS and 8 <= day.day <= 28):
        day += timedelta(days=1)
    return day + timedelta(weeks=ahead)


def days() -> tuple[date, date, date]:
    """Return D1, D2 and D3: three days of one week."""
    first = school_day()
    return first, first + timedelta(days=1), first + timedelta(days=2)


def year() -> int:
    return SchoolYear.on(days()[0]).start


def cape_tables() -> dict[str, list[dict[str, object]]]:
    """Return what Cape has beyond Shore."""
    one, two, three = (day.isoformat() for day in days())
    return {
        "partners": rows(
            "partners",
            {
                "partner": "P1",
                "name": "海洋大学",
                "kind": "university",
                "lon": Decimal("120.36"),
                "lat": Decimal("36.07"),
            },
        ),
        "experts": rows(
            "experts",
            {"expert": "E2", "name": "卢工", "partner": "P1", "topics": "海洋科学;人工智能"},
        ),
        "expert_days": rows(
            "expert_days",
            _day("E1", 0, "08:30", "16:30", 3),
            _day("E1", 1, "08:30", "12:00", 1),
            _day("E2", 1, "13:00", "17:00", 2),
        ),
        "visit_requests": rows(
            "visit_requests",
            _request("R1", "S2", "海洋科学", f"{one} 08:30-11:30", pupils=180),
            _request("R2", "S3", "海洋科学", f"{one} 13:30-16:00;{two} 13:30-16:00", pupils=90),
            _request(
                *("R3", "S4", "身边的物理", f"{one} 08:30-11:30;{two} 08:30-11:30"),
                stage="junior",
                pupils=300,
            ),
            _request("R4", "S5", "考古", f"{one} 08:30-11:30", pupils=70),
            _request("R5", "S1", "海洋科学", f"{three} 08:30-11:30", pupils=200),
        ),
    }


def _day(expert: str, place: int, start: str, end: str, most: int) -> dict[str, object]:
    given = {"expert": expert, "date": days()[place], "start": start, "end": end}
    return {**given, "max_visits": most}


def _request(
    code: str, school: str, topic: str, windows: str, *, pupils: int, stage: str = "primary"
) -> dict[str, object]:
    return {
        "request": code,
        "school": school,
        "topic": topic,
        "stage": stage,
        "pupils": pupils,
        "minutes": 60,
        "windows": windows,
        "hall": "报告厅",
    }


@dataclass(frozen=True)
class Cape:
    """Shore with what its schools ask of the caravan."""

    shore: World

    @property
    def officer(self) -> Seat:
        return self.shore.officer

    @property
    def group_office(self) -> Seat:
        return self.shore.group_office

    @contextmanager
    def at(self, seat: Seat | None = None) -> Iterator[None]:
        with self.shore.at(seat):
            yield

    def facts(self, **rest: object) -> CaravanFacts:
        given = {"name": "大篷车", "pack": PACK, "seconds": 10, "seed": 7, **rest}
        asked = self.officer, year(), given.get("group")
        given.setdefault("kept", kept_visits(*asked))
        if "base" in given:
            given.setdefault("waiting", waiting_visits(*asked))
        return CaravanFacts(**given)

    def draft(self, *, by: Seat | None = None, **rest: object) -> Scenario:
        return draft_caravan(by=by or self.officer, year=year(), facts=self.facts(**rest))

    def solve(self, scenario: Scenario) -> Plan:
        """Solve as the worker does; equal questions are asked once in a test session."""
        run = start_run(by=self.officer, scenario=scenario)
        # This very run, whatever else waits for a worker.
        Run.objects.filter(pk=run.pk).update(state="running", attempt="world")
        return self.finish(Run.objects.get(pk=run.pk))

    def finish(self, run: Run) -> Plan:
        return finish_run(
            by=job_seat(self.officer.bureau),
            run=run,
            attempt=run.attempt,
            solved=_answer(Settings.from_json(run.settings)),
        )

    def plan(self, **rest: object) -> Plan:
        return self.solve(self.draft(**rest))

    def adopted(self, **rest: object) -> Plan:
        return adopt_caravan(by=self.officer, plan=self.plan(**rest))

    def visit(self, request: str) -> Visit:
        """Return the visit that meets a request and was not called off."""
        return Visit.objects.exclude(state="cancelled").get(request__code=request)

    def slots(self, plan: Plan) -> dict[str, tuple[str, int, str]]:
        """Return who serves each request of Cape's, on which of the days, from when."""
        return {
            stop.request.code: (
                stop.expert.code,
                days().index(stop.on) + 1,
                f"{stop.starts_at:%H:%M}",
            )
            for stop in plan.stops.select_related("request", "expert")
            if stop.request.code.startswith("R")
        }


@lru_cache(maxsize=32)
def _answer(settings: Settings) -> SolvedCaravan:
    return solved(settings, seconds=10, progress=lambda _: None, stop=lambda: False)


def build_cape() -> Cape:
    """Write Shore and what its schools ask of the caravan into the test database."""
    return on_shore(build_shore())


def on_shore(shore: World) -> Cape:
    """Let Shore ask for a caravan."""
    with shore.at():
        import_district(by=shore.command_line, tables=cape_tables(), source="cape")
    return Cape(shore)


def hold_holiday(plan: Plan, day: date) -> Plan:
    """Let a plan have been made with a winter holiday of this one day."""
    text = f"{day:%m-%d}/{day:%m-%d}"
    plan.settings = {**plan.settings, "overrides": [["calendar.winter_holiday", text]]}
    plan.save()
    return plan


@dataclass(frozen=True)
class Seen:
    """What the addresses of the caravan need: Shore's own request and day, in the year 2026.

    ``caravan_draft`` and ``caravan_plan`` are those of G1's office, ``caravan_in_force`` is the
    bureau's.
    """

    caravan_draft: Scenario
    caravan_plan: Plan
    caravan_in_force: Plan


def show_a_caravan(shore: World) -> Seen:
    """Plan for G1 and for all schools; the plan for all is in force, without any visit."""
    base = {"partner": "P1", "name": "海洋大学", "kind": "university"}
    place = {"lon": Decimal("120.36"), "lat": Decimal("36.07")}
    tables = {"partners": rows("partners", {**base, **place})}
    import_district(by=shore.command_line, tables=tables, source="cape")
    cape, group = Cape(shore), shore.group("G1")
    facts = CaravanFacts(name="本集团大篷车", pack=PACK, group=group, seconds=10, seed=7)
    draft = draft_caravan(by=shore.group_office, year=2026, facts=facts)
    plan = cape.solve(draft)
    facts = CaravanFacts(name="全区大篷车", pack=PACK, seconds=10, seed=7)
    every = cape.solve(draft_caravan(by=shore.officer, year=2026, facts=facts))
    every.state, every.adopted_on, every.adopted_by = "adopted", today(), shore.officer
    every.save()
    return Seen(draft, plan, every)
