from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from manyuan.directory.errors import NothingCorrected, ReasonMissing
from manyuan.history.models import Change, Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from manyuan.offers.actions.days import change_day, withdraw_day
from manyuan.offers.actions.marking import mark_days
from manyuan.offers.errors import DayIsPast, DayIsSettled, DaysOverlap
from manyuan.offers.models import ExpertDay
from manyuan.offers.sheets import EXPERT_DAY_STORE
from manyuan.seats.enums import Role, UnitKind
from manyuan.seats.models import Seat, Unit
from offers.giving import NEXT, WEDNESDAY, give, hours, on, visit_window


@pytest.fixture
def link(shore):
    """The seat of partner P1, which is no person."""
    with shore.at():
        partner = Unit.objects.get(kind=UnitKind.PARTNER, code="P1")
        return Seat.objects.create(
            role=Role.PARTNER_LINK, unit=partner, bureau=partner.bureau, starts_on=today()
        )


def test_day_is_given_with_one_record(shore):
    day = give(shore)

    with shore.at():
        record = Record.objects.latest("pk")
        change = Change.objects.get(record=record)

        assert (day.state, day.year, day.places_left) == ("offered", NEXT, 2)
        assert sentence_of(record) == f"登记了潘博士的到校日：{WEDNESDAY}"
        assert (change.table, change.key) == ("expert_days", f"E1/{WEDNESDAY}/08:30")
        assert (change.before, change.after["state"]) == (None, "offered")


def test_partner_gives_its_own_days_through_a_link_while_the_window_is_open(shore, link):
    with pytest.raises(Refused):
        give(shore, by=link)
    visit_window(world=shore)

    assert give(shore, by=link).stated_by == link


def test_group_office_gives_days_of_experts_bound_to_its_group(shore):
    visit_window(world=shore)
    given = give(shore, by=shore.group_office)

    with shore.at():
        from manyuan.directory.models import Agreement

        Agreement.objects.filter(group__isnull=False).delete()
        with pytest.raises(Refused):
            change_day(by=shore.group_office, day=given, facts=hours(1))

        assert ExpertDay.objects.get(pk=given.pk).date == WEDNESDAY


@pytest.mark.parametrize("seat", ["principal", "teacher", "auditor"])
def test_others_give_none(shore, seat):
    visit_window(world=shore)

    with pytest.raises(Refused):
        give(shore, by=shore.people[seat])


def test_days_of_one_expert_do_not_overlap(shore):
    give(shore, last="11:30")

    with pytest.raises(DaysOverlap):
        give(shore, first="11:00")
    assert give(shore, first="11:30").state == "offered"


def test_past_and_impossible_hours_are_refused(shore):
    with pytest.raises(DayIsPast):
        give(shore, (today() - WEDNESDAY).days - 1)
    with pytest.raises(ValidationError):
        give(shore, first="12:00", last="12:00")
    with pytest.raises(ValidationError):
        give(shore, visits=0)

    with shore.at():
        assert ExpertDay.objects.filter(date__year=NEXT).count() == 0


def test_change_and_withdrawal_are_recorded(shore):
    day = give(shore)

    with shore.at():
        with pytest.raises(NothingCorrected):
            change_day(by=shore.officer, day=day, facts=hours())
        moved = change_day(by=shore.officer, day=day, facts=hours(1))
        with pytest.raises(ReasonMissing):
            withdraw_day(by=shore.officer, day=moved, reason="")
        withdraw_day(by=shore.officer, day=moved, reason="出差")

        assert moved.date == on(1)
        assert sentence_of(Record.objects.latest("pk")) == (
            f"撤回了潘博士的到校日：{on(1)}（出差）"
        )
        given = [row["date"] for row in EXPERT_DAY_STORE.handed_out(shore.officer)]
        assert on(1) not in given
        with pytest.raises(DayIsSettled):
            change_day(by=shore.officer, day=moved, facts=hours(2))


def test_withdrawn_day_is_given_anew_in_its_row(shore):
    day = give(shore)

    with shore.at():
        withdraw_day(by=shore.officer, day=day, reason="出差")
    again = give(shore, visits=4)

    with shore.at():
        change = Change.objects.get(record=Record.objects.latest("pk"))
        assert (again.pk, again.state, again.max_visits) == (day.pk, "offered", 4)
        assert (change.before["state"], change.after["state"]) == ("withdrawn", "offered")


def test_booked_day_has_fewer_places_and_is_changed_by_its_tour_only(shore):
    day = give(shore)

    with shore.at():
        changes = mark_days(by=shore.officer, booked={day: 1})
        more = mark_days(by=shore.officer, booked={day: 2})
        full = ExpertDay.objects.get(pk=day.pk)
        with pytest.raises(DayIsSettled):
            withdraw_day(by=shore.officer, day=day, reason="出差")
        freed = mark_days(by=shore.officer, booked={day: 0})
        withdraw_day(by=shore.officer, day=day, reason="出差")

        assert [(c.before["state"], c.after["state"]) for c in changes] == [("offered", "planned")]
        assert [(c.before["booked"], c.after["booked"]) for c in more] == [(1, 2)]
        assert [c.after["state"] for c in more] == ["planned"]
        assert (full.state, full.places_left) == ("planned", 0)
        assert [c.after["state"] for c in freed] == ["offered"]
        assert mark_days(by=shore.officer, booked={day: 0}) == []
        with pytest.raises(DayIsSettled):
            mark_days(by=shore.officer, booked={day: 1})


def test_day_of_last_week_cannot_be_moved_into_the_past(shore):
    day = give(shore)

    with shore.at(), pytest.raises(DayIsPast):
        change_day(
            by=shore.officer,
            day=day,
            facts=hours((today() - timedelta(days=7) - WEDNESDAY).days),
        )
