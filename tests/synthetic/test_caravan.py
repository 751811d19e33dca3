from collections import Counter
from datetime import date

from manyuan.sheets.caravan_tables import AGREEMENTS, VISIT_REQUESTS
from manyuan.sheets.cells import canonical
from manyuan.synthetic import DEMO, generate
from manyuan.synthetic.school_days import school_days


def offered(demo):
    return {topic for row in demo.tables["experts"] for topic in row["topics"].split(";")}


def days_of(row):
    return [date.fromisoformat(window[:10]) for window in row["windows"].split(";")]


def test_demo_has_studios_experts_days_and_requests(demo):
    counts = {
        name: len(demo.tables[name])
        for name in ("studios", "experts", "expert_days", "visit_requests")
    }

    assert counts == {"studios": 7, "experts": 12, "expert_days": 40, "visit_requests": 90}
    assert {row["subject"] for row in demo.tables["studios"]} == {
        "数学",
        "物理",
        "化学",
        "生物学",
        "信息科技",
        "地理",
        "3D打印",
    }


def test_every_day_is_a_school_day_of_the_last_year(demo):
    days = set(school_days(2026))
    given = {row["date"] for row in demo.tables["expert_days"]}
    asked = {day for row in demo.tables["visit_requests"] for day in days_of(row)}

    assert (given | asked) <= days
    assert {day.weekday() for day in days} == {0, 1, 2, 3, 4}
    assert not days & {date(2026, 10, 1), date(2027, 1, 1), date(2027, 2, 1), date(2027, 5, 3)}


def test_few_requests_are_for_what_nobody_offers(demo):
    topics = Counter(row["topic"] for row in demo.tables["visit_requests"])

    assert {topic: topics[topic] for topic in topics.keys() - offered(demo)} == {"考古与文博": 5}


def test_windows_stand_in_their_canonical_form(demo):
    column = VISIT_REQUESTS.column("windows")
    windows = [row["windows"] for row in demo.tables["visit_requests"]]

    assert [canonical(column, text) for text in windows] == windows


def test_agreements_leave_gaps_and_none_stands_twice(demo):
    rows = demo.tables["agreements"]
    kinds = Counter(row["kind"] for row in rows)

    assert kinds == {
        "group_university": 6,
        "group_institute": 4,
        "school_scientist": 3,
        "community": 2,
    }
    assert len({AGREEMENTS.key_of(row) for row in rows}) == len(rows)


def test_roster_and_schools_of_the_demo_are_what_they_were_without_teachers(demo):
    bare = generate(**DEMO, with_teachers=False)

    assert bare.tables["visit_requests"] == demo.tables["visit_requests"]
