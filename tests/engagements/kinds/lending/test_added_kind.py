"""A kind that one folder adds, docs/how-to/add-a-kind.md, is everywhere that asks the registry."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from icalendar import Calendar

from manyuan.engagements.models import Flow
from manyuan.engagements.queries.search import search_engagements
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from manyuan.seats.actions import make_link
from manyuan.seats.enums import Role
from manyuan.sheets.choices import FLOW_KINDS, FLOW_MODES
from worlds.lending.actions import LoanFacts, call_off, lend
from worlds.lending.models import Loan
from worlds.needs import state

ON = date(2026, 3, 18)


@pytest.fixture
def loan(shore):
    with shore.at():
        facts = LoanFacts(
            giver=shore.school("S1"),
            taker=shore.school("S2"),
            title="海底两万里",
            readers=40,
            on=ON,
        )
        yield lend(by=shore.officer, facts=facts)


def page(client, name, *args, **asked):
    return client.get(reverse(name, args=args), asked)


def test_its_list_stands_beside_the_others(shore, loan, sign_in):
    shown = page(sign_in(shore.officer), "loans")

    tabs = {tab.label: tab.current for tab in shown.context["rooms"]}
    assert tabs["图书漂流"] is True
    assert next(iter(tabs)) == "日历"
    assert reverse("loan", args=[loan.code]) == f"/engagements/lending/{loan.code}/"


def test_its_flow_is_among_all_flows_with_its_words_and_its_page(shore, loan, sign_in):
    shown = page(sign_in(shore.officer), "flows").content.decode()

    assert "图书漂流" in shown
    assert "整箱" in shown
    assert reverse("loan", args=[loan.code]) in shown
    (flow,) = Flow.objects.all()
    assert (flow.kind, flow.direction, flow.people) == ("lending", "strong_to_weak", 40)


def test_it_is_in_the_calendar_and_is_moved_there(shore, loan, sign_in):
    client = sign_in(shore.officer)
    week = page(client, "engagements", day=ON.isoformat()).content.decode()
    assert "08:00–09:00 海底两万里" in week

    later = ON + timedelta(days=1)
    sent = {"on": later, "starts_at": "08:00", "reason": "下雨", "heard": f"{later} 08:00"}
    moved = client.post(reverse("occasion-move", args=["lending", loan.code, 1]), sent)

    assert moved.status_code == 302
    loan.refresh_from_db()
    assert (loan.on, loan.flow.starts_on) == (later, later)
    assert sentence_of(Record.objects.first()) == f"《海底两万里》改在 {later} 送到（下雨）"


def test_it_is_in_the_feeds(shore, loan, client):
    made = make_link(
        by=shore.officer,
        role=Role.CALENDAR_LINK,
        unit=shore.school("S2").unit,
        expires_on=today() + timedelta(days=9),
    )

    read = Calendar.from_ical(client.get(reverse("link-calendar", args=[made.token])).content)

    assert [str(event["SUMMARY"]) for event in read.events] == ["灯塔小学：海底两万里"]
    assert str(read.events[0]["DESCRIPTION"]).splitlines()[0] == "整箱"


def test_it_is_found(shore, loan):
    (found,) = search_engagements(shore.officer, ["两万里"])

    assert (found.slug, [one.code for one in found.engagements]) == ("lending", [loan.code])


def test_what_waits_of_it_is_in_the_inbox_and_answered_there(shore, loan, sign_in):
    with shore.at(shore.principal):
        facts = LoanFacts(
            giver=shore.school("S2"),
            taker=shore.school("S1"),
            title="昆虫记",
            readers=30,
            on=ON,
        )
        own = lend(by=shore.principal, facts=facts)

    client = sign_in(shore.principal)
    shown = page(client, "inbox")
    sent = {"verb": "put-off", "key": own.code, "reason": "下雨"}
    client.post(reverse("inbox-answer", args=["loan-bring"]), sent)

    (part,) = shown.context["parts"]
    assert [(line.title, line.unit) for line in part.lines] == [("《昆虫记》", "海棠路小学")]
    own.refresh_from_db()
    assert own.on == ON + timedelta(days=1)
    # It knows no way back: nothing is offered to take back.
    assert page(client, "inbox").context["steps"] == []


def test_history_names_it(shore, loan, sign_in):
    shown = page(sign_in(shore.officer), "history").content.decode()

    assert "海棠路小学把《海底两万里》借给灯塔小学" in shown
    assert '<option value="lending">图书漂流</option>' in shown


def test_folders_hold_its_flows(shore, loan):
    assert (FLOW_KINDS["lending"], FLOW_MODES["box"]) == ("图书漂流", "整箱")


def test_it_is_on_the_board_of_what_is_open(shore, loan, sign_in):
    loan.on = today() - timedelta(days=1)
    loan.save()

    shown = page(sign_in(shore.officer), "openings").content.decode()

    assert reverse("loan", args=[loan.code]) in shown
    assert "图书漂流" in shown


def test_it_is_asked_for_arranged_and_open_again_once_it_is_called_off(shore, sign_in):
    client = sign_in(shore.officer)
    with shore.at():
        need = state(shore, kind="lending", title="昆虫记", people=30, stage="")
    board = page(client, "needs")
    assert "图书漂流 1" in board.context["headline"]

    arrange = page(client, "need", need.code).context["steps"][0].url
    form = client.get(arrange).context["form"]
    assert (form["taker"].value(), form["readers"].value()) == ("灯塔小学（S2）", 30)
    sent = {"giver": "S1", "taker": "S2", "title": "昆虫记", "readers": 30, "on": today()}
    client.post(arrange, sent)

    with shore.at():
        loan = Loan.objects.get()
        need.refresh_from_db()
        assert (need.state, need.engagement) == ("met", loan.code)
        call_off(by=shore.officer, loan=loan)
        need.refresh_from_db()
        assert need.is_open


def test_a_seat_sees_only_what_touches_it(shore, loan, sign_in):
    shown = {
        name: page(sign_in(getattr(shore, name)), "loan", loan.code).status_code
        for name in ("officer", "principal", "hill")
    }

    assert shown == {"officer": 200, "principal": 200, "hill": 404}


def test_whoever_may_not_arrange_it_may_not_move_it(shore, loan, sign_in):
    before = loan.on

    client = sign_in(shore.principal)
    sent = {"on": ON + timedelta(days=1), "starts_at": "08:00", "reason": "x"}
    refused = client.post(reverse("occasion-move", args=["lending", loan.code, 1]), sent)

    loan.refresh_from_db()
    assert refused.status_code == 403
    assert loan.on == before
    with pytest.raises(Refused):
        lend(
            by=shore.principal,
            facts=LoanFacts(
                giver=shore.school("S1"),
                taker=shore.school("S2"),
                title="昆虫记",
                readers=3,
                on=ON,
            ),
        )
