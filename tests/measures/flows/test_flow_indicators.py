"""Every indicator that rests on flows, counted by hand in the year of ``flow_year``."""

from fractions import Fraction

import pytest

from manyuan.measures.flows.catalogue import CATALOGUE, INDICATORS, REASONS, measure_group
from manyuan.measures.flows.group_year import group_years
from measures.flow_year import flow, group_of, outcome, posting, year_of

ELSEWHERE = flow("X", "venue", "D", "Z", group="H", hours="2")


def found(code, *flows, **rest):
    measured = CATALOGUE[code].measure(group_of(*flows, **rest))
    assert measured.code == code
    assert (measured.value is None) == bool(measured.unknown)
    return measured


def value(code, *flows, **rest):
    measured = found(code, *flows, **rest)
    return measured.unknown or measured.value


def test_activity_is_fulfilled_when_any_of_its_flows_took_place():
    flows = (
        flow("F1", "event", "A", "B", activity="E1"),
        flow("F2", "event", "A", "A", activity="E1", status="cancelled"),
        flow("F3", "course", "A", "B", status="cancelled"),
        flow("F4", "visit", "P", "B", "2025-06-30", status="planned"),
        flow("F5", "visit", "P", "B", "2025-07-02", status="planned"),
        flow("F6", "venue", "A", "B", group=None),
    )

    measured = found("plan_fulfilment", *flows)

    assert (measured.part, measured.whole, measured.value) == (1, 3, Fraction(1, 3))
    assert measured.rows == ("F1", "F2", "F3", "F4")
    assert value("plan_fulfilment", ELSEWHERE) == "nothing_arranged"


ELIGIBLE = (outcome("A", "eligible_teachers", 10), outcome("B", "eligible_teachers", 6))


def test_rotation_counts_full_time_exchange_of_a_school_year_from_schools_of_the_group():
    flows = (
        posting("1", "A", "B"),
        posting("2", "A", "Z", mode="transfer", group=None),
        posting("3", "B2", "D", mode="secondment", end="2025-06-28"),
        posting("4", "A", "B", end="2025-06-27"),
        posting("5", "A", "B", mode="walking"),
        posting("6", "A", "B", status="cancelled"),
        posting("7", "Z", "B"),
        posting("8", "A", "B", start="2025-02-01", end=None),
        posting("9", "A", "B", start="2023-09-01"),
        posting("10", "B", "B2"),
    )

    measured = found("rotation_rate", *flows, outcomes=ELIGIBLE)

    assert measured.rows == ("1", "2", "3")
    assert (measured.part, measured.whole) == (3, 16)
    assert measured.left_out == 1


def test_rotation_is_unknown_until_every_school_tells_its_base():
    moved = posting("1", "A", "B")

    assert value("rotation_rate", moved, outcomes=ELIGIBLE[:1]) == "eligible_unknown"
    nobody = tuple(outcome(code, "eligible_teachers", 0) for code in "AB")
    assert value("rotation_rate", moved, outcomes=nobody) == "nobody_eligible"
    assert value("rotation_rate", ELSEWHERE, outcomes=ELIGIBLE) == 0


def test_backbone_share_leaves_out_whose_level_is_not_known():
    flows = [posting(str(number), "A", "B") for number in range(5)]
    levels = {"t0": "county", "t1": "school", "t2": "none", "t3": None, "t4": "nation"}

    measured = found("rotation_backbone_share", *flows, backbone=levels)

    assert (measured.part, measured.whole, measured.left_out) == (2, 4, 1)
    assert value("rotation_backbone_share", *flows) == "backbone_unknown"
    assert value("rotation_backbone_share", ELSEWHERE) == "nobody_exchanged"


def test_direction_is_asked_of_postings_in_any_way():
    flows = (
        posting("1", "A", "B", direction="strong_to_weak", mode="walking"),
        posting("2", "B", "A", direction="weak_to_strong"),
        posting("3", "A", "Z", direction="peer"),
        posting("4", "A", "Z"),
    )

    measured = found("strong_to_weak_share", *flows)

    assert (measured.value, measured.left_out) == (Fraction(1, 3), 1)
    assert value("strong_to_weak_share", flows[3]) == "direction_unknown"
    assert value("strong_to_weak_share", ELSEWHERE) == "nobody_posted"


def test_cadres_are_counted_and_none_is_a_known_zero():
    assert value("cadre_postings", posting("1", "B", "A", mode="cadre", end="2025-01-01")) == 1
    assert value("cadre_postings", ELSEWHERE) == 0


def test_courses_reach_pupils_of_the_group_and_bridging_ones_stand_apart():
    flows = (
        flow("F1", "course", "A", "B2", people=40, mode="shared", activity="K1"),
        flow("F2", "course", "P", "A", people=10, mode="club", activity="K2"),
        flow("F3", "course", "P", "A", people=10, group=None),
        flow("F4", "course", "A", "B", people=20, mode="bridging", activity="K3"),
        flow("F5", "course", "A", "B", mode="shared"),
        flow("F6", "course", "A", "C", "2024-12-01", people=99, mode="shared"),
        flow("F7", "course", "A", "C", "2025-03-01", people=50, mode="bridging", activity="K3"),
    )

    measured = found("shared_course_reach", *flows)

    assert (measured.part, measured.whole, measured.left_out) == (50, 400, 1)
    assert measured.rows == ("F1", "F2")
    assert value("bridging_courses", *flows) == 1
    assert value("shared_course_reach", flows[4]) == "people_unknown"
    assert value("shared_course_reach", *flows, reports=[]) == "pupils_unknown"
    assert value("shared_course_reach", ELSEWHERE) == 0


def test_attendance_is_asked_of_the_guests_of_meetings_that_were_held():
    def part(code, activity, receiver, **rest):
        return flow(code, "research", "A", receiver, activity=activity, **rest)

    flows = (
        part("1", "M1", "A", people=9),
        part("2", "M1", "B", people=4),
        part("3", "M1", "B2", status="cancelled"),
        part("4", "M1", "Z", people=4),
        part("5", "M1", "C", people=4),
        part("6", "M2", "B", status="cancelled"),
        flow("7", "research", "G", "B", activity="M3", group=None),
        flow("8", "research", "B", "A", activity="M4", people=0),
        flow("9", "research", "B", "A", activity="M5", group=None, people=3),
    )

    measured = found("joint_research_attendance", *flows)

    assert measured.rows == ("2", "3", "8")
    assert (measured.part, measured.whole, measured.left_out) == (1, 3, 1)
    assert value("joint_research_attendance", flows[6]) == "attendance_unknown"
    assert value("joint_research_attendance", flows[5]) == "no_meeting_held"


def test_visits_reach_schools_whoever_sends_the_expert():
    flows = (
        flow("1", "visit", "P", "B2", group=None),
        flow("2", "visit", "P", "B"),
        flow("3", "visit", "P", "C", "2025-04-01"),
        flow("4", "visit", "P", "A", status="planned"),
        flow("5", "visit", "P", "A", status="confirmed", end="2024-10-11"),
    )

    measured = found("caravan_reach", *flows)

    assert (measured.part, measured.whole, measured.rows) == (1, 2, ("1", "2"))


def test_hours_of_rooms_are_those_that_were_told():
    flows = (
        flow("1", "venue", "A", "B", hours="6.5", group=None),
        flow("2", "venue", "B", "B2", hours="9"),
        flow("3", "venue", "Z", "B", hours="2.25"),
        flow("4", "venue", "A", "B"),
    )

    measured = found("venue_hours", *flows)

    assert (measured.value, measured.left_out) == (Fraction(35, 4), 1)
    assert value("venue_hours", flows[3]) == "hours_unknown"


def test_joint_activities_count_the_host_and_not_what_a_school_does_alone():
    flows = (
        flow("1", "event", "A", "A", activity="E1", people=100),
        flow("2", "event", "A", "B", activity="E1", people=50),
        flow("3", "event", "A", "A", activity="E2", people=400),
        flow("4", "event", "G", "B", activity="E3", people=30, group=None),
        flow("5", "exchange", "A", "B2", activity="X1", people=20),
        flow("6", "event", "A", "B"),
    )

    measured = found("joint_activity_reach", *flows)

    assert (measured.part, measured.whole, measured.left_out) == (200, 400, 1)
    assert value("joint_activity_reach", flows[5]) == "people_unknown"
    assert value("joint_activity_reach", flows[0], flows[1], reports=[]) == "pupils_unknown"


def test_materials_are_counted_use_by_use():
    flows = (
        flow("1", "material", "A", "B", activity="M"),
        flow("2", "material", "A", "B", activity="M"),
        flow("3", "material", "A", "A"),
    )

    assert value("materials_used", *flows) == 2


FLOWING = [one.code for one in INDICATORS if one.flows]


@pytest.mark.parametrize("code", FLOWING)
def test_nothing_is_said_where_nothing_was_recorded_or_nobody_was_there(code):
    assert value(code) == "no_flows"
    draft = year_of(ELSEWHERE, flow("1", "venue", "A", "B"))
    later = [row.__class__(group="G", state="draft") for row in draft.groups[:1]]
    drafted = draft.__class__(
        **{name: getattr(draft, name) for name in draft.__slots__} | {"groups": tuple(later)}
    )
    assert CATALOGUE[code].measure(group_years(drafted)["G"]).unknown == "not_in_force"


def test_every_reason_has_words_and_every_indicator_its_place():
    group = group_of()
    assert {one.unknown for one in measure_group(group).values()} - {""} <= REASONS.keys()
    assert list(CATALOGUE) == [one.code for one in INDICATORS]
    assert len({one.place for one in INDICATORS}) == len(INDICATORS) == 17
