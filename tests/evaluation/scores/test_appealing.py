from datetime import timedelta
from decimal import Decimal

import pytest

from manyuan.evaluation.scores.actions.appealing import correct_grade, make_appeal, uphold_grade
from manyuan.evaluation.scores.actions.judging import adjust_score
from manyuan.evaluation.scores.actions.publishing import publish_grades
from manyuan.evaluation.scores.enums import AppealState
from manyuan.evaluation.scores.errors import (
    AnsweredAlready,
    AnswerNeedsText,
    AppealChangesNothing,
    AppealedAlready,
    AppealNeedsText,
    AppealTooLate,
)
from manyuan.evaluation.scores.models import Appeal, Publication
from manyuan.evaluation.scores.queries.appeals import appeal_of, open_appeals
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.inbox.queries import pending
from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from manyuan.notices.models import Notice
from worlds.clock import on_day
from worlds.scores import YEAR, grade_of


@pytest.fixture
def published(evaluated):
    publish_grades(by=evaluated.officer, year=YEAR)
    return evaluated


@pytest.fixture
def appeal(published):
    return make_appeal(by=published.group_office, grade=grade_of("G1"), text="漏记了现场会")


def correct_what_was_wrong(world, group="G1"):
    adjust_score(
        by=world.officer, group=world.group(group), year=YEAR, points=Decimal(2), reason="现场会"
    )


def told(record):
    return set(Notice.objects.filter(record=record).values_list("seat__role", flat=True))


def test_an_appeal_waits_for_the_bureau(published, appeal):
    record = Record.objects.order_by("pk").last()

    assert list(open_appeals(published.officer)) == [appeal]
    (waits,) = pending(published.officer, matter="grade-appeal")
    assert waits.lines[0].detail == "漏记了现场会"
    assert appeal_of(published.principal, grade_of("G1")) == appeal
    assert appeal_of(published.teacher, grade_of("G1")) is None
    assert sentence_of(record) == "对 海棠路小学教育集团 2025–2026 学年的等次提出申诉"
    assert told(record) == {"bureau_officer"}


def test_a_grade_is_upheld_with_an_answer(published, appeal):
    with pytest.raises(AnswerNeedsText):
        uphold_grade(by=published.officer, appeal=appeal, answer=" ")
    answered = uphold_grade(by=published.officer, appeal=appeal, answer="现场会不在本学年")

    assert (answered.state, answered.answered_by) == (AppealState.UPHELD, published.officer)
    assert Publication.objects.count() == 1
    assert not open_appeals(published.officer).exists()
    assert told(Record.objects.order_by("pk").last()) == {"group_office"}
    with pytest.raises(AnsweredAlready):
        correct_grade(by=published.officer, appeal=appeal, answer="再说")


def test_a_grade_is_corrected_by_a_new_version(published, appeal):
    with pytest.raises(AppealChangesNothing):
        correct_grade(by=published.officer, appeal=appeal, answer="应予加分")
    assert Publication.objects.count() == 1
    correct_what_was_wrong(published)

    answered = correct_grade(by=published.officer, appeal=appeal, answer="应予加分")

    second = Publication.objects.get(version=2)
    assert (answered.state, answered.led_to) == (AppealState.CHANGED, second)
    assert second.reason == "应予加分"
    assert grade_of("G1", 2).score == grade_of("G1", 1).score + 2
    record = Record.objects.order_by("pk").last()
    assert sentence_of(record).endswith("的申诉：已更正（第 2 版）")
    assert told(record) == {"group_office", "principal"}


def test_a_change_elsewhere_answers_no_appeal(published, appeal):
    correct_what_was_wrong(published, "G2")

    with pytest.raises(AppealChangesNothing):
        correct_grade(by=published.officer, appeal=appeal, answer="应予加分")

    assert Publication.objects.count() == 1
    assert Appeal.objects.get().state == AppealState.OPEN


def test_an_appeal_is_made_once_and_in_its_days(published):
    grade = grade_of("G1")
    with pytest.raises(AppealNeedsText):
        make_appeal(by=published.principal, grade=grade, text="")
    with on_day(today() + timedelta(days=11)), pytest.raises(AppealTooLate):
        make_appeal(by=published.principal, grade=grade, text="有误")
    with on_day(today() + timedelta(days=10)):
        make_appeal(by=published.principal, grade=grade, text="有误")
    with pytest.raises(AppealedAlready):
        make_appeal(by=published.group_office, grade=grade, text="有误")
    assert Appeal.objects.count() == 1


@pytest.mark.parametrize("name", ["officer", "teacher", "auditor", "group_office"])
def test_only_whom_it_concerns_appeals(published, name):
    with pytest.raises(Refused):
        make_appeal(by=getattr(published, name), grade=grade_of("G2"), text="有误")
    assert not Appeal.objects.exists()


@pytest.mark.parametrize("name", ["principal", "group_office", "auditor"])
def test_only_the_bureau_answers(published, appeal, name):
    with pytest.raises(Refused):
        uphold_grade(by=getattr(published, name), appeal=appeal, answer="好")
    with pytest.raises(Refused):
        correct_grade(by=getattr(published, name), appeal=appeal, answer="好")
    assert Appeal.objects.get().state == AppealState.OPEN
