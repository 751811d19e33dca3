from datetime import date, time, timedelta

import pytest
from django.core.exceptions import ValidationError

from manyuan.directory.models import Teacher
from manyuan.engagements.enums import Direction, FlowStatus
from manyuan.engagements.errors import NobodyIsTwice
from manyuan.engagements.kinds.research.actions import (
    Invited,
    ResearchSlot,
    arrange_research,
    cancel_research,
    change_research,
    move_research,
    name_participants,
)
from manyuan.engagements.kinds.research.enums import ResearchState
from manyuan.engagements.kinds.research.errors import (
    HasReported,
    HostCannotBe,
    InvitedNotOpen,
    InvitedTwice,
    NobodyInvited,
    NotOnRoster,
    ResearchMovedIntoThePast,
    ResearchMovedNowhere,
    ResearchMovedToAnotherYear,
    ResearchNotOpen,
    ResearchPastMidnight,
    ResearchReasonMissing,
)
from manyuan.engagements.kinds.research.models import Participation, Research
from manyuan.engagements.models import Flow, Occasion
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused
from worlds.visits import PAST, school_day


def flows():
    return {
        flow.receiver.code: (flow.code, flow.people, flow.status, flow.direction)
        for flow in Flow.objects.filter(kind="research")
    }


def test_each_school_that_takes_part_gets_a_flow_the_hosts_own_included(study):
    research = study.research(group="G1")

    year = research.year.start
    code = f"R{year}-00001"
    assert (research.code, research.state) == (code, ResearchState.PLANNED)
    assert flows() == {
        "S1": (f"{code}.S1", 1, FlowStatus.PLANNED, Direction.PEER),
        "S2": (f"{code}.S2", 3, FlowStatus.PLANNED, Direction.STRONG_TO_WEAK),
        "S3": (f"{code}.S3", 2, FlowStatus.PLANNED, Direction.STRONG_TO_WEAK),
    }
    flow = Flow.objects.get(receiver__code="S2")
    assert (flow.provider.code, flow.activity, flow.mode) == ("S1", code, "lesson_study")
    assert (flow.hours, flow.group.code) == (2, "G1")


def test_calendar_shows_one_occasion_with_the_schools(study):
    research = study.research(place="S2", leader="T1")

    occasion = Occasion.objects.get()
    assert (occasion.kind, occasion.code, occasion.title) == (
        "research",
        research.code,
        "分数的意义",
    )
    assert (occasion.starts_at, occasion.ends_at, occasion.people) == (time(14), time(16), 6)
    assert occasion.place.code == "S2"
    assert {unit.code for unit in occasion.units.all()} == {"S1", "S2", "S3"}
    assert [teacher.code for teacher in occasion.teachers.all()] == ["T1"]


def test_second_activity_of_a_year_takes_the_next_number(study):
    study.research()

    assert study.research(topic="小数").code.endswith("-00002")


def test_history_says_what_was_arranged(study):
    study.research(on=PAST)

    record = Record.objects.get(code="research.arranged")
    said = "安排 2025-10-14 的联合课例研究「分数的意义」，3 所学校参加"
    assert sentence_of(record) == said
    tables = [change.table for change in record.changes.all()]
    assert sorted(tables) == ["research", *["research_participations"] * 3]


def test_bureau_and_group_may_host_and_a_partner_not(study):
    by_bureau = study.research({"S2": 1}, host=study.officer.bureau.code)
    by_group = study.research({"S2": 1}, host="G1", topic="集体备课")

    with pytest.raises(HostCannotBe):
        study.research(host="P1")

    assert (by_bureau.participations.count(), by_group.participations.count()) == (1, 1)
    assert [flow.direction for flow in Flow.objects.filter(kind="research")] == ["", ""]


def test_who_is_invited_is_there_once_and_open(study):
    school = Invited(study.shore.school("S2"))
    facts = study.facts()

    with pytest.raises(NobodyInvited):
        study.research({})
    with pytest.raises(InvitedNotOpen):
        study.research({"S7": 1})
    with pytest.raises(InvitedTwice):
        arrange_research(
            by=study.officer, facts=type(facts)(**{**_plain(facts), "invited": [school, school]})
        )

    assert (Research.objects.count(), Flow.objects.count()) == (0, 0)


def _plain(facts):
    return {name: getattr(facts, name) for name in type(facts).__slots__}


def test_what_ends_before_it_starts_is_not_kept(study):
    with pytest.raises(ValidationError):
        study.research(ends_at=time(13))

    assert (
        Research.objects.count(),
        Flow.objects.count(),
        Record.objects.filter(code__startswith="research").count(),
    ) == (0, 0, 0)


def test_group_office_and_principal_invite_within_their_groups(study):
    with study.at(study.group_office):
        within = arrange_research(by=study.group_office, facts=study.facts(host="G1"))
        with pytest.raises(Refused):
            arrange_research(by=study.group_office, facts=study.facts({"S6": 1}, host="G1"))
    with study.at(study.principal):
        # S2 is in both groups: S4 and S5 are its fellows too.
        own = arrange_research(by=study.principal, facts=study.facts({"S4": 1}, host="S2"))
        with pytest.raises(Refused):
            arrange_research(by=study.principal, facts=study.facts({"S2": 1}, host="S1"))

    assert [one.code for one in Research.objects.order_by("code")] == [within.code, own.code]


def test_change_replaces_schools_and_marks_flows_that_are_gone(study):
    research = study.research()

    facts = study.facts({"S2": 5, "S4": 1}, topic="小数的意义")
    change_research(by=study.officer, research=research, facts=facts, reason="换校")

    assert {code: row[1:3] for code, row in flows().items()} == {
        "S1": (1, "planned"),
        "S2": (5, "planned"),
        "S3": (2, "cancelled"),
        "S4": (1, "planned"),
    }
    assert Occasion.objects.get().title == "小数的意义"
    record = Record.objects.get(code="research.changed")
    keys = {change.key for change in record.changes.filter(table="research_participations")}
    assert keys == {f"{research.code}/{code}" for code in ("S2", "S3", "S4")}


def test_school_that_has_reported_is_not_taken_out(study):
    research = study.research(on=PAST)
    study.report(research, S3=2)

    with pytest.raises(HasReported):
        change_research(
            by=study.officer, research=research, facts=study.facts({"S2": 3}), reason="换校"
        )

    assert research.participations.count() == 3


def test_move_keeps_the_length_and_tells_why(study):
    research = study.research()
    to = ResearchSlot(school_day(1), time(9))

    moved = move_research(by=study.officer, research=research, to=to, reason="期中考试")

    assert (moved.on, moved.starts_at, moved.ends_at) == (school_day(1), time(9), time(11))
    occasion = Occasion.objects.get()
    assert (occasion.starts_on, occasion.starts_at) == (school_day(1), time(9))
    assert Flow.objects.get(receiver__code="S2").starts_on == school_day(1)


@pytest.mark.parametrize(
    ("to", "error"),
    [
        (lambda: ResearchSlot(school_day(), time(14)), ResearchMovedNowhere),
        (lambda: ResearchSlot(PAST, time(14)), ResearchMovedIntoThePast),
        (
            lambda: ResearchSlot(school_day() + timedelta(days=370), time(14)),
            ResearchMovedToAnotherYear,
        ),
        (lambda: ResearchSlot(school_day(1), time(23)), ResearchPastMidnight),
    ],
)
def test_move_that_cannot_be_changes_nothing(study, to, error):
    research = study.research()

    with pytest.raises(error):
        move_research(by=study.officer, research=research, to=to(), reason="期中考试")

    assert Research.objects.get().on == school_day()


def test_whoever_changes_or_cancels_says_why(study):
    research = study.research()

    with pytest.raises(ResearchReasonMissing):
        cancel_research(by=study.officer, research=research, reason=" ")
    with pytest.raises(ResearchReasonMissing):
        change_research(by=study.officer, research=research, facts=study.facts(), reason="")

    assert Research.objects.get().state == ResearchState.PLANNED


def test_cancelled_activity_is_over(study):
    research = study.research()

    cancel_research(by=study.officer, research=research, reason="停电")

    assert {row[2] for row in flows().values()} == {"cancelled"}
    assert Occasion.objects.get().status == FlowStatus.CANCELLED
    with pytest.raises(ResearchNotOpen):
        cancel_research(by=study.officer, research=research, reason="停电")


def test_only_the_host_and_the_bureau_change_an_activity(study):
    research = study.research()

    with study.at(study.principal), pytest.raises(Refused):
        cancel_research(by=study.principal, research=research, reason="停电")

    assert Research.objects.get().state == ResearchState.PLANNED


def test_leader_is_at_one_place_at_a_time(study):
    study.research(leader="T1")

    with pytest.raises(NobodyIsTwice):
        study.research(leader="T1", topic="小数", starts_at=time(15), ends_at=time(17))

    assert Research.objects.count() == 1


def test_school_names_its_own_teachers_who_are_then_taken(study):
    first, second = study.research(), study.research(topic="小数", host="S2")
    teacher = Teacher.objects.get(code="T2")
    school = study.shore.school("S2")

    with study.at(study.principal):
        part = name_participants(
            by=study.principal, research=first, school=school, teachers=[teacher]
        )
        with pytest.raises(NobodyIsTwice):
            name_participants(
                by=study.principal, research=second, school=school, teachers=[teacher]
            )
    with pytest.raises(NotOnRoster):
        name_participants(
            by=study.officer,
            research=first,
            school=school,
            teachers=[Teacher.objects.get(code="T1")],
        )

    assert list(part.teachers.all()) == [teacher]
    assert Participation.teachers.through.objects.count() == 1
    assert sentence_of(Record.objects.get(code="research.named")) == (
        f"登记灯塔小学参加 {school_day()} 的联合课例研究「分数的意义」的教师 1 人"
    )


def test_year_of_the_code_is_that_of_the_day(study):
    assert study.research(on=date(2025, 3, 3)).code == "R2024-00001"
