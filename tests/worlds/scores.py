"""Shore's year 2025–2026 evaluated: enough of it known that both groups get a grade."""

from datetime import date
from decimal import Decimal

from manyuan.engagements.models import Flow
from manyuan.evaluation.actions.freezing import freeze_year
from manyuan.evaluation.models import Outcome
from manyuan.evaluation.scores.actions.appealing import make_appeal
from manyuan.evaluation.scores.actions.judging import adjust_score, judge_group, veto_group
from manyuan.evaluation.scores.actions.publishing import publish_grades
from manyuan.evaluation.scores.enums import Item
from manyuan.evaluation.scores.models import GroupGrade
from manyuan.seats.models import Unit
from worlds.shore import World

YEAR = 2025
ALL = dict.fromkeys((item.value for item in Item), True)
DOWN = "strong_to_weak"
# code, kind, provider, receiver, group, hours, people
FLOWS = (
    ("E01", "course", "S1", "S2", "G1", 16, 300),
    ("E02", "research", "S1", "S2", "G1", 2, 8),
    ("E03", "visit", "P1", "S2", "", 1, 180),
    ("E04", "visit", "P1", "S3", "G1", 1, 90),
    ("E05", "venue", "S1", "S3", "G1", 80, 90),
    ("E06", "event", "S1", "S2", "G1", 3, 900),
    ("E07", "material", "S1", "S2", "G1", None, None),
    ("E08", "course", "S4", "S5", "G2", 16, 100),
    ("E09", "visit", "P1", "S5", "G2", 1, 90),
)


def evaluate_something(shore: World) -> None:
    """Let the year's flows and results be known, freeze them, and judge the first group."""
    units = {unit.code: unit for unit in Unit.objects.filter(bureau_id=shore.officer.bureau_id)}
    Flow.objects.bulk_create(
        Flow(
            bureau_id=shore.officer.bureau_id,
            code=code,
            kind=kind,
            provider=units[provider],
            receiver=units[receiver],
            group_id=units[group].pk if group else None,
            starts_on=date(2026, 3, 2),
            ends_on=date(2026, 3, 3),
            hours=hours,
            people=people,
            status="held",
            direction=DOWN,
        )
        for code, kind, provider, receiver, group, hours, people in FLOWS
    )
    Outcome.objects.bulk_create(
        Outcome(
            bureau_id=shore.officer.bureau_id,
            school=shore.school(school),
            stage=stage,
            year=YEAR,
            measure=measure,
            value=Decimal(value),
            n=200,
        )
        for school, stage in (("S1", "primary"), ("S2", "primary"), ("S5", "primary"))
        for measure, value in (
            *(("satisfaction_parents", "0.9"), ("satisfaction_pupils", "0.9")),
            *(("satisfaction_teachers", "0.9"), ("value_added", "0.1")),
            ("eligible_teachers", "20"),
        )
    )
    freeze_year(by=shore.officer, year=YEAR)
    judge_group(by=shore.officer, group=shore.group("G1"), year=YEAR, ticks=ALL)


def grade_of(code: str, version: int = 1) -> GroupGrade:
    return GroupGrade.objects.get(group__unit__code=code, publication__version=version)


def grade_something(shore: World) -> None:
    """Publish grades of the frozen year, let the first group object, and correct what it rests on."""
    second = {"by": shore.officer, "group": shore.group("G2"), "year": YEAR}
    judge_group(by=shore.officer, group=shore.group("G1"), year=YEAR, ticks=ALL)
    veto_group(**second, kind="safety", document="岸教〔2026〕9号", decided_on=date(2026, 5, 4))
    publish_grades(by=shore.officer, year=YEAR)
    make_appeal(by=shore.group_office, grade=grade_of("G1"), text="漏记了全国现场会。")
    adjust_score(
        by=shore.officer,
        group=shore.group("G1"),
        year=YEAR,
        points=Decimal(1),
        reason="承办全国现场会",
    )
