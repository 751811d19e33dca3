from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from manyuan.evaluation.models import FrozenYear
from manyuan.evaluation.scores.actions.judging import (
    adjust_score,
    claim_for_group,
    judge_group,
    lift_veto,
    take_adjustment_back,
    veto_group,
)
from manyuan.evaluation.scores.enums import GradeName, Item
from manyuan.evaluation.scores.errors import (
    AdjustmentNeedsReason,
    AdjustmentTooLarge,
    LiftNeedsReason,
    VetoedAlready,
    VetoNeedsDocument,
)
from manyuan.evaluation.scores.models import Adjustment, Judgement, Veto
from manyuan.evaluation.scores.queries.drafts import draft_sheets, naming_of
from manyuan.evaluation.scores.queries.judgements import judgements_of
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused
from worlds.scores import ALL, YEAR

DAY = date(2026, 5, 4)


def sheet(world, code="G1"):
    return draft_sheets(world.officer, FrozenYear.objects.get())[code]


def about(world, seat=None, group="G1"):
    return {"by": seat or world.officer, "group": world.group(group), "year": YEAR}


def line(found, code):
    return next(part for part in found.parts if part.code == code)


def test_what_the_bureau_finds_counts_and_what_the_office_says_does_not(evaluated):
    judge_group(**about(evaluated), ticks={**ALL, Item.COUNCIL: False, Item.PAY: None})
    before = sheet(evaluated)
    claim_for_group(**about(evaluated, evaluated.group_office), ticks={Item.PAY: True})

    assert line(before, "A1").value == Fraction(2, 3)
    assert (line(before, "A3").value, line(before, "A3").unknown) == (None, "not_judged_yet")
    assert sheet(evaluated) == before
    told = judgements_of(evaluated.group_office, evaluated.group("G1"), YEAR)
    assert (told["pay"].claimed, told["pay"].holds, told["council"].holds) == (True, None, False)
    assert judgements_of(evaluated.principal, evaluated.group("G1"), YEAR) == {}


def test_points_are_added_with_a_reason_and_taken_back(evaluated):
    before = sheet(evaluated)

    adjust_score(**about(evaluated), points=Decimal("2.5"), reason="全国现场会")
    assert sheet(evaluated).score == before.score + Fraction(5, 2)
    assert sheet(evaluated).parts[-1].kind == "adjustment"
    assert sentence_of(Record.objects.order_by("pk").last()).endswith("加减分 +2.5：全国现场会")

    take_adjustment_back(**about(evaluated))
    assert sheet(evaluated) == before
    assert not Adjustment.objects.exists()


@pytest.mark.parametrize(
    ("points", "reason", "error"),
    [
        ("5.5", "x", AdjustmentTooLarge),
        ("-6", "x", AdjustmentTooLarge),
        ("3", " ", AdjustmentNeedsReason),
    ],
)
def test_points_without_measure_or_reason_are_refused(evaluated, points, reason, error):
    with pytest.raises(error):
        adjust_score(**about(evaluated), points=Decimal(points), reason=reason)
    assert not Adjustment.objects.exists()


def test_a_veto_fails_a_group_until_it_is_lifted(evaluated):
    veto = veto_group(**about(evaluated), kind="safety", document="岸教〔2026〕9号", decided_on=DAY)

    assert (sheet(evaluated).grade, sheet(evaluated).by_lines) == (GradeName.FAILED, "passed")
    assert sentence_of(Record.objects.order_by("pk").last()) == (
        "对 海棠路小学教育集团 2025–2026 学年作出一票否决：安全事故（岸教〔2026〕9号）"
    )
    with pytest.raises(VetoedAlready):
        veto_group(**about(evaluated), kind="safety", document="x", decided_on=DAY)
    with pytest.raises(VetoNeedsDocument):
        veto_group(**about(evaluated), kind="fraud", document=" ", decided_on=DAY)
    with pytest.raises(LiftNeedsReason):
        lift_veto(by=evaluated.officer, veto=veto, reason="")
    assert Veto.objects.count() == 1
    lift_veto(by=evaluated.officer, veto=veto, reason="复核后撤销")
    assert sheet(evaluated).grade == GradeName.PASSED


@pytest.mark.parametrize("name", ["principal", "teacher", "auditor", "group_office"])
def test_only_the_bureau_judges(evaluated, name):
    seat, count = getattr(evaluated, name), Judgement.objects.count()
    with pytest.raises(Refused):
        judge_group(**about(evaluated, seat, "G2"), ticks=ALL)
    with pytest.raises(Refused):
        claim_for_group(**about(evaluated, seat, "G2"), ticks=ALL)
    with pytest.raises(Refused):
        adjust_score(**about(evaluated, seat), points=Decimal(1), reason="x")
    with pytest.raises(Refused):
        veto_group(**about(evaluated, seat), kind="safety", document="x", decided_on=DAY)
    assert Judgement.objects.count() == count


def test_the_checklist_of_naming_reads_what_is_known(evaluated):
    holds = {
        one.code: one.holds for one in naming_of(evaluated.officer, FrozenYear.objects.get(), "G1")
    }

    assert holds == {
        **dict.fromkeys(("rotation", "backbone", "years")),
        "one_head": True,
        "joint_plan": True,
        "met": False,
        "satisfaction": True,
    }
