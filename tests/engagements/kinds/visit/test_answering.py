import pytest

from manyuan.engagements.enums import FlowStatus
from manyuan.engagements.kinds.visit.actions import (
    cancel_visit,
    confirm_visit,
    decline_visit,
    hold_visit,
)
from manyuan.engagements.kinds.visit.actions.holding import Attended
from manyuan.engagements.kinds.visit.enums import CancelReason, Side, VisitState
from manyuan.engagements.kinds.visit.errors import (
    NotOpenForAnswers,
    SideHasConfirmed,
    SideMissing,
    VisitReasonMissing,
)
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.models import Flow
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused
from worlds.visits import PAST


def test_visit_is_confirmed_once_both_sides_have_said_yes(coast):
    visit = coast.visit()

    first = confirm_visit(by=coast.principal, visit=visit)
    second = confirm_visit(by=coast.link, visit=visit)

    assert (first.state, second.state) == (VisitState.PLANNED, VisitState.CONFIRMED)
    assert second.school_confirmed_by == coast.principal
    assert second.partner_confirmed_by == coast.link
    assert Flow.objects.get().status == FlowStatus.CONFIRMED


def test_history_says_which_side_confirmed(coast):
    confirm_visit(by=coast.group_office, visit=coast.visit(on=PAST))

    record = Record.objects.get(code="visit.confirmed")
    assert sentence_of(record) == "学校确认了潘博士于 2025-10-14 到灯塔小学讲「海洋科学」"


def test_side_confirms_once(coast):
    visit = coast.visit()
    confirm_visit(by=coast.principal, visit=visit)

    with pytest.raises(SideHasConfirmed) as caught:
        confirm_visit(by=coast.group_office, visit=visit)

    assert str(caught.value) == "学校已经确认过这次到校，无须再次确认。"
    assert Record.objects.filter(code="visit.confirmed").count() == 1


def test_bureau_confirms_for_a_side_that_it_names(coast):
    visit = coast.visit()

    with pytest.raises(SideMissing):
        confirm_visit(by=coast.officer, visit=visit)
    confirmed = confirm_visit(by=coast.officer, visit=visit, side=Side.PARTNER)

    assert (confirmed.school_confirmed_at, confirmed.partner_confirmed_by) == (None, coast.officer)


@pytest.mark.parametrize("role", ["teacher", "auditor", "other_link"])
def test_others_confirm_and_decline_nothing(coast, role):
    visit = coast.visit()
    seat = coast.other_link if role == "other_link" else coast.shore.people[role]

    with coast.at(seat):
        with pytest.raises(Refused) as caught:
            confirm_visit(by=seat, visit=visit)
        with pytest.raises(Refused):
            decline_visit(by=seat, visit=visit, reason="试试")
        visit.refresh_from_db()

    assert str(caught.value) == "这里由本校校长、所在集团办公室或教育局办理。"
    assert (visit.state, visit.school_confirmed_at) == (VisitState.PLANNED, None)


def test_school_does_not_speak_for_the_partner(coast):
    visit = coast.visit()

    with pytest.raises(Refused) as caught:
        confirm_visit(by=coast.principal, visit=visit, side=Side.PARTNER)

    assert str(caught.value) == "这里由专家所在的合作单位或教育局办理。"


def test_principal_of_another_school_is_refused(coast):
    visit = coast.visit(school="S1")

    with pytest.raises(Refused):
        confirm_visit(by=coast.principal, visit=visit)

    assert Visit.objects.get().school_confirmed_at is None


def test_declined_visit_is_called_off_with_the_reason(coast):
    visit = coast.confirmed(on=PAST)

    declined = decline_visit(by=coast.link, visit=visit, reason=" 出差 ")

    assert (declined.state, declined.cancel_reason) == (
        VisitState.CANCELLED,
        CancelReason.PARTNER_DECLINED,
    )
    assert declined.explanation == "出差"
    assert Flow.objects.get().status == FlowStatus.CANCELLED
    assert sentence_of(Record.objects.get(code="visit.declined")) == (
        "合作单位婉拒了潘博士于 2025-10-14 09:00 到灯塔小学讲「海洋科学」（出差）"
    )


def test_who_declines_says_why(coast):
    visit = coast.visit()

    with pytest.raises(VisitReasonMissing):
        decline_visit(by=coast.principal, visit=visit, reason=" ")

    assert Visit.objects.get().state == VisitState.PLANNED


@pytest.mark.parametrize("over", ["held", "cancelled"])
def test_what_is_over_takes_no_answer(coast, over):
    visit = coast.visit(on=PAST)
    if over == "held":
        attendance = [Attended("六年级", 100)]
        hold_visit(by=coast.principal, visit=visit, attendance=attendance, teachers=3)
    else:
        cancel_visit(by=coast.officer, visit=visit, reason="停电")

    for act in (
        lambda: confirm_visit(by=coast.principal, visit=visit),
        lambda: decline_visit(by=coast.principal, visit=visit, reason="晚了"),
        lambda: cancel_visit(by=coast.officer, visit=visit, reason="再来"),
    ):
        with pytest.raises(NotOpenForAnswers):
            act()

    assert Visit.objects.get().state == over


def test_organiser_cancels_with_a_reason(coast):
    cancelled = cancel_visit(by=coast.group_office, visit=coast.visit(on=PAST), reason="停电")

    assert (cancelled.state, cancelled.cancel_reason, cancelled.explanation) == (
        VisitState.CANCELLED,
        CancelReason.CALLED_OFF,
        "停电",
    )
    assert Flow.objects.get().status == FlowStatus.CANCELLED
    assert sentence_of(Record.objects.get(code="visit.cancelled")) == (
        "取消了潘博士于 2025-10-14 09:00 到灯塔小学讲「海洋科学」（停电）"
    )


def test_who_cancels_says_why(coast):
    with pytest.raises(VisitReasonMissing):
        cancel_visit(by=coast.officer, visit=coast.visit(), reason="")

    assert Visit.objects.get().state == VisitState.PLANNED


@pytest.mark.parametrize("role", ["principal", "teacher", "auditor", "link"])
def test_others_cancel_nothing(coast, role):
    visit = coast.visit()
    seat = coast.link if role == "link" else coast.shore.people[role]

    with coast.at(seat), pytest.raises(Refused):
        cancel_visit(by=seat, visit=visit, reason="试试")

    assert Visit.objects.get().state == VisitState.PLANNED
