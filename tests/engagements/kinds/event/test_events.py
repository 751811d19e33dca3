"""An event from its draft to its numbers: who may do what, what calendars and flows tell of it."""

from datetime import time, timedelta

import pytest

from manyuan.directory.models import Venue
from manyuan.engagements.errors import VenueIsTaken
from manyuan.engagements.kinds.event import errors, public
from manyuan.engagements.kinds.event.actions import (
    Came,
    PartFacts,
    cancel_event,
    change_event,
    count_turnout,
    draft_event,
    hold_event,
    move_event,
    remove_poster,
    review_event,
    set_parts,
    set_poster,
)
from manyuan.engagements.kinds.event.models import Event, EventPoster
from manyuan.engagements.kinds.event.queries.events import events
from manyuan.engagements.models import Flow, Occasion
from manyuan.kernel.errors import Refused
from manyuan.kernel.picture_errors import PictureUnreadable
from manyuan.offers.kinds import flow_kinds
from worlds.events import AHEAD, PAST, PICTURE, announced, celebrate, facts, three_parts


@pytest.fixture
def here(shore):
    with shore.at():
        yield shore


def flows(event):
    found = Flow.objects.filter(activity=event.code).order_by("code")
    return [(flow.receiver.code, flow.people, flow.status) for flow in found]


def test_draft_takes_the_hosts_group_and_the_host_takes_part(here):
    event = draft_event(by=here.officer, facts=facts(here))

    assert (event.group.code, event.provider.code) == ("G1", "S1")
    assert flows(event) == [("S1", 0, "planned")]


def test_event_of_a_group_begins_with_its_members(here):
    event = draft_event(
        by=here.group_office, facts=facts(here, main_host=None, group=here.group("G1"))
    )

    assert event.provider.code == "G1"
    assert [code for code, _people, _status in flows(event)] == ["S1", "S2", "S3"]


def test_two_events_have_two_numbers(here):
    codes = [draft_event(by=here.officer, facts=facts(here)).code for _ in range(2)]

    assert [code[-5:] for code in codes] == ["00001", "00002"]


def test_every_school_receives_one_flow_of_its_own_people_from_one_provider(here):
    event = announced(here)

    assert flows(event) == [
        ("S1", 940, "confirmed"),
        ("S2", 700, "confirmed"),
        ("S3", 520, "confirmed"),
    ]
    assert set(Flow.objects.values_list("provider__code", "kind", "mode")) == {
        ("S1", "event", "celebration")
    }
    assert dict(Flow.objects.values_list("receiver__code", "direction")) == {
        "S1": "peer",
        "S2": "strong_to_weak",
        "S3": "strong_to_weak",
    }
    occasion = Occasion.objects.get(kind="event")
    assert sorted(unit.code for unit in occasion.units.all()) == ["S1", "S2", "S3"]


def test_school_that_is_taken_off_has_its_flow_cancelled(here):
    event = announced(here)

    set_parts(by=here.officer, event=event, parts=three_parts(here)[:2])

    assert flows(event)[2] == ("S3", 520, "cancelled")


@pytest.mark.parametrize(
    ("codes", "refusal"),
    [
        ([], errors.NobodyTakesPart),
        (["S2"], errors.HostIsMissing),
        (["S1", "S2", "S2"], errors.SchoolTwice),
        (["S1", "S7"], errors.EventSchoolNotOpen),
    ],
)
def test_unsound_parts_change_nothing(here, codes, refusal):
    event = celebrate(here)
    parts = [PartFacts(school=here.school(code), part="host") for code in codes]

    with pytest.raises(refusal):
        set_parts(by=here.officer, event=event, parts=parts)

    assert len(flows(event)) == 3


def test_who_runs_it_changes_it_and_guests_look_on(here):
    event = celebrate(here)

    move_event(
        by=here.group_office,
        event=event,
        on=AHEAD + timedelta(days=1),
        starts_at=time(10),
        reason="下雨",
    )
    with pytest.raises(Refused):
        cancel_event(by=here.principal, event=event, reason="不办了")
    with pytest.raises(Refused):
        draft_event(by=here.principal, facts=facts(here))

    assert list(events(here.principal)) == [event]


def test_moved_event_takes_its_programme_along(here):
    event = celebrate(here)
    kind = flow_kinds()["event"]

    kind.move(
        by=here.officer,
        code=event.code,
        number=1,
        on=AHEAD + timedelta(days=1),
        starts_at=time(10),
        reason="下雨",
    )

    event.refresh_from_db()
    assert (event.starts_at, event.ends_at) == (time(10), time(12, 30))
    assert [(item.on, item.starts_at) for item in event.programme.all()] == [
        (event.starts_on, time(10)),
        (event.starts_on, time(10, 30)),
    ]
    assert Occasion.objects.get(kind="event").starts_on == event.starts_on


@pytest.mark.parametrize(
    ("on", "at", "refusal"),
    [
        (AHEAD, time(9), errors.EventMovedNowhere),
        (AHEAD - timedelta(days=60), time(9), errors.EventMovedIntoThePast),
        (AHEAD + timedelta(days=400), time(9), errors.EventMovedToAnotherYear),
        (AHEAD, time(22), errors.EventPastMidnight),
    ],
)
def test_move_that_cannot_be_is_refused(here, on, at, refusal):
    event = celebrate(here)

    with pytest.raises(refusal):
        move_event(by=here.officer, event=event, on=on, starts_at=at, reason="下雨")

    event.refresh_from_db()
    assert (event.starts_on, event.starts_at) == (AHEAD, time(9))


def test_venue_is_not_taken_twice(here):
    hall = Venue.objects.create(
        bureau=here.officer.bureau,
        code="HX",
        school=here.school("S1"),
        name="礼堂",
        kind="hall",
        capacity=400,
    )
    draft_event(by=here.officer, facts=facts(here, venue=hall))

    with pytest.raises(VenueIsTaken):
        draft_event(by=here.officer, facts=facts(here, venue=hall, title="科学节"))

    assert Event.objects.count() == 1


def test_held_event_is_counted_by_each_school_for_itself(here):
    event = celebrate(here, on=PAST)
    hold_event(by=here.officer, event=event)
    assert flows(event)[1] == ("S2", None, "held")

    count_turnout(
        by=here.principal,
        event=event,
        school=here.school("S2"),
        pupils=[Came("一年级", 300), Came("二年级", 350)],
        teachers=30,
    )
    with pytest.raises(Refused):
        count_turnout(
            by=here.principal, event=event, school=here.school("S1"), pupils=[], teachers=1
        )
    with pytest.raises(errors.GradeGivenTwice):
        count_turnout(
            by=here.officer,
            event=event,
            school=here.school("S1"),
            pupils=[Came("一年级", 1), Came("一年级", 2)],
            teachers=1,
        )

    assert flows(event) == [("S1", None, "held"), ("S2", 680, "held"), ("S3", None, "held")]


def test_nothing_is_held_before_its_day_and_nothing_changes_after(here):
    ahead, past = celebrate(here), celebrate(here, on=PAST)

    with pytest.raises(errors.EventNotYetHeld):
        hold_event(by=here.officer, event=ahead)
    with pytest.raises(errors.EventWasNotHeld):
        review_event(by=here.officer, event=ahead, afterwards="很好")
    hold_event(by=here.officer, event=past)
    with pytest.raises(errors.EventNotOpen):
        change_event(by=here.officer, event=past, facts=facts(here, on=PAST))

    assert Event.objects.filter(state="held").count() == 1


def test_poster_is_a_picture_and_leaves_for_good(here):
    event = announced(here)

    set_poster(by=here.officer, event=event, name="海报.png", content=PICTURE)
    with pytest.raises(PictureUnreadable):
        set_poster(by=here.officer, event=event, name="海报.pdf", content=b"%PDF-1.4\n%%EOF\n")
    assert public.poster(here.officer, event.code).media_type == "image/png"
    remove_poster(by=here.officer, event=event)

    assert EventPoster.objects.count() == 0


def test_public_sees_what_is_announced_to_it(here):
    told = announced(here)
    celebrate(here, title="还在筹备")
    announced(here, title="内部活动", is_public=False)

    (shown,) = public.shown(here.officer, None)

    assert (shown.title, shown.place, shown.is_cancelled) == ("六一联欢", "海棠路小学", False)
    assert [item.title for item in public.programme(here.officer, told.code)] == ["开幕", "游园"]


def test_cancelled_event_closes_its_lists_and_flows(here):
    from manyuan.engagements.signups.actions import open_sign_up
    from worlds.signups import Pier

    event = announced(here)
    opened = open_sign_up(
        by=here.officer, kind="event", code=event.code, facts=Pier(here, here.officer).facts()
    )

    cancel_event(by=here.officer, event=event, reason="下雨")

    opened.refresh_from_db()
    assert opened.closed_at is not None
    assert {status for _code, _people, status in flows(event)} == {"cancelled"}
    (shown,) = public.shown(here.officer, event.code)
    assert shown.is_cancelled
