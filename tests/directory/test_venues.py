from datetime import date

import pytest
from django.core.exceptions import ValidationError

from manyuan.directory.actions.venue_photos import picture_venue, unpicture_venue
from manyuan.directory.actions.venues import (
    VenueFacts,
    close_venue,
    edit_venue,
    register_venue,
    remove_venue,
    reopen_venue,
)
from manyuan.directory.errors import ReasonMissing, VenueIsClosed, VenueIsNotClosed
from manyuan.directory.models import Venue, VenuePhoto
from manyuan.directory.queries.venues import venues_open_on
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused
from worlds.visits import photo


@pytest.fixture
def hall(shore):
    with shore.at():
        yield Venue.objects.get(code="H1")


def test_venue_is_called_by_its_school_and_name(hall):
    assert str(hall) == "海棠路小学 报告厅"


def test_venue_is_open_until_it_or_its_school_closes(hall):
    day = date(2026, 9, 1)
    assert hall.is_open_on(day)

    hall.closed_on = day
    assert (hall.is_open_on(date(2026, 8, 31)), hall.is_open_on(day)) == (True, False)

    hall.closed_on, hall.school.closed_on = None, day
    assert (hall.is_open_on(date(2026, 8, 31)), hall.is_open_on(day)) == (True, False)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("capacity", 0, "容纳人数须在 1 至 100000 之间。"),
        ("capacity", 100_001, "容纳人数须在 1 至 100000 之间。"),
        ("area", 0, "面积须大于 0；不清楚时留空。"),
    ],
)
def test_numbers_of_a_venue_make_sense(hall, field, value, sentence):
    setattr(hall, field, value)

    with pytest.raises(ValidationError) as refused:
        hall.full_clean()

    assert refused.value.messages == [sentence]


def test_code_is_given_once_in_a_bureau(hall):
    twin = Venue(
        bureau=hall.bureau, code="H1", school=hall.school, name="又一处", kind="hall", capacity=1
    )

    with pytest.raises(ValidationError) as refused:
        twin.full_clean()

    assert refused.value.messages == ["这个场地编号已经存在。"]


def register(shore, by=None, school="S1", **rest):
    facts = VenueFacts(**{"name": "体育馆", "kind": "field", "capacity": 400, **rest})
    return register_venue(
        by=by or shore.officer, code="F1", school=shore.school(school), facts=facts
    )


def test_venue_is_registered_edited_closed_and_opened_again(hall, shore):
    venue = register(shore, by=shore.group_office, rules=" 穿软底鞋；\n 器材归位。 ")
    assert (venue.rules, venue.is_shared) == ("穿软底鞋； 器材归位。", True)

    facts = VenueFacts(name="体育馆", kind="field", capacity=350, is_shared=False)
    edit_venue(by=shore.officer, venue=venue, facts=facts)
    close_venue(by=shore.officer, venue=venue, on=date(2026, 9, 1), reason="翻修")
    reopen_venue(by=shore.officer, venue=venue)

    stored = Venue.objects.get(code="F1")
    assert (stored.capacity, stored.is_shared, stored.closed_on) == (350, False, None)
    assert [sentence_of(one) for one in Record.objects.filter(code__startswith="venue.")] == [
        "撤销了场地海棠路小学 体育馆的停用登记",
        "登记场地海棠路小学 体育馆自 2026-09-01 起停用（翻修）",
        "修改了场地海棠路小学 体育馆",
        "登记了场地海棠路小学 体育馆",
    ]


def test_closing_and_opening_follow_each_other(hall, shore):
    with pytest.raises(VenueIsNotClosed):
        reopen_venue(by=shore.officer, venue=hall)
    with pytest.raises(ReasonMissing):
        close_venue(by=shore.officer, venue=hall, on=date(2026, 9, 1), reason=" ")
    close_venue(by=shore.officer, venue=hall, on=date(2026, 9, 1), reason="翻修")
    with pytest.raises(VenueIsClosed):
        close_venue(by=shore.officer, venue=hall, on=date(2026, 9, 2), reason="翻修")

    assert Venue.objects.get(code="H1").closed_on == date(2026, 9, 1)


def test_mistaken_entry_is_removed_and_kept_in_history(hall, shore):
    with pytest.raises(ReasonMissing):
        remove_venue(by=shore.officer, venue=hall, reason="")
    remove_venue(by=shore.officer, venue=hall, reason="误录")

    assert Venue.objects.count() == 0
    assert Record.objects.get(code="venue.removed").changes.get().before["name"] == "报告厅"


@pytest.mark.parametrize("seat", ["principal", "teacher", "auditor"])
def test_others_change_no_venue(hall, shore, seat):
    by = getattr(shore, seat)

    for change in (
        lambda: register(shore, by=by),
        lambda: close_venue(by=by, venue=hall, on=date(2026, 9, 1), reason="翻修"),
        lambda: remove_venue(by=by, venue=hall, reason="误录"),
        lambda: picture_venue(by=by, venue=hall, name="厅.jpg", content=photo()),
    ):
        with pytest.raises(Refused):
            change()

    stored = Venue.objects.get()
    assert (stored.code, stored.closed_on, VenuePhoto.objects.count()) == ("H1", None, 0)


def test_principal_registers_for_the_own_school_alone(hall, shore):
    assert register(shore, by=shore.principal, school="S2").school == shore.school("S2")


def test_photo_takes_the_place_of_the_older_and_goes_with_its_venue(hall, shore):
    picture_venue(by=shore.officer, venue=hall, name="厅.jpg", content=photo())
    picture_venue(by=shore.officer, venue=hall, name="厅.png", content=photo(kind="PNG"))
    assert VenuePhoto.objects.get().media_type == "image/png"

    unpicture_venue(by=shore.officer, venue=hall)
    picture_venue(by=shore.officer, venue=hall, name="厅.jpg", content=photo())
    remove_venue(by=shore.officer, venue=hall, reason="误录")

    assert VenuePhoto.objects.count() == 0


def test_venues_of_a_day_leave_out_what_is_closed(hall, shore):
    close_venue(by=shore.officer, venue=hall, on=date(2026, 9, 1), reason="翻修")

    assert list(venues_open_on(shore.teacher, date(2026, 8, 31))) == [hall]
    assert list(venues_open_on(shore.teacher, date(2026, 9, 1))) == []
