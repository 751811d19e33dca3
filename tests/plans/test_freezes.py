from datetime import timedelta

import pytest

from manyuan.directory.models import Teacher
from manyuan.history.models import Change, Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from manyuan.offers.models import Window
from manyuan.plans.actions.freezes import freeze_data
from manyuan.plans.enums import PlanKind
from manyuan.plans.errors import NothingToFreeze, StillCollecting
from manyuan.plans.freezing import stored_tables, unpacked
from manyuan.plans.models import Freeze
from manyuan.plans.queries.collecting import open_until
from manyuan.sheets.freezing import FreezeNotSound
from worlds.exchange import PACK, YEAR


def window(strand, **days):
    span = {"opens_on": today() - timedelta(30), "closes_on": today() + timedelta(3), **days}
    return Window.objects.create(bureau_id=strand.officer.bureau_id, year=YEAR, pack=PACK, **span)


def ordered(tables):
    """Rows have no order of their own."""
    return {name: sorted(rows, key=repr) for name, rows in tables.items()}


def test_freeze_keeps_what_is_stored_and_counts_it(strand):
    freeze = strand.freeze()

    kept = Freeze.objects.get(pk=freeze.pk)
    stored = stored_tables(strand.officer, PlanKind.EXCHANGE)
    assert ordered(unpacked(bytes(kept.content), PlanKind.EXCHANGE)) == ordered(stored)
    assert (kept.schools, kept.teachers, kept.posts) == (5, 52, 3)
    assert kept.name == "2026–2027 学年交流数据 · 第 1 版"


def test_freeze_stays_as_it_was_when_the_roster_changes(strand):
    first = strand.freeze()
    Teacher.objects.filter(code="A00").update(name="改名")

    second = strand.freeze()

    assert (first.number, second.number) == (1, 2)
    assert first.digest != second.digest
    with pytest.raises(TypeError):
        first.save()


def test_equal_data_have_equal_fingerprints(strand):
    assert strand.freeze().digest == strand.freeze().digest


def test_freeze_leaves_one_record_with_its_sentence(strand):
    before = Record.objects.count()

    strand.freeze()

    record = Record.objects.order_by("pk").last()
    assert Record.objects.count() == before + 1
    assert sentence_of(record) == "冻结了「2026–2027 学年交流数据 · 第 1 版」：5 所学校，52 位教师"
    assert Change.objects.get(record=record).table == "freezes"


def test_open_window_asks_for_a_reason(strand):
    window(strand)

    with pytest.raises(StillCollecting):
        strand.freeze(reason="  ")

    assert strand.freeze(reason="学校已全部确认").reason == "学校已全部确认"
    assert sentence_of(Record.objects.order_by("pk").last()).endswith("（学校已全部确认）")


def test_closed_window_asks_for_none(strand):
    window(strand, closes_on=today() - timedelta(1))

    assert open_until(YEAR) is None
    assert strand.freeze(reason="多余的原因").reason == ""


def test_window_lasts_to_its_last_day(strand):
    assert open_until(YEAR) is None

    held = window(strand, closes_on=today())

    assert open_until(YEAR) == held.closes_on


def test_nothing_is_frozen_without_teachers(strand):
    Teacher.objects.all().delete()

    with pytest.raises(NothingToFreeze):
        strand.freeze()


def test_rows_that_cannot_be_read_back_are_not_frozen(strand):
    Teacher.objects.filter(code="A00").update(stage="nursery")

    with pytest.raises(FreezeNotSound) as refused:
        strand.freeze()

    assert refused.value.facts["count"] == 1


@pytest.mark.parametrize("seat", ["office", "principal_a", "teacher", "auditor"])
def test_only_the_bureau_freezes(strand, seat):
    with pytest.raises(Refused, match="教育局"):
        freeze_data(by=getattr(strand, seat), year=YEAR)
