"""What the groups of both districts are evaluated on, in the school year 2023–2024.

B19 (Shibei): “bundled” integrated evaluation of groups (“捆绑式”一体化评价).
N10 (Shinan): the share of primary graduates who choose the district's public junior schools rose
by 5 % and more.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from manyuan.directory.actions.importing import import_district
from manyuan.directory.models import Group, Membership, School
from manyuan.evaluation.actions.freezing import freeze_year
from manyuan.evaluation.models import FrozenYear
from manyuan.evaluation.scores.actions.judging import judge_group
from manyuan.evaluation.scores.actions.publishing import publish_grades
from manyuan.evaluation.scores.enums import Item
from manyuan.evaluation.scores.models import Publication
from manyuan.sheets.columns import Row
from worlds.clock import on_day
from worlds.qingdao.bureau import Bureau
from worlds.qingdao.shinan import OUR_PRIMARIES
from worlds.shore import report, rows

YEAR = 2023
POINTS = Decimal("0.05")

# No article tells a result, a grade or the size of a school. All schools of Shibei's groups get
# the same numbers, so that the evaluation says nothing of one against another.
OUR_FREEZING, OUR_PUBLISHING = date(2024, 7, 10), date(2024, 7, 12)
OUR_PUPILS, OUR_TEACHERS, OUR_GRADUATES = 480, 40, 100
OUR_RESULTS = {
    "satisfaction_parents": "0.9",
    "satisfaction_pupils": "0.9",
    "satisfaction_teachers": "0.9",
    "value_added": "0.1",
}
OUR_SHARES = {YEAR - 1: Decimal("0.80"), YEAR: Decimal("0.80") + POINTS}


def evaluate_groups(bureau: Bureau) -> Publication:
    """B19: reports and results are handed in, the year is frozen, judged, scored and published."""
    by = bureau.officer
    with on_day(OUR_FREEZING), bureau.at():
        schools = [one.school for one in Membership.objects.select_related("school__unit")]
        results = [*_results(schools), *_intake(schools)]
        _hand_in(bureau, resources=_resources(schools), outcomes=results)
        freeze_year(by=by, year=YEAR)
    with on_day(OUR_PUBLISHING), bureau.at():
        ticks = dict.fromkeys((item.value for item in Item), True)
        for group in Group.objects.all():
            judge_group(by=by, group=group, year=YEAR, ticks=ticks)
        return publish_grades(by=by, year=YEAR)


def choose_public_juniors(bureau: Bureau) -> FrozenYear:
    """N10: the primaries tell the share of both years, and the second year is frozen."""
    with on_day(OUR_FREEZING), bureau.at():
        schools = [bureau.school(name) for name in OUR_PRIMARIES]
        _hand_in(bureau, resources=_resources(schools), outcomes=_intake(schools))
        return freeze_year(by=bureau.officer, year=YEAR)


def _hand_in(bureau: Bureau, **tables: Iterable[Row]) -> None:
    filled = {name: rows(name, *given) for name, given in tables.items()}
    with bureau.at(bureau.command_line):
        import_district(by=bureau.command_line, tables=filled, source="qingdao")


def _resources(schools: Iterable[School]) -> Iterator[Row]:
    for school in schools:
        for year in OUR_SHARES:
            for stage in school.stages:
                yield report(school.code, stage, year, OUR_PUPILS)


def _results(schools: Iterable[School]) -> Iterator[Row]:
    for school in schools:
        for stage in school.stages:
            for measure, value in OUR_RESULTS.items():
                yield _result(school, stage, YEAR, measure, Decimal(value), OUR_PUPILS)
            eligible = Decimal(OUR_TEACHERS)
            yield _result(school, stage, YEAR, "eligible_teachers", eligible, OUR_TEACHERS)


def _intake(schools: Iterable[School]) -> Iterator[Row]:
    primaries = (school for school in schools if "primary" in school.stages)
    for school in primaries:
        for year, share in OUR_SHARES.items():
            yield _result(school, "primary", year, "intake_share", share, OUR_GRADUATES)


def _result(school: School, stage: str, year: int, measure: str, value: Decimal, n: int) -> Row:
    return {
        "school": school.code,
        "stage": stage,
        "year": year,
        "measure": measure,
        "value": value,
        "n": n,
    }
