import pytest

from manyuan.evaluation.models import FrozenYear
from manyuan.evaluation.scores.actions.publishing import publish_grades
from manyuan.evaluation.scores.actions.schemes import set_weights
from manyuan.evaluation.scores.errors import SchemeIsFrozen
from manyuan.evaluation.scores.models import Scheme, SchemeWeight
from manyuan.evaluation.scores.queries.drafts import draft_sheets
from manyuan.evaluation.scores.queries.schemes import (
    packs_of,
    packs_with,
    template_for,
    weights_set,
)
from manyuan.history.models import Change, Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused
from manyuan.rules.evaluation import COMPACT, LIGHT, WeightsDoNotSum
from worlds.scores import YEAR

OTHER = {"leaves.B1": "10", "leaves.B2": "3", "bundle.level": "50%"}


def weigh(shore, values, template=COMPACT):
    return set_weights(by=shore.officer, year=YEAR, template=template, values=values)


def test_only_weights_that_differ_are_kept(shore):
    with shore.at():
        weigh(shore, {**OTHER, "leaves.A1": "5"})

        kept = {"leaves.B1": "10", "leaves.B2": "3", "bundle.level": "0.5"}
        assert weights_set(shore.officer, YEAR) == {COMPACT: kept, LIGHT: {}}
        assert packs_of(shore.officer, YEAR)[COMPACT].rules["leaves.B1"].value == 10
        record = Record.objects.order_by("pk").last()
        assert sentence_of(record) == "设定了 2025–2026 学年的评价权重：模板 A：紧密型"
        assert Change.objects.filter(record=record).count() == 3

        weigh(shore, {})
        assert not SchemeWeight.objects.exists()


def test_weights_must_sum_and_then_nothing_is_kept(shore):
    with shore.at():
        with pytest.raises(WeightsDoNotSum, match="102"):
            weigh(shore, {"leaves.B1": "10"})
        assert not Scheme.objects.exists()


@pytest.mark.parametrize("name", ["group_office", "principal", "auditor"])
def test_only_the_bureau_weighs(shore, name):
    with shore.at(), pytest.raises(Refused):
        set_weights(by=getattr(shore, name), year=YEAR, template=COMPACT, values=OTHER)


def test_weights_are_frozen_once_grades_are_published(evaluated):
    weigh(evaluated, OTHER)
    publish_grades(by=evaluated.officer, year=YEAR)

    with pytest.raises(SchemeIsFrozen):
        weigh(evaluated, {})
    assert SchemeWeight.objects.count() == 3


def test_weights_are_tried_on_every_group_without_being_kept(evaluated):
    frozen = FrozenYear.objects.get()
    now = draft_sheets(evaluated.officer, frozen)

    tried = draft_sheets(
        evaluated.officer,
        frozen,
        packs_with({COMPACT: {"bundle.common": "65", "bundle.members": "20"}}),
    )

    assert tried["G1"].score > now["G1"].score
    assert tried["G2"].score == now["G2"].score
    assert not Scheme.objects.exists()


def test_the_template_follows_from_how_closely_a_group_is_run():
    assert [template_for(word) for word in ("compact", "semi", "loose", "")] == [
        *(COMPACT, COMPACT, LIGHT, COMPACT)
    ]
