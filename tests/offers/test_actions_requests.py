from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from manyuan.directory.actions.importing import import_district
from manyuan.directory.errors import NothingCorrected, ReasonMissing
from manyuan.history.models import Change, Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from manyuan.offers.actions.marking import mark_requests
from manyuan.offers.actions.requests import (
    change_request,
    state_request,
    withdraw_request,
)
from manyuan.offers.enums import RequestState
from manyuan.offers.errors import (
    RequestIsSettled,
    StageNotTaught,
    WindowsArePast,
    WindowsMissing,
    WindowsOfTwoYears,
    WindowsTooShort,
)
from manyuan.offers.models import VisitRequest
from manyuan.offers.sheets import VISIT_REQUEST_STORE
from offers.giving import NEXT, on, state, visit_window, window_text, wish


def test_principal_states_a_request_with_one_record(shore):
    visit_window(world=shore)

    with shore.at(shore.principal):
        before = Record.objects.count()
        stated = state_request(
            by=shore.principal,
            school=shore.school("S2"),
            facts=wish(windows=f"{on().year}年{on().month}月{on().day}日 8:30—11:30"),
        )
        record = Record.objects.latest("pk")
        change = Change.objects.get(record=record)

        assert Record.objects.count() == before + 1
        assert (stated.code, stated.windows) == (f"R{NEXT}-001", window_text())
        assert (stated.state, stated.year) == ("stated", NEXT)
        assert (stated.stated_by, stated.stated_at is None) == (shore.principal, False)
        assert sentence_of(record) == "灯塔小学提出了到校需求：海洋科学"
        assert (change.table, change.key, change.before) == (
            "visit_requests",
            stated.code,
            None,
        )
        assert change.after["state"] == "stated"


def test_codes_go_on_from_the_last_one(shore):
    assert [state(shore).code, state(shore).code] == [f"R{NEXT}-001", f"R{NEXT}-002"]


def test_topic_is_written_as_an_expert_writes_it(shore):
    with shore.at():
        shore_expert = "AI与海洋"
        import_district(
            by=shore.officer,
            tables={
                "experts": [
                    {
                        "expert": "E2",
                        "name": None,
                        "partner": "P1",
                        "topics": shore_expert,
                        "stages": None,
                        "studio": None,
                    }
                ]
            },
            source="experts",
        )

    assert state(shore, topic=" ai与海洋 ").topic == shore_expert


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"stage": "junior"}, StageNotTaught),
        ({"stage": "nothing"}, StageNotTaught),
        ({"minutes": 200}, WindowsTooShort),
        ({"windows": f"{window_text()};{window_text(365)}"}, WindowsOfTwoYears),
        ({"windows": f"{today() - timedelta(days=1)} 08:00-11:00"}, WindowsArePast),
        ({"windows": "明天上午"}, ValidationError),
        ({"windows": " "}, WindowsMissing),
        ({"topic": " "}, ValidationError),
        ({"pupils": 0}, ValidationError),
        ({"minutes": 5}, ValidationError),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(shore, facts, error):
    with shore.at():
        before = VisitRequest.objects.count(), Record.objects.count()

    with pytest.raises(error):
        state(shore, **facts)

    with shore.at():
        assert (VisitRequest.objects.count(), Record.objects.count()) == before


def test_without_an_open_window_only_the_bureau_states(shore):
    with pytest.raises(Refused) as refusal:
        state(shore, by=shore.principal)
    assert str(refusal.value) == "教育局还没有开启收集窗口，现在不能填报。"

    window = visit_window(world=shore, opens=-9, closes=-1)
    with pytest.raises(Refused) as refusal:
        state(shore, by=shore.principal)

    assert str(refusal.value).startswith(f"收集已于 {window.closes_on} 截止")
    assert state(shore).state == "stated"


def test_change_needs_a_change_and_the_own_school(shore):
    visit_window(world=shore)
    stated = state(shore)

    with shore.at():
        with pytest.raises(NothingCorrected):
            change_request(by=shore.principal, request=stated, facts=wish())
        with pytest.raises(Refused):
            change_request(by=shore.teacher, request=stated, facts=wish(pupils=90))
        changed = change_request(by=shore.principal, request=stated, facts=wish(pupils=90))

        assert changed.pupils == 90
        assert sentence_of(Record.objects.latest("pk")) == "更改了灯塔小学的到校需求：海洋科学"


def test_withdrawn_request_stays_but_leaves_the_folder(shore):
    visit_window(world=shore)
    stated = state(shore)

    with shore.at():
        with pytest.raises(ReasonMissing):
            withdraw_request(by=shore.principal, request=stated, reason=" ")
        withdraw_request(by=shore.principal, request=stated, reason="改期")
        change = Change.objects.get(record=Record.objects.latest("pk"))

        assert VisitRequest.objects.get(pk=stated.pk).state == "withdrawn"
        assert (change.before["state"], change.after["state"]) == ("stated", "withdrawn")
        codes = {row["request"] for row in VISIT_REQUEST_STORE.handed_out(shore.officer)}
        assert codes == {"V1"}
        assert (stated.code,) in VISIT_REQUEST_STORE.stored(shore.officer)
        with pytest.raises(RequestIsSettled):
            withdraw_request(by=shore.principal, request=stated, reason="再撤")
        with pytest.raises(RequestIsSettled):
            change_request(by=shore.principal, request=stated, facts=wish(pupils=9))


def test_import_leaves_the_state(shore):
    stated = state(shore)

    with shore.at():
        withdraw_request(by=shore.officer, request=stated, reason="改期")
        row = {**VISIT_REQUEST_STORE.stored_row(stated.pk), "pupils": 77}
        import_district(by=shore.officer, tables={"visit_requests": [row]}, source="again")
        kept = VisitRequest.objects.get(pk=stated.pk)

        assert (kept.pupils, kept.state, kept.stated_by) == (77, "withdrawn", shore.officer)


def test_marks_follow_a_visit_and_return_what_changed(shore):
    one, two = state(shore), state(shore, "S3")

    with shore.at():
        planned = mark_requests(by=shore.officer, requests=[two, one], state=RequestState.PLANNED)
        again = mark_requests(by=shore.officer, requests=[one], state=RequestState.PLANNED)
        met = mark_requests(by=shore.officer, requests=[one], state=RequestState.MET)
        back = mark_requests(by=shore.officer, requests=[one, two], state=RequestState.STATED)

        assert [change.key for change in planned] == [one.code, two.code]
        assert [(c.before["state"], c.after["state"]) for c in met] == [("planned", "met")]
        assert (again, len(back)) == ([], 2)
        with pytest.raises(RequestIsSettled):
            mark_requests(by=shore.officer, requests=[one], state=RequestState.MET)


def test_planned_request_is_neither_changed_nor_withdrawn(shore):
    stated = state(shore)

    with shore.at():
        mark_requests(by=shore.officer, requests=[stated], state=RequestState.PLANNED)
        with pytest.raises(RequestIsSettled):
            change_request(by=shore.officer, request=stated, facts=wish(pupils=9))
        with pytest.raises(RequestIsSettled):
            withdraw_request(by=shore.officer, request=stated, reason="改期")

        assert VisitRequest.objects.get(pk=stated.pk).pupils == 120
