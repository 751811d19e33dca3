from dataclasses import dataclass

import pytest

from manyuan.evaluation.scores.enums import GradeName
from manyuan.evaluation.scores.models import GroupGrade, Publication
from manyuan.lifecycle.gates.facts import Grades
from manyuan.lifecycle.queries.grades import grades_by_group
from worlds.scores import YEAR, evaluate_something, grade_something
from worlds.shore import World

FAILED, PASSED = GradeName.FAILED, GradeName.PASSED


@dataclass(frozen=True)
class Graded:
    """Shore with published grades: G2 has a veto."""

    shore: World

    def says(self, code):
        return grades_by_group(self.shore.officer).get(self.shore.group(code).pk)

    def publish(self, year, grade, version=1):
        """Lay in what a publication of a year would have left of the first group."""
        given = Publication.objects.filter(year=YEAR).earliest("version")
        fields = {
            field.attname: getattr(given, field.attname)
            for field in Publication._meta.local_concrete_fields
            if field.name not in ("id", "year", "version", "reason")
        }
        again = "漏记活动" if version > 1 else ""
        made = Publication(**fields, year=year, version=version, reason=again)
        Publication.objects.bulk_create([made])
        kept = GroupGrade(
            bureau_id=given.bureau_id,
            publication=Publication.objects.get(year=year, version=version),
            group=self.shore.group("G1"),
            template="compact",
            grade=grade,
            known=1,
        )
        GroupGrade.objects.bulk_create([kept])


@pytest.fixture
def graded(shore):
    with shore.at():
        evaluate_something(shore)
        grade_something(shore)
        yield Graded(shore)


def test_without_published_grades_nothing_is_known(shore):
    with shore.at():
        assert dict(grades_by_group(shore.officer)) == {}


def test_veto_of_the_last_year_is_told(graded):
    assert (graded.says("G1").veto, graded.says("G2").veto) == (False, True)


def test_failed_years_are_counted_back_from_the_last(graded):
    for year in (YEAR + 1, YEAR + 2):
        graded.publish(year, FAILED)

    assert graded.says("G1") == Grades(failed_in_a_row=2, veto=False)


def test_year_without_a_grade_ends_the_row(graded):
    graded.publish(YEAR + 1, FAILED)
    graded.publish(YEAR + 3, FAILED)

    assert graded.says("G1") == Grades(failed_in_a_row=1, veto=False)


def test_corrected_grade_is_the_one_that_counts(graded):
    graded.publish(YEAR + 1, FAILED)
    graded.publish(YEAR + 1, PASSED, version=2)

    assert graded.says("G1") == Grades(failed_in_a_row=0, veto=False)
