from datetime import time

import pytest

from manyuan.engagements.errors import NotMovable
from manyuan.engagements.kinds.research.permissions import may_arrange_research, may_list_research
from manyuan.engagements.kinds.research.queries.research import (
    Tally,
    hosts_for,
    parts_to_report,
    research_between,
    schools_to_invite,
    tallies,
    visible_codes,
)
from manyuan.engagements.kinds.research.rescheduling import move_occasion
from manyuan.engagements.kinds.research.visibility import visible_research
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from worlds.visits import PAST, partner_link, school_day


def seen_from(study, seat):
    with study.at(seat):
        return set(visible_research(seat).values_list("topic", flat=True))


def test_who_sees_what(study):
    study.research({"S2": 1}, topic="有灯塔")
    study.research({"S5": 1}, topic="无灯塔", host="S4")
    study.research({"S6": 1}, topic="集团主办", host="G1")

    everything = {"有灯塔", "无灯塔", "集团主办"}
    assert seen_from(study, study.officer) == everything
    assert seen_from(study, study.shore.auditor) == everything
    assert seen_from(study, study.group_office) == {"有灯塔", "集团主办"}
    assert seen_from(study, study.principal) == {"有灯塔"}
    # The teacher is at S1, the host of the first.
    assert seen_from(study, study.shore.teacher) == {"有灯塔"}
    assert seen_from(study, study.shore.hill) == set()
    assert seen_from(study, partner_link(study.shore, "P1")) == set()


def test_who_arranges_and_lists(study):
    shore = study.shore
    arranging = [seat for seat, one in shore.people.items() if may_arrange_research(one)]
    assert arranging == ["officer", "group_office", "principal"]
    assert not may_list_research(partner_link(shore, "P1"))


def test_whom_a_seat_may_invite_and_in_whose_name(study):
    def invited(seat):
        with study.at(seat):
            schools = {one.code for one in schools_to_invite(seat, today())}
            return schools, {one.code for one in hosts_for(seat)}

    assert invited(study.principal) == ({"S1", "S2", "S3", "S4", "S5", "S5-2"}, {"S2"})
    # S2 is in both groups: the office of G1 may invite its fellows too.
    assert invited(study.group_office)[1] == {"G1", "S1", "S2", "S3"}
    assert "S6" in invited(study.officer)[0]


def test_tally_counts_times_once_and_people_as_reported(study):
    for topic, came in (("甲", 3), ("乙", 4)):
        research = study.held(topic=topic, mode="training")
        study.report(research, S2=came, S3=1)
    study.held(topic="丙", mode="school_visit", host="G1")
    study.research(topic="丁", mode="training", on=PAST)

    found = tallies(study.officer, SchoolYear.on(PAST))

    assert found == {"training": Tally(2, 9), "school_visit": Tally(1, 0)}


def test_list_sums_who_is_expected(study):
    study.research()

    (one,) = research_between(study.officer, today(), school_day())

    assert (one.schools, one.expected, one.attended) == (3, 6, None)


def test_school_reports_its_own_part_and_the_host_all(study):
    research = study.held()

    assert len(parts_to_report(study.officer, research)) == 3
    with study.at(study.principal):
        own = parts_to_report(study.principal, research)
    assert [one.school.code for one in own] == ["S2"]
    with study.at(study.shore.teacher):
        assert parts_to_report(study.shore.teacher, research) == []


def test_calendar_moves_an_activity_and_nothing_else(study):
    research = study.research()

    move_occasion(
        by=study.officer,
        code=research.code,
        number=1,
        on=school_day(1),
        starts_at=time(9),
        reason="让开考试",
    )

    research.refresh_from_db()
    assert (research.on, research.starts_at) == (school_day(1), time(9))
    with pytest.raises(NotMovable):
        move_occasion(
            by=study.officer,
            code=research.code,
            number=2,
            on=school_day(),
            starts_at=time(9),
            reason="让开考试",
        )


def test_codes_that_may_be_opened(study):
    code = study.research({"S3": 1}).code

    with study.at(study.principal):
        assert visible_codes(study.principal, [code]) == frozenset()
    assert visible_codes(study.officer, [code, "R1999-00001"]) == {code}
