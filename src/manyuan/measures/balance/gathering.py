from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from manyuan.kernel.errors import BadInput
from manyuan.kernel.school_year import SchoolYear
from manyuan.measures.balance.exclusion import reason_to_exclude
from manyuan.measures.balance.report import Excluded
from manyuan.measures.balance.split import pupil_weights, split_rule
from manyuan.measures.balance.stage_facts import StageFacts
from manyuan.measures.tables import ResourceRow, SchoolRow
from manyuan.rules.balance import JUDGED_STAGES, BalancePack

TAUGHT_STAGES = (*JUDGED_STAGES, "senior")
SHARED = "shared"
# The compulsory stages that a school of each kind is expected to report.
EXPECTED = {
    "primary": ("primary",),
    "teaching_point": ("primary",),
    "junior": ("junior",),
    "complete": ("junior",),
    "nine_year": JUDGED_STAGES,
    "twelve_year": JUDGED_STAGES,
}

Rows = Mapping[str, ResourceRow]


class DuplicateRow(BadInput):
    """Two rows speak of the same stage of a school in the same year."""

    code = "duplicate_row"
    sentence = "学校 {school} 的学段 {stage} 在 {year} 学年有两行办学条件数据。请只保留一行。"


def gather(
    schools: Sequence[SchoolRow],
    resources: Iterable[ResourceRow],
    *,
    year: int,
    pack: BalancePack,
) -> tuple[list[StageFacts], list[Excluded]]:
    """Return the stages to judge and those left out, each sorted by school and stage.

    A school is open or not as of 1 September of ``year``. Each legal school and each campus is
    judged by its own rows. An open legal school of a compulsory kind without any row, its own or
    a campus's, is judged unknown rather than forgotten.
    """
    by_code = {school.school: school for school in schools}
    by_school = _rows_by_school(resources, year)
    excluded = [
        Excluded(school=code, stage=stage, reason="unknown_school")
        for code, rows in by_school.items()
        if code not in by_code
        for stage in JUDGED_STAGES
        if stage in rows
    ]
    found = [
        facts
        for code, rows in by_school.items()
        if code in by_code
        for facts in _facts(by_code[code], rows, pack)
    ]
    silent = _silent_schools(schools, {facts.school.school for facts in found}, year)
    judged: list[StageFacts] = []
    for facts in found + list(silent):
        reason = reason_to_exclude(facts, day=SchoolYear(year).first_day, pack=pack)
        if reason is None:
            judged.append(facts)
        elif facts.reported:
            excluded.append(Excluded(school=facts.school.school, stage=facts.stage, reason=reason))
    judged.sort(key=lambda facts: _place(facts.school.school, facts.stage))
    excluded.sort(key=lambda left_out: _place(left_out.school, left_out.stage))
    return judged, excluded


def _place(school: str, stage: str) -> tuple[str, int]:
    return school, JUDGED_STAGES.index(stage)


def _rows_by_school(
    resources: Iterable[ResourceRow], year: int
) -> dict[str, dict[str, ResourceRow]]:
    by_school: dict[str, dict[str, ResourceRow]] = defaultdict(dict)
    for row in resources:
        if row.year != year:
            continue
        rows = by_school[row.school]
        if row.stage in rows:
            raise DuplicateRow(school=row.school, stage=row.stage, year=year)
        rows[row.stage] = row
    return by_school


def _facts(school: SchoolRow, rows: Rows, pack: BalancePack) -> Iterator[StageFacts]:
    taught = {stage: rows[stage] for stage in TAUGHT_STAGES if stage in rows}
    pupils = [row.pupils for row in taught.values()]
    known = [number for number in pupils if number is not None]
    school_pupils = sum(known) if len(known) == len(pupils) else None
    shared = rows.get(SHARED)
    split = None if shared is None else split_rule(school.kind, taught, pack=pack)
    weighted = None if split is None else pupil_weights(split, taught)
    for stage in JUDGED_STAGES:
        if stage in taught:
            yield StageFacts(
                school=school,
                row=taught[stage],
                shared=shared,
                split=split,
                weight=None if weighted is None else weighted[stage],
                weights=None if weighted is None else sum(weighted.values()),
                school_pupils=school_pupils,
            )


def _silent_schools(
    schools: Sequence[SchoolRow], reporting: set[str], year: int
) -> Iterator[StageFacts]:
    heard = reporting | {
        school.campus_of for school in schools if school.campus_of and school.school in reporting
    }
    for school in schools:
        if school.school in heard or school.campus_of is not None:
            continue
        for stage in EXPECTED.get(school.kind, ()):
            row = ResourceRow(school=school.school, stage=stage, year=year)
            yield StageFacts(school=school, row=row, reported=False)
