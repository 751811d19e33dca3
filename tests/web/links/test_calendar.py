from datetime import UTC, datetime, timedelta

from icalendar import Calendar

from manyuan.web.links.calendar import Entry, calendar_text

STARTS = datetime(2026, 10, 14, 1, 0, tzinfo=UTC)
ENTRY = Entry(
    uid="990001-F1@manyuan",
    version=3,
    status="CONFIRMED",
    starts=STARTS,
    ends=STARTS + timedelta(hours=1),
    changed_at=datetime(2026, 9, 1, tzinfo=UTC),
    summary="海洋科学，灯塔小学；六年级",
    location="灯塔小学, 报告厅",
    description="第一行\n第二行",
)


def read(content):
    return Calendar.from_ical(content)


def test_calendar_is_read_back_as_it_was_written():
    calendar = read(calendar_text("海洋大学", [ENTRY]))

    (event,) = calendar.events
    assert (str(calendar["X-WR-CALNAME"]), str(calendar["VERSION"])) == ("海洋大学", "2.0")
    assert (str(event["UID"]), event["SEQUENCE"], str(event["STATUS"])) == (
        "990001-F1@manyuan",
        3,
        "CONFIRMED",
    )
    assert event.start == STARTS
    assert event.end == STARTS + timedelta(hours=1)
    assert str(event["SUMMARY"]) == "海洋科学，灯塔小学；六年级"
    assert str(event["LOCATION"]) == "灯塔小学, 报告厅"
    assert str(event["DESCRIPTION"]) == "第一行\n第二行"


def test_times_are_in_the_zone_of_the_district_which_the_calendar_explains():
    content = calendar_text("海洋大学", [ENTRY])

    assert b"DTSTART;TZID=Asia/Shanghai:20261014T090000" in content
    assert [zone.tz_name for zone in read(content).timezones] == ["Asia/Shanghai"]
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_empty_calendar_is_a_calendar():
    assert read(calendar_text("海洋大学", [])).events == []
