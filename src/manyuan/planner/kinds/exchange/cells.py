"""The judged cells of A1 to A3: who counts in them, what they need, what they lack."""

from collections.abc import Iterator, Mapping, Set
from fractions import Fraction
from math import ceil
from typing import TypeAlias

from manyuan.kernel.school_year import SchoolYear
from manyuan.planner.kinds.exchange.plan import Cell
from manyuan.planner.kinds.exchange.problem import (
    TEACHER_INDICATORS,
    Problem,
    School,
    StageReport,
    Teacher,
)
from manyuan.rules.subjects import load_subjects

CellKey: TypeAlias = tuple[str, str, str]  # school, stage, indicator
DEGREES = ("below", "college", "bachelor", "master", "doctor")
BACKBONE = ("none", "school", "county", "city", "province", "nation")


def shortfall(teachers: int, needed: int) -> Fraction:
    """Return what a cell adds to the equalising shortfall: Σ_{k=n}^{N−1} (1 − k/N).

    With m = N − n missing teachers this is m (m + 1) / (2N): each missing teacher weighs as much
    as the school still lacks at that point, so the sum over the cells is Schur-convex in the
    relative shortfalls, and a teacher helps most where most is missing.

    Examples
    --------
    >>> shortfall(8, 10)
    Fraction(3, 10)
    """
    missing = needed - teachers
    return Fraction(missing * (missing + 1), 2 * needed) if missing > 0 else Fraction(0)


def thresholds(problem: Problem, scope: Set[str]) -> Mapping[CellKey, Cell]:
    """Return the judged cells of the schools in scope, as reported, before any move."""
    return {
        (cell.school, cell.stage, cell.indicator): cell
        for report in _judged_reports(problem, scope)
        for cell in _cells(report, problem)
    }


def unknown_cells(problem: Problem, scope: Set[str]) -> int:
    """Return how many cells would be judged if pupils and teachers were known."""
    rules = {each.code: each for each in problem.balance.indicators}
    return sum(
        report.pupils is None or (report.counts.get(indicator) is None and report.pupils > 0)
        for report in _judged_reports(problem, scope)
        for indicator in TEACHER_INDICATORS
        if report.stage in rules[indicator].thresholds
    )


def indicators_of(teacher: Teacher, problem: Problem) -> frozenset[str]:
    """Return which of A1 to A3 the teacher counts in, wherever they teach."""
    pack = problem.balance
    degree = pack.degrees.get(teacher.stage or "")
    counts = {
        "A1": degree is not None and _reaches(teacher.education, degree.value, DEGREES),
        "A2": _reaches(teacher.backbone, "county", BACKBONE),
        "A3": load_subjects().counts_for_arts(teacher.subject),
    }
    return frozenset(indicator for indicator in TEACHER_INDICATORS if counts[indicator])


def is_backbone(teacher: Teacher, problem: Problem) -> bool:
    """Say whether the teacher is known to be of the backbone in the sense of the pack."""
    return _reaches(teacher.backbone, problem.pack.backbone_from.value, BACKBONE)


def is_open(school: School, *, year: int) -> bool:
    """Say whether the school is open on 1 September of ``year``."""
    day = SchoolYear(year).first_day
    if school.closed_on is not None and school.closed_on <= day:
        return False
    return school.opened_on is None or school.opened_on <= day


def _reaches(level: str | None, wanted: str, order: tuple[str, ...]) -> bool:
    return level in order and order.index(level) >= order.index(wanted)


def _judged_reports(problem: Problem, scope: Set[str]) -> Iterator[StageReport]:
    schools = {school.code: school for school in problem.schools}
    sizes = _sizes(problem)
    for report in problem.reports:
        school = schools[report.school]
        if report.school in scope and _is_judged(school, sizes[report.school], problem):
            yield report


def _cells(report: StageReport, problem: Problem) -> Iterator[Cell]:
    rules = {each.code: each for each in problem.balance.indicators}
    for indicator in TEACHER_INDICATORS:
        threshold = rules[indicator].thresholds.get(report.stage)
        count = report.counts.get(indicator)
        if threshold is None or count is None or not report.pupils:
            continue
        yield Cell(
            school=report.school,
            stage=report.stage,
            indicator=indicator,
            pupils=report.pupils,
            teachers=count,
            needed=ceil(Fraction(threshold.value) * report.pupils / rules[indicator].per),
        )


def _sizes(problem: Problem) -> Mapping[str, int | None]:
    """Return the pupils of each school over its stages, None where one is not known."""
    sizes: dict[str, int | None] = {}
    for report in problem.reports:
        so_far = sizes.get(report.school, 0)
        unknown = so_far is None or report.pupils is None
        sizes[report.school] = None if unknown else (so_far or 0) + (report.pupils or 0)
    return sizes


def _is_judged(school: School, pupils: int | None, problem: Problem) -> bool:
    """Say whether the evaluation looks at the school; see ``measures.balance.exclusion``."""
    small = problem.balance.small
    if school.kind in problem.balance.excluded or not is_open(school, year=problem.year):
        return False
    if pupils is None:
        return True
    if school.kind == "teaching_point" and pupils < small["teaching_point"].value:
        return False
    return school.legal == school.code or pupils >= small["campus"].value
