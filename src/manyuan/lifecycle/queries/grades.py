"""What published grades say of groups; the one place that gates ask."""

from collections.abc import Mapping

from manyuan.evaluation.scores.enums import GradeName
from manyuan.evaluation.scores.models import GroupGrade
from manyuan.evaluation.scores.queries.published import grades_of_bureau
from manyuan.lifecycle.gates.facts import Grades
from manyuan.seats.models import Seat


def grades_by_group(seat: Seat) -> Mapping[int, Grades]:
    """Return what the grades that hold say of each group, by its key; no grade, no group."""
    by_year: dict[int, dict[int, GroupGrade]] = {}
    for one in grades_of_bureau(seat):
        by_year.setdefault(one.group_id, {})[one.publication.year] = one
    return {group: _said(found) for group, found in by_year.items()}


def _said(found: Mapping[int, GroupGrade]) -> Grades:
    """Count back from the last year with a grade; a year without one ends the row."""
    last = max(found)
    in_a_row = 0
    while (one := found.get(last - in_a_row)) is not None and one.grade == GradeName.FAILED:
        in_a_row += 1
    return Grades(failed_in_a_row=in_a_row, veto=bool(found[last].vetoes))
