from datetime import date, timedelta

import pytest

from manyuan.directory.models import Teacher
from manyuan.engagements.kinds.posting.actions import PostingFacts, arrange_posting
from manyuan.engagements.kinds.posting.enums import Mode
from manyuan.engagements.queries.occasions import occasions_between, visible_occasions
from manyuan.kernel.clock import today
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.seats.scope import before_any_seat
from worlds.visits import school_day

DAY = timedelta(days=1)


@pytest.fixture
def busy(coast):
    """A visit at S2, another at S4, and a posting from S1 to S2."""
    visit, other = coast.visit(), coast.visit(school="S4", stage="junior", expert="E2")
    facts = PostingFacts(
        teacher=Teacher.objects.get(code="T1"),
        host=coast.shore.school("S2"),
        mode=Mode.ROTATION,
        starts_on=date(2025, 9, 1),
        ends_on=date(2028, 9, 1),
    )
    return visit.code, other.code, arrange_posting(by=coast.officer, facts=facts).code


def codes(seat):
    return set(visible_occasions(seat).values_list("code", flat=True))


def special(coast, role, unit):
    with before_any_seat():
        seat = Seat.objects.create(role=role, unit=unit, bureau=unit.bureau, starts_on=today())
        return Seat.objects.select_related("person", "unit", "bureau").get(pk=seat.pk)


def test_each_seat_sees_what_its_unit_takes_part_in(coast, busy):
    visit, other, posting = busy
    seen = {name: codes(getattr(coast.shore, name)) for name in ("officer", "auditor")}
    assert seen == {"officer": set(busy), "auditor": set(busy)}
    assert codes(coast.principal) == {visit, posting}
    assert codes(coast.group_office) == {visit, posting}
    assert codes(coast.link) == {visit}
    assert codes(coast.other_link) == {other}


def test_what_tells_of_one_person_is_not_for_colleagues_nor_for_calendars(coast, busy):
    visit, _other, _posting = busy
    school = coast.shore.school("S2").unit

    assert codes(special(coast, Role.CALENDAR_LINK, school)) == {visit}
    assert codes(special(coast, Role.PUBLIC, coast.officer.bureau)) == set()

    Teacher.objects.update(account=None)
    assert codes(coast.shore.teacher) == set()
    Teacher.objects.filter(code="T1").update(account=coast.shore.teacher.person)
    assert codes(coast.shore.teacher) == {busy[2]}


def test_other_bureau_sees_nothing(coast, busy):
    with coast.at(coast.shore.hill):
        assert codes(coast.shore.hill) == set()


def test_spans_are_found_by_any_of_their_days(coast, busy):
    visit, other, posting = busy
    day = school_day()

    def between(first, last):
        return set(occasions_between(coast.officer, first, last).values_list("code", flat=True))

    assert between(day, day) == {visit, other, posting}
    assert between(day + DAY, day + DAY) == {posting}
    assert between(date(2028, 8, 31), date(2028, 12, 1)) == {posting}
    assert between(date(2028, 9, 1), date(2028, 12, 1)) == set()
