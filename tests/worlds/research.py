"""Shore, where schools study lessons, train and confer together.

The group G1 (S1 lead, S2, S3) and G2 (S4 lead, S5, S2); S6 stands alone.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import time

from manyuan.directory.models import Teacher, Venue
from manyuan.engagements.kinds.research.actions import (
    Invited,
    ResearchFacts,
    add_output,
    arrange_research,
    hold_research,
    report_attendance,
)
from manyuan.engagements.kinds.research.models import Research
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat, Unit
from worlds.shore import World
from worlds.visits import PAST, PDF, school_day


@dataclass(frozen=True)
class Study:
    """Shore with its joint research."""

    shore: World

    @property
    def officer(self) -> Seat:
        return self.shore.officer

    @property
    def principal(self) -> Seat:
        """The principal of S2."""
        return self.shore.principal

    @property
    def group_office(self) -> Seat:
        return self.shore.group_office

    @contextmanager
    def at(self, seat: Seat | None = None) -> Iterator[None]:
        with self.shore.at(seat):
            yield

    def unit(self, code: str) -> Unit:
        return Unit.objects.get(code=code)

    def facts(self, schools: dict[str, int] | None = None, **rest: object) -> ResearchFacts:
        given = {
            "mode": "lesson_study",
            "topic": "分数的意义",
            "host": "S1",
            "on": school_day(),
            "starts_at": time(14),
            "ends_at": time(16),
            "subject": "数学",
            "stage": "primary",
            **rest,
        }
        given["host"] = self.unit(given["host"])
        if "group" in given:
            given["group"] = self.shore.group(given["group"])
        if "place" in given:
            given["place"] = self.shore.school(given["place"])
        if "venue" in given:
            given["venue"] = Venue.objects.get(code=given["venue"])
        if "leader" in given:
            given["leader"] = Teacher.objects.get(code=given["leader"])
        chosen = {"S2": 3, "S3": 2} if schools is None else schools
        invited = [Invited(self.shore.school(code), n) for code, n in chosen.items()]
        return ResearchFacts(invited=invited, **given)

    def research(self, schools: dict[str, int] | None = None, **rest: object) -> Research:
        """Arrange that S1 studies a lesson with S2 and S3 on a school day ahead."""
        return arrange_research(by=self.officer, facts=self.facts(schools, **rest))

    def held(self, schools: dict[str, int] | None = None, **rest: object) -> Research:
        """Arrange it in the past and report that it was held."""
        research = self.research(schools, **{"on": PAST, **rest})
        return hold_research(by=self.officer, research=research, minutes="先学后教。")

    def report(self, research: Research, by: Seat | None = None, **attended: int) -> None:
        counted = {self.shore.school(code): n for code, n in attended.items()}
        report_attendance(by=by or self.officer, research=research, attended=counted)


@dataclass(frozen=True)
class Studied:
    """An activity that lies ahead, one of today, and one that was held, with a file."""

    research: str
    research_of_today: str
    held_research: str
    parts_of_research: tuple[int, ...]
    output: int


def study_something(shore: World) -> Studied:
    """Arrange them: S1 invites S2 and S3."""
    study = Study(shore)
    held = study.held(group="G1")
    output = add_output(by=shore.officer, research=held, name="教案.pdf", content=PDF)
    parts = tuple(held.participations.values_list("pk", flat=True))
    today_s = study.research(group="G1", on=today())
    return Studied(study.research(group="G1").code, today_s.code, held.code, parts, output.pk)
