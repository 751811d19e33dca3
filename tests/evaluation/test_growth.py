from decimal import Decimal

import pytest

from manyuan.directory.enums import Stage
from manyuan.evaluation.actions.growth import SchoolResult, keep_growth
from manyuan.evaluation.errors import ImplausibleYear, NothingToKeep, SchoolGone, TooFewPupils
from manyuan.evaluation.models import Outcome
from manyuan.evaluation.queries.outcomes import value_added_results
from manyuan.history.models import Change, Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused

KEPT = [SchoolResult("S4", Decimal("1.250000"), 120), SchoolResult("S6", Decimal("-0.5"), 30)]


def keep(seat, *, results=KEPT, year=2025):
    return keep_growth(by=seat, stage=Stage.JUNIOR, year=year, results=results)


def stored(shore):
    with shore.at():
        return [
            (one.school.code, one.stage, one.year, one.measure, one.value, one.n)
            for one in Outcome.objects.filter(measure="value_added")
        ]


def test_results_are_kept_with_one_record(shore):
    with shore.at():
        keep(shore.officer)
        record = Record.objects.latest("pk")
        changes = [(c.key, c.before) for c in Change.objects.filter(record=record)]

    assert stored(shore) == [
        ("S4", "junior", 2025, "value_added", Decimal("1.25"), 120),
        ("S6", "junior", 2025, "value_added", Decimal("-0.5"), 30),
    ]
    assert sentence_of(record) == "保存了 2025–2026 学年初中 2 所学校的增值结果（150 名学生）"
    assert len(changes) == 2
    assert {before for _key, before in changes} == {None}


def test_kept_again_they_replace_what_was_kept(shore):
    with shore.at():
        keep(shore.officer)
        keep(shore.officer, results=[SchoolResult("S4", Decimal(3), 99)])
        change = Change.objects.latest("pk")

    assert [row[0::4] for row in stored(shore)] == [("S4", Decimal(3)), ("S6", Decimal("-0.5"))]
    assert (change.before["value"], change.after["value"]) == ("1.25", "3")


@pytest.mark.parametrize(
    ("error", "more"),
    [
        (TooFewPupils, {"results": [SchoolResult("S4", Decimal(1), 29)]}),
        (SchoolGone, {"results": [SchoolResult("H1", Decimal(1), 90)]}),
        (NothingToKeep, {"results": []}),
        (ImplausibleYear, {"year": 1999}),
        (ImplausibleYear, {"year": 2200}),
    ],
)
def test_what_must_not_be_kept_is_refused_and_nothing_changes(shore, error, more):
    with shore.at(), pytest.raises(error):
        keep(shore.officer, **more)

    assert stored(shore) == []


@pytest.mark.parametrize("who", ["principal", "group_office", "teacher", "auditor"])
def test_only_the_bureau_keeps_results(shore, who):
    with shore.at(getattr(shore, who)), pytest.raises(Refused):
        keep(getattr(shore, who))

    assert stored(shore) == []


def test_principal_sees_what_the_own_school_added(shore):
    with shore.at():
        keep_growth(
            by=shore.officer,
            stage=Stage.PRIMARY,
            year=2025,
            results=[SchoolResult("S1", Decimal(1), 60), SchoolResult("S2", Decimal(2), 60)],
        )
        whole = [one.school.code for one in value_added_results(shore.officer)]
    with shore.at(shore.principal):
        own = [one.school.code for one in value_added_results(shore.principal)]

    assert (whole, own) == (["S1", "S2"], ["S2"])
