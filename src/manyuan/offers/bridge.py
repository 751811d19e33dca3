"""The one door to the planner: what the collecting knows of eligibility comes through here."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import QuerySet

from manyuan.directory import models
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.models import Window
from manyuan.planner.kinds.exchange.eligibility import Verdict, full_years, verdict_of
from manyuan.planner.kinds.exchange.problem import School, Teacher
from manyuan.rules.exchange import load_exchange_pack

__all__ = ["Verdict", "full_years_at", "states_of", "verdicts_of"]

# What a verdict looks at, and nothing else: thousands of rows are judged for one page.
JUDGED = (
    "stage",
    "subject",
    "sex",
    "born",
    "at_school_since",
    "cadre",
    "on_establishment",
    "graduating_class",
    "exemption",
    "exempt_until",
    "posted_from",
    "posted_until",
)


def verdicts_of(teachers: Iterable[models.Teacher], window: Window) -> Mapping[int, Verdict]:
    """Judge by the window's rules whether each teacher may move, by the teachers' keys."""
    pack = load_exchange_pack(window.pack)
    schools: dict[int, School] = {}
    found = {}
    for teacher in teachers:
        if teacher.school_id not in schools:
            schools[teacher.school_id] = _school(teacher.school)
        school = schools[teacher.school_id]
        found[teacher.pk] = verdict_of(
            _teacher(teacher, school), school, year=window.year, pack=pack
        )
    return found


def states_of(
    teachers: "QuerySet[models.Teacher]", schools: Mapping[int, models.School], window: Window
) -> Iterator[tuple[int, int, str]]:
    """Yield of each teacher the key, the school's key, and whether the teacher may move."""
    pack = load_exchange_pack(window.pack)
    places = {pk: _school(school) for pk, school in schools.items()}
    for row in teachers.values("pk", "school_id", "posted_to_id", *JUDGED):
        place = places[row["school_id"]]
        known: dict[str, Any] = {n: None if row[n] == "" else row[n] for n in JUDGED}
        posted = None if row["posted_to_id"] is None else str(row["posted_to_id"])
        judged = Teacher(code="", name="", school=place.code, posted_to=posted, **known)
        yield (
            row["pk"],
            row["school_id"],
            verdict_of(judged, place, year=window.year, pack=pack).state,
        )


def full_years_at(teacher: models.Teacher, window: Window) -> int | None:
    """Return the full years at the school on 1 September of the window's year, if known."""
    since = teacher.at_school_since
    return None if since is None else full_years(since, SchoolYear(window.year).first_day)


def _school(school: models.School) -> School:
    return School(
        code=school.code,
        name=school.name,
        kind=school.kind,
        nature=school.nature or None,
        strength=school.strength or None,
        legal=school.code,
        opened_on=school.opened_on,
        closed_on=school.closed_on,
    )


def _teacher(teacher: models.Teacher, school: School) -> Teacher:
    return Teacher(
        code=teacher.code,
        name=teacher.name,
        school=school.code,
        stage=teacher.stage or None,
        subject=teacher.subject or None,
        sex=teacher.sex or None,
        born=teacher.born,
        at_school_since=teacher.at_school_since,
        education=teacher.education or None,
        backbone=teacher.backbone or None,
        title=teacher.title or None,
        cadre=teacher.cadre or None,
        on_establishment=teacher.on_establishment,
        graduating_class=teacher.graduating_class,
        exemption=teacher.exemption or None,
        exempt_until=teacher.exempt_until,
        posted_to=None if teacher.posted_to is None else teacher.posted_to.name,
        posted_from=teacher.posted_from,
        posted_until=teacher.posted_until,
    )
