from datetime import timedelta
from decimal import Decimal

import pytest
from django.db.models import Sum

from manyuan.evaluation.actions.freezing import freeze_year
from manyuan.evaluation.models import FrozenYear
from manyuan.evaluation.scores.actions.judging import adjust_score, veto_group
from manyuan.evaluation.scores.actions.keeping import kept_sheet
from manyuan.evaluation.scores.actions.publishing import publish_grades
from manyuan.evaluation.scores.errors import (
    CorrectionOfGradesNeedsReason,
    NotFrozenYet,
    NothingRegraded,
    NothingToGrade,
)
from manyuan.evaluation.scores.models import GroupGrade, Publication, Scheme
from manyuan.evaluation.scores.queries.drafts import draft_sheets
from manyuan.evaluation.scores.queries.published import (
    grades_in,
    last_publication,
    published_grades,
    published_sheets,
)
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from manyuan.notices.models import Notice
from worlds.scores import YEAR, grade_of


def publish(world, **rest):
    return publish_grades(by=world.officer, year=YEAR, **rest)


@pytest.fixture
def published(evaluated):
    publish(evaluated)
    return evaluated


def test_what_is_published_is_what_was_worked_out(evaluated):
    draft = draft_sheets(evaluated.officer, FrozenYear.objects.get())

    publication = publish(evaluated)

    kept = published_sheets(evaluated.officer, publication)
    assert kept == {code: kept_sheet(one) for code, one in draft.items()}
    assert published_grades(evaluated.officer, YEAR) == {"G1": "passed", "G2": "failed"}
    assert (publication.version, publication.frozen.version, publication.reason) == (1, 1, "")
    assert publication.appeal_until == today() + timedelta(days=10)
    for grade in GroupGrade.objects.all():
        assert grade.parts.aggregate(sum=Sum("amount"))["sum"] == grade.score


def test_publishing_leaves_one_record_and_tells_who_runs_something(evaluated):
    records = Record.objects.count()

    publish(evaluated)

    record = Record.objects.order_by("pk").last()
    assert Record.objects.count() == records + 1
    assert sentence_of(record) == "公布了 2025–2026 学年的集团等次（2 个集团）"
    told = set(Notice.objects.filter(record=record).values_list("seat__role", flat=True))
    assert told == {"group_office", "principal"}
    assert Scheme.objects.get().is_frozen


def test_a_correction_takes_a_change_and_a_reason(published):
    with pytest.raises(CorrectionOfGradesNeedsReason):
        publish(published)
    with pytest.raises(NothingRegraded):
        publish(published, reason="再公布一次")
    assert Publication.objects.count() == 1

    adjust_score(
        by=published.officer,
        group=published.group("G1"),
        year=YEAR,
        points=Decimal(1),
        reason="现场会",
    )
    second = publish(published, reason="补记加分")

    assert (second.version, second.reason) == (2, "补记加分")
    assert last_publication(published.principal, YEAR) == second
    assert grade_of("G1", 2).score == grade_of("G1", 1).score + 1
    assert grade_of("G1", 2).adjusted_for == "现场会"


def test_what_was_published_is_never_written_over(published):
    with pytest.raises(TypeError):
        GroupGrade.objects.update(grade="excellent")
    grade = grade_of("G1")
    with pytest.raises(TypeError):
        grade.save()


def test_a_year_must_be_frozen_and_hold_something_to_grade(shore):
    with shore.at():
        with pytest.raises(NotFrozenYet):
            publish(shore)
        freeze_year(by=shore.officer, year=YEAR)
        with pytest.raises(NothingToGrade):
            publish(shore)
        veto_group(
            by=shore.officer,
            group=shore.group("G1"),
            year=YEAR,
            kind="fraud",
            document="文",
            decided_on=today(),
        )
        publish(shore)
        assert published_grades(shore.officer, YEAR) == {"G1": "failed", "G2": ""}


@pytest.mark.parametrize("name", ["group_office", "principal", "teacher", "auditor"])
def test_only_the_bureau_publishes(evaluated, name):
    with pytest.raises(Refused):
        publish_grades(by=getattr(evaluated, name), year=YEAR)
    assert not Publication.objects.exists()


def test_each_seat_sees_its_own_groups_and_schools(published):
    publication = Publication.objects.get()

    seen = {
        name: {
            code: [school.code for school in sheet.schools]
            for code, sheet in published_sheets(seat, publication).items()
        }
        for name, seat in published.people.items()
    }

    everything = {"G1": ["S1", "S2", "S3"], "G2": ["S2", "S4", "S5"]}
    assert seen == {
        "officer": everything,
        "auditor": everything,
        "group_office": {"G1": everything["G1"]},
        "principal": {"G1": ["S2"], "G2": ["S2"]},
        "teacher": {},
    }
    assert {grades_in(seat, publication).count() for seat in published.people.values()} == {2}


def test_a_principal_sees_other_members_only_as_a_sum(published):
    publication = Publication.objects.get()
    whole = published_sheets(published.officer, publication)["G2"]
    seen = published_sheets(published.principal, publication)["G2"]

    members = [(one.code, one.amount) for one in whole.parts if one.kind == "member"]
    told = [(one.code, one.amount) for one in seen.parts if one.kind == "member"]
    assert [code for code, _ in members] == ["S2", "S5"]
    assert told == [members[0], ("", members[1][1])]
    assert [one.code for one in seen.parts if one.kind == "weakest"] == [""]
    assert sum(one.amount or 0 for one in seen.parts) == whole.score


def test_before_publication_only_the_bureau_and_auditors_see_scores(evaluated):
    frozen = FrozenYear.objects.get()

    assert set(draft_sheets(evaluated.auditor, frozen)) == {"G1", "G2"}
    for name in ("group_office", "principal", "teacher"):
        with pytest.raises(Refused):
            draft_sheets(getattr(evaluated, name), frozen)
