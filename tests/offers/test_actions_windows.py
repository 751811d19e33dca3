import pytest
from django.core.exceptions import ValidationError

from manyuan.directory.errors import NothingCorrected, ReasonMissing
from manyuan.history.models import Change, Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.actions.windows import change_window, open_window
from manyuan.offers.errors import PackUnknown
from manyuan.offers.models import Window
from manyuan.offers.queries.windows import current_window, state_of_collecting, windows_of
from offers.collecting import YEAR, facts, open_for


def test_window_is_opened_once_a_year_with_one_record(shore):
    window = open_for(shore, note="各校 6 月 10 日前完成")

    with shore.at():
        record = Record.objects.latest("pk")
        change = Change.objects.get(record=record)
        with pytest.raises(ValidationError) as refusal:
            open_window(by=shore.officer, year=YEAR, facts=facts())

        assert (str(window), window.days_left, window.phase) == (str(SchoolYear(YEAR)), 5, "open")
        assert sentence_of(record) == (
            f"开启了 {SchoolYear(YEAR)} 学年交流的收集窗口"
            f"（{window.opens_on} 至 {window.closes_on}）"
        )
        assert (change.table, change.key, change.before) == ("windows", str(YEAR), None)
    assert refusal.value.messages == ["这个学年的收集窗口已经存在，请直接调整它。"]


def test_window_closes_no_earlier_than_it_opens(shore):
    with pytest.raises(ValidationError) as refusal:
        open_for(shore, opens=2, closes=1)

    assert refusal.value.messages == ["截止日期不能早于开始日期。"]


def test_unknown_rules_are_refused(shore):
    with pytest.raises(PackUnknown):
        open_for(shore, pack="exchange-of-nowhere")


def test_only_the_bureau_opens(shore):
    with shore.at(), pytest.raises(Refused):
        open_window(by=shore.principal, year=YEAR, facts=facts())


def test_change_needs_a_reason_and_a_change(shore):
    window = open_for(shore)

    with shore.at():
        with pytest.raises(ReasonMissing):
            change_window(by=shore.officer, window=window, facts=facts(closes=9), reason=" ")
        with pytest.raises(NothingCorrected):
            change_window(by=shore.officer, window=window, facts=facts(), reason="延长")
        prolonged = change_window(
            by=shore.officer, window=window, facts=facts(closes=9), reason="延长"
        )

        assert prolonged.days_left == 9
        assert sentence_of(Record.objects.latest("pk")).endswith("；延长）")


def test_current_window_is_the_open_one_then_the_next_then_the_last(shore):
    with shore.at():
        assert current_window(shore.officer) is None
        last = open_window(by=shore.officer, year=YEAR - 1, facts=facts(opens=-400, closes=-380))
        older = open_window(by=shore.officer, year=YEAR - 2, facts=facts(opens=-800, closes=-780))
        assert current_window(shore.officer) == last
        coming = open_window(by=shore.officer, year=YEAR + 1, facts=facts(opens=20, closes=30))
        assert current_window(shore.officer) == coming
        now = open_window(by=shore.officer, year=YEAR, facts=facts())
        assert current_window(shore.officer) == now
        assert windows_of(shore.officer) == [coming, now, last, older]


@pytest.mark.parametrize(
    ("opens", "closes", "state"), [(None, None, "none"), (-5, 5, "part"), (-9, -1, "done")]
)
def test_year_ring_follows_the_window(shore, opens, closes, state):
    if opens is not None:
        open_for(shore, opens=opens, closes=closes)

    with shore.at():
        assert state_of_collecting(shore.officer, SchoolYear(YEAR)) == state
        assert Window.objects.count() == (0 if opens is None else 1)
