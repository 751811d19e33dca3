"""Shore is asked how satisfied it is: a survey of parents over five schools, and who answers."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from manyuan.evaluation.surveys.actions import (
    SurveyFacts,
    answer_survey,
    close_survey,
    draft_survey,
    make_codes,
    open_survey,
)
from manyuan.evaluation.surveys.enums import Audience, Scale, Topic
from manyuan.evaluation.surveys.models import Survey
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.actions import public_seat
from manyuan.seats.models import Seat
from worlds.shore import build_shore

DAY = timedelta(days=1)
ASKED = ((Topic.OVERALL, Scale.LEVELS), (Topic.SAFETY, Scale.YES_NO))


@dataclass
class Poll:
    """Shore with the seat of the public, and short ways to ask and to answer."""

    world: Any
    public: Seat

    def __getattr__(self, name):
        return getattr(object.__getattribute__(self, "world"), name)

    @contextmanager
    def at(self) -> Iterator[None]:
        with self.world.at():
            yield

    def facts(self, schools="S1 S2 S3 S4 S5", **rest: Any) -> SurveyFacts:
        given = {
            "year": SchoolYear.on(today()).start,
            "audience": Audience.PARENTS,
            "title": "春季家长问卷",
            "opens_on": today(),
            "closes_on": today() + 14 * DAY,
            "questions": ASKED,
            "schools": [self.school(code) for code in schools.split()],
        }
        return SurveyFacts(**{**given, **rest})

    def draft(self, **rest: Any) -> Survey:
        return draft_survey(by=self.officer, facts=self.facts(**rest))

    def opened(self, **rest: Any) -> Survey:
        return open_survey(by=self.officer, survey=self.draft(**rest))

    def codes(self, survey: Survey, school: str, count: int = 1) -> tuple[str, ...]:
        made = make_codes(by=self.officer, survey=survey, school=self.school(school), count=count)
        return made.codes

    def say(self, code: str, overall: int = 5, safety: int = 1) -> None:
        marks = {Topic.OVERALL: overall, Topic.SAFETY: safety}
        answer_survey(by=self.public, code=code, marks=marks)

    def answer(self, survey: Survey, school: str, *overall: int) -> None:
        """Let as many people of a school answer as marks are given."""
        for code, mark in zip(self.codes(survey, school, len(overall)), overall, strict=True):
            self.say(code, mark)

    def close(self, survey: Survey) -> Survey:
        return close_survey(by=self.officer, survey=survey)


def build_poll() -> Poll:
    shore = build_shore()
    return Poll(shore, public_seat(shore.officer.bureau))


@dataclass(frozen=True)
class Asked:
    """A draft, a survey that runs with a code of S2, and one that has ended."""

    survey_draft: int
    survey_open: int
    survey_ended: int
    survey_code: str


def ask_something(shore: Any) -> Asked:
    """Draft, open and end a survey each at Shore."""
    poll = Poll(shore, public_seat(shore.officer.bureau))
    ended = poll.opened(title="去年的问卷", audience=Audience.TEACHERS)
    poll.answer(ended, "S2", *[5] * 12)
    poll.answer(ended, "S1", *[3] * 4)
    poll.close(ended)
    opened = poll.opened()
    code, *_rest = poll.codes(opened, "S2", 3)
    return Asked(poll.draft(title="草稿").number, opened.number, ended.number, code)
