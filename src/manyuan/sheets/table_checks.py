"""What can be seen to be wrong only between rows."""

from collections import defaultdict
from itertools import pairwise

from manyuan.sheets.bonds import unfit
from manyuan.sheets.checked import Checked, ReadRow
from manyuan.sheets.choices import SCHOOL_KINDS, STAGES
from manyuan.sheets.columns import Key
from manyuan.sheets.formatting import value_text
from manyuan.sheets.lives import LIFE_OF, outside_life
from manyuan.sheets.problems import Problem
from manyuan.sheets.tables import table_named
from manyuan.sheets.terms import TERMS, Terms

# Special schools may teach any stage and are left out.
STAGES_OF = {
    "primary": {"primary"},
    "teaching_point": {"primary"},
    "junior": {"junior"},
    "nine_year": {"primary", "junior"},
    "senior": {"senior"},
    "complete": {"junior", "senior"},
    "twelve_year": {"primary", "junior", "senior"},
    "vocational": {"senior"},
    "kindergarten": set(),
    "office": set(),
}


def check_tables(checked: Checked) -> None:
    """Check campuses, terms, lives, bonds, leads and stages across the rows of the district."""
    _campuses(checked)
    for terms in TERMS:
        _overlaps(checked, terms)
    _lives(checked)
    _bonds(checked)
    _leads(checked)
    _stages(checked)


def _campuses(checked: Checked) -> None:
    rows = checked.rows.get("schools", ())
    campuses = {row.values.get("school") for row in rows if row.values.get("campus_of")}
    for row in rows:
        parent = row.values.get("campus_of")
        if parent in campuses and parent != row.values.get("school"):
            checked.complain(row, Problem("campus_of_campus", {"text": parent}), "campus_of")


def _overlaps(checked: Checked, terms: Terms) -> None:
    table = table_named(terms.table)
    by_pair: defaultdict[Key, list[tuple[str, ReadRow]]] = defaultdict(list)
    for row in checked.rows.get(table.name, ()):
        if begins := value_text(row.values.get(terms.first)):
            by_pair[table.key_of(row.values)[:-1]].append((begins, row))
    for rows in by_pair.values():
        rows.sort(key=lambda begun: begun[0])
        for (_begun, earlier), (begins, later) in pairwise(rows):
            ends = value_text(earlier.values.get(terms.last))
            if not ends or ends > begins:
                problem = Problem(terms.in_file, {"other": earlier.index + 1})
                checked.complain(later, problem, terms.first)


def _lives(checked: Checked) -> None:
    lives = {
        table: {row.values.get(points): row.values for row in checked.rows.get(table, ())}
        for points, (table, _first, _last) in LIFE_OF.items()
    }
    for row in checked.rows.get("memberships", ()):
        # A day that could not be read says nothing, and the row is refused already.
        for outside in outside_life(row.values, lives) if row.sound else ():
            checked.complain(row, outside.problem, outside.column)


def _bonds(checked: Checked) -> None:
    partners = {row.values.get("partner"): row.values for row in checked.rows.get("partners", ())}
    experts = {row.values.get("expert"): row.values for row in checked.rows.get("experts", ())}
    for row in checked.rows.get("agreements", ()):
        for column, problem in unfit(row.values, partners, experts):
            checked.complain(row, problem, column)


def _leads(checked: Checked) -> None:
    if "memberships" not in checked.rows:
        return
    led = {
        row.values.get("group")
        for row in checked.rows["memberships"]
        if row.values.get("role") == "lead"
    }
    for row in checked.rows.get("groups", ()):
        code = row.values.get("group")
        if code is not None and code not in led:
            checked.complain(row, Problem("group_without_lead", {"text": code}), "group")


def _stages(checked: Checked) -> None:
    kinds = {
        row.values.get("school"): row.values.get("kind") for row in checked.rows.get("schools", ())
    }
    for row in checked.rows.get("resources", ()):
        kind, stage = kinds.get(row.values.get("school")), row.values.get("stage")
        if stage in STAGES and str(kind) in STAGES_OF and stage not in STAGES_OF[str(kind)]:
            facts: dict[str, object] = {
                "kind_label": SCHOOL_KINDS[str(kind)],
                "stage_label": STAGES[str(stage)],
            }
            checked.complain(row, Problem("stage_not_of_kind", facts), "stage")
