from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from manyuan.directory.actions.experts import register_leaving
from manyuan.directory.errors import ExpertHasLeft
from manyuan.directory.models import Expert
from manyuan.engagements.enums import Direction, FlowStatus
from manyuan.engagements.kinds.visit.actions import (
    arrange_visit,
    begin_visits,
    cancel_visit,
)
from manyuan.engagements.kinds.visit.enums import VisitState
from manyuan.engagements.kinds.visit.errors import (
    ExpertBusy,
    HallBusy,
    RequestOfAnotherSchool,
    RequestServed,
    SchoolNotOpen,
    StageNotTaught,
)
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.models import Flow
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused
from manyuan.plans.errors import NoSchoolDay
from worlds.visits import PAST, day_off, school_day


def test_visit_waits_for_both_sides_and_leaves_a_footprint(coast):
    visit = coast.visit(on=date(2025, 10, 15))

    flow = Flow.objects.get()
    assert (visit.code, visit.state) == ("V2025-00001", VisitState.PLANNED)
    assert visit.group.code == "G1"
    assert (flow.code, flow.kind, flow.mode) == ("V2025-00001", "visit", "")
    assert (flow.provider.code, flow.receiver.code) == ("P1", "S2")
    assert (flow.direction, flow.group.code) == (Direction.OUTSIDE, "G1")
    assert (flow.starts_on, flow.ends_on) == (date(2025, 10, 15), date(2025, 10, 15))
    assert (flow.hours, flow.people) == (1, 180)
    assert (flow.activity, flow.status) == ("T251015-E1", FlowStatus.PLANNED)


def test_history_says_who_comes_where_and_when(coast):
    coast.visit(on=PAST)

    record = Record.objects.get(code="visit.arranged")
    change = record.changes.get()
    assert sentence_of(record) == "安排潘博士于 2025-10-14 09:00 到灯塔小学讲「海洋科学」"
    assert (change.table, change.key, change.before) == ("visits", "V2025-00001", None)
    assert (change.after["starts_at"], change.after["state"]) == ("09:00", "planned")


def test_expert_is_at_one_school_at_a_time(coast):
    coast.visit(on=PAST)

    with pytest.raises(ExpertBusy) as caught:
        coast.visit(school="S1", on=PAST, starts_at=time(9, 59), ends_at=time(11))

    assert str(caught.value) == "潘博士在 2025-10-14 09:00–10:00 已安排到灯塔小学，请换一个时间。"
    assert (Visit.objects.count(), Flow.objects.count()) == (1, 1)


def test_visits_of_an_expert_at_one_school_may_follow_each_other_at_once(coast):
    coast.visit()
    coast.visit(starts_at=time(10), ends_at=time(11))

    assert Visit.objects.count() == 2


def test_hall_holds_one_visit_at_a_time(coast):
    coast.visit(on=PAST)

    with pytest.raises(HallBusy) as caught:
        coast.visit(expert="E2", on=PAST, starts_at=time(8), ends_at=time(9, 1))

    assert str(caught.value) == (
        "灯塔小学的报告厅在 2025-10-14 09:00–10:00 已有专家到校，请换一个时间或场地。"
    )
    assert Visit.objects.count() == 1


def test_two_halls_of_a_school_and_halls_unnamed_do_not_clash(coast):
    coast.visit()
    coast.visit(expert="E2", hall="阶梯教室")
    coast.visit(expert="E1", hall="", starts_at=time(14), ends_at=time(15))
    coast.visit(expert="E2", hall="", starts_at=time(14), ends_at=time(15))

    assert Visit.objects.count() == 4


def test_hours_of_a_cancelled_visit_are_free_again(coast):
    cancel_visit(by=coast.officer, visit=coast.visit(), reason="停电")
    coast.visit()

    assert list(Visit.objects.order_by("code").values_list("state", flat=True)) == [
        "cancelled",
        "planned",
    ]


def test_visits_of_one_plan_clash_among_themselves(coast):
    both = [coast.facts(), coast.facts(school="S1")]

    with pytest.raises(ExpertBusy), transaction.atomic():
        begin_visits(coast.officer, both)

    assert (Visit.objects.count(), Flow.objects.count()) == (0, 0)


def test_visits_of_one_plan_are_numbered_by_year_and_written_without_a_record(coast):
    given = [
        coast.facts(on=date(2025, 10, 14)),
        coast.facts(on=date(2026, 9, 16)),
        coast.facts(on=date(2025, 10, 15), school="S1"),
    ]

    visits, changes = begin_visits(coast.officer, given)

    assert [one.code for one in visits] == ["V2025-00001", "V2026-00001", "V2025-00002"]
    assert [change.key for change in changes] == [one.code for one in visits]
    assert Record.objects.filter(code__startswith="visit.").count() == 0


def test_request_is_met_by_one_visit(coast):
    coast.visit(request="V1", on=PAST)

    with pytest.raises(RequestServed) as caught:
        coast.visit(request="V1")

    assert str(caught.value) == ("需求 V1 已由 2025-10-14 的到校满足，请先取消那一次，或不填需求。")
    assert Visit.objects.count() == 1


def test_requests_of_one_plan_are_met_once(coast):
    twice = [coast.facts(request="V1"), coast.facts(request="V1", on=school_day(1))]

    with pytest.raises(RequestServed):
        begin_visits(coast.officer, twice)

    assert Visit.objects.count() == 0


def test_request_is_that_of_the_visited_school(coast):
    with pytest.raises(RequestOfAnotherSchool):
        coast.visit(request="V1", school="S1")

    assert Visit.objects.count() == 0


def test_visit_speaks_to_a_stage_that_the_school_has(coast):
    with pytest.raises(StageNotTaught) as caught:
        coast.visit(stage="junior")

    assert str(caught.value) == "灯塔小学没有初中，请选择这所学校的学段。"
    assert Visit.objects.count() == 0


def test_closed_school_is_not_visited(coast):
    with pytest.raises(SchoolNotOpen):
        coast.visit(school="S7", on=date(2024, 10, 15))

    assert Visit.objects.count() == 0


def test_visit_ahead_keeps_to_school_days(coast):
    with pytest.raises(NoSchoolDay):
        coast.visit(on=day_off())

    assert Visit.objects.count() == 0


def test_what_was_held_on_a_saturday_is_taken_down(coast):
    assert coast.visit(on=date(2025, 10, 18)).code == "V2025-00001"


def test_visit_ends_after_it_starts(coast):
    with pytest.raises(ValidationError) as caught:
        coast.visit(ends_at=time(9))

    assert caught.value.messages == ["结束时间须晚于开始时间。"]
    assert Visit.objects.count() == 0


def test_campus_belongs_to_the_group_of_its_school(coast):
    visit = coast.visit(school="S5-2")

    assert visit.group.code == "G2"


def test_school_outside_of_any_group_is_visited_too(coast):
    visit = coast.visit(school="S6", stage="junior")

    assert (visit.group, visit.flow.group) == (None, None)


def test_group_office_arranges_at_its_own_schools_only(coast):
    with coast.at(coast.group_office):
        arrange_visit(by=coast.group_office, facts=coast.facts())

        with pytest.raises(Refused) as caught:
            arrange_visit(by=coast.group_office, facts=coast.facts(school="S4", stage="junior"))

        assert Visit.objects.count() == 1
    assert str(caught.value) == "集团办公室只能为本集团学校安排专家到校；其他学校请联系教育局。"


@pytest.mark.parametrize("role", ["principal", "teacher", "auditor", "link"])
def test_others_arrange_nothing(coast, role):
    seat = coast.link if role == "link" else coast.shore.people[role]
    with coast.at(seat):
        with pytest.raises(Refused) as caught:
            arrange_visit(by=seat, facts=coast.facts())

        assert Visit.objects.count() == 0
    assert str(caught.value) == ("专家到校由教育局和集团办公室安排；学校的需要请填报在供需里。")


def test_database_holds_what_the_lock_guards(coast):
    visit = coast.visit()
    twin = Visit.objects.get(pk=visit.pk)
    twin.pk, twin.code = None, "V9"

    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()

    assert Visit.objects.count() == 1


def test_nobody_is_arranged_for_a_day_after_the_leaving(coast):
    expert = Expert.objects.get(code="E1")
    register_leaving(by=coast.officer, expert=expert, on=school_day(), reason="调离")

    with pytest.raises(ExpertHasLeft):
        coast.visit()

    assert Visit.objects.count() == 0
