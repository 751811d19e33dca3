from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from manyuan.directory.actions.reports import correct_report, doubts_about
from manyuan.directory.errors import NothingCorrected, ReasonMissing
from manyuan.directory.models import ResourceReport
from manyuan.directory.queries.reports import report_of
from manyuan.evaluation.queries.balance import balance_of
from manyuan.history.models import Change, Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused


def stored(shore, school="S2", stage="primary", year=2025):
    return report_of(shore.officer, school=school, stage=stage, year=year)


def correct(shore, report, by=None, reason="学校来函更正", **values):
    return correct_report(by=by or shore.officer, report=report, values=values, reason=reason)


def test_correction_changes_the_verdict_and_leaves_one_record(shore):
    with shore.at():
        before = balance_of(shore.officer).verdict("S2", "primary")
        count = Record.objects.count()
        correct(shore, stored(shore), backbone_teachers=6)
        after = balance_of(shore.officer).verdict("S2", "primary")
        change = Change.objects.get(record=Record.objects.latest("pk"))

        assert Record.objects.count() == count + 1

    # 6 of 600 pupils is exactly 1 per 100; the rooms stay above 85 %, so 6 of 7 are met.
    assert (before.passes, after.passes, after.met_count) == (False, True, 6)
    assert (change.table, change.key) == ("resources", "S2/primary/2025")
    assert (change.before["backbone_teachers"], change.after["backbone_teachers"]) == (5, 6)
    assert sentence_of(change.record) == "更正了灯塔小学 2025–2026 学年的办学条件（学校来函更正）"


def test_a_missing_row_is_entered_with_nothing_before(shore):
    with shore.at():
        report = ResourceReport(school=shore.school("S5-2"), stage="primary", year=2025)
        written = correct(shore, report, pupils=80, teaching_area=Decimal("640.5"))
        change = Change.objects.get(record=Record.objects.latest("pk"))

    assert (written.pupils, written.bureau_id) == (80, shore.officer.bureau_id)
    assert (change.key, change.before) == ("S5-2/primary/2025", None)
    assert change.after["teaching_area"] == "640.5"


def test_a_row_that_somebody_else_entered_meanwhile_is_not_entered_twice(shore):
    with shore.at():
        report = ResourceReport(school=shore.school("S1"), stage="primary", year=2025)
        with pytest.raises(ValidationError) as refusal:
            correct(shore, report, pupils=1)

    assert refusal.value.messages == ["这所学校该学段该学年的数据已经存在。"]


def test_only_the_bureau_corrects(shore):
    for name in ("group_office", "principal", "teacher", "auditor"):
        seat = shore.people[name]
        with shore.at(seat):
            count = Record.objects.count()
            with pytest.raises(Refused):
                correct(shore, stored(shore), by=seat, backbone_teachers=6)

            assert (stored(shore).backbone_teachers, Record.objects.count()) == (5, count)


def test_a_correction_without_a_reason_or_without_a_change_is_refused(shore):
    with shore.at():
        with pytest.raises(ReasonMissing):
            correct(shore, stored(shore), reason="  ", backbone_teachers=6)
        with pytest.raises(NothingCorrected):
            correct(shore, stored(shore), backbone_teachers=5)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("pupils", -1),
        ("pupils", 1_000_001),
        ("teaching_area", Decimal("-0.01")),
        ("equipment_value", Decimal("10000000000.01")),
        ("teaching_area", Decimal("1.005")),
        ("teachers_above_required", 51),
    ],
)
def test_what_no_file_may_hold_no_correction_writes(shore, column, value):
    with shore.at():
        with pytest.raises(ValidationError) as refusal:
            correct(shore, stored(shore), **{column: value})

        assert getattr(stored(shore), column) != value
    assert list(refusal.value.message_dict) == [column]


def test_what_looks_wrong_but_is_kept_is_said(shore):
    with shore.at():
        written = correct(shore, stored(shore), indoor_sports_area=Decimal(4801))

    assert doubts_about(written) == [
        "“室内体育用房面积”（4801）大于“教学及辅助用房面积”（4800），请核对；已按原值读入。"
    ]


def test_a_column_can_become_unknown(shore):
    with shore.at():
        correct(shore, stored(shore), backbone_teachers=None)
        verdict = balance_of(shore.officer).verdict("S2", "primary")

    assert (verdict.passes, verdict.indicators["A2"].reason) == (None, "input_unknown")
