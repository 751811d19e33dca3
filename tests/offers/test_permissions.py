import pytest

from manyuan.offers.actions.exemptions import (
    ExemptionFacts,
    decide_exemption,
    propose_exemption,
)
from manyuan.offers.permissions import (
    may_correct,
    may_decide_exemptions,
    may_follow_collecting,
    may_link_accounts,
    may_remind,
    may_remind_school,
    may_run_windows,
    may_see_contest,
    may_see_exemptions,
    may_send_roster,
    may_speak_for,
    may_withdraw_exemption,
    within,
)
from offers.collecting import facts, open_for, teacher

PEOPLE = ("officer", "group_office", "principal", "teacher", "auditor")


def who_may(world, ask):
    answers = {}
    for name in PEOPLE:
        seat = world.people[name]
        with world.at(seat):
            answers[name] = ask(seat)
    assert all(bool(answer.reason) is not bool(answer) for answer in answers.values())
    return {name for name, answer in answers.items() if answer}, answers


@pytest.mark.parametrize(
    ("ask", "allowed"),
    [
        (may_run_windows, {"officer"}),
        (may_decide_exemptions, {"officer"}),
        (may_link_accounts, {"officer"}),
        (may_remind, {"officer", "group_office"}),
        (may_send_roster, {"principal"}),
        (may_see_exemptions, {"officer", "principal", "auditor"}),
        (may_follow_collecting, {"officer", "group_office", "principal", "auditor"}),
    ],
)
def test_seats_that_may_are_these_and_others_are_told_why(world, ask, allowed):
    assert who_may(world, ask)[0] == allowed


def test_a_school_is_corrected_by_its_principal_and_the_bureau(world, window):
    may, answers = who_may(world, lambda seat: may_correct(seat, world.school("S2"), window))
    elsewhere, others = who_may(world, lambda seat: may_correct(seat, world.school("S1"), window))

    assert may == {"officer", "principal"}
    assert answers["auditor"].reason == "教师名单和岗位需求由学校校长填报，其他席位只能查看。"
    assert elsewhere == {"officer"}
    assert others["principal"].reason == "只能填报本校的名单和岗位。"


def test_a_principal_acts_for_the_campus_as_well(world, window):
    with world.at():
        campus, seat = world.school("S5-2"), world.principal
        seat.unit_id = campus.campus_of_id

        assert may_correct(seat, campus, window)


@pytest.mark.parametrize(
    ("opens", "closes", "ok"),
    [(-5, 5, True), (-5, 0, True), (0, 5, True), (1, 5, False), (-5, -1, False)],
)
def test_schools_act_from_the_first_day_to_the_last(shore, opens, closes, ok):
    window = open_for(shore, opens=opens, closes=closes)

    with shore.at():
        assert bool(within(window)) is ok
        assert bool(may_correct(shore.principal, shore.school("S2"), window)) is ok
        assert may_correct(shore.officer, shore.school("S2"), window)


def test_a_refusal_for_the_time_says_since_when_or_from_when(shore):
    assert within(None).reason == "教育局还没有开启收集窗口，现在不能填报。"
    window = open_for(shore, opens=2, closes=5)
    assert within(window).reason == f"收集从 {window.opens_on} 开始，现在还不能填报。"
    window.opens_on, window.closes_on = (
        facts(opens=-9, closes=-2).opens_on,
        facts(closes=-2).closes_on,
    )
    assert (
        within(window).reason
        == f"收集已于 {window.closes_on} 截止；确需更正，请联系教育局办理或延长。"
    )


def test_wishes_and_objections_are_the_teachers_own(world, window):
    own, _ = who_may(world, lambda seat: may_speak_for(seat, teacher("T1"), window))
    other, answers = who_may(world, lambda seat: may_speak_for(seat, teacher("T2"), window))

    assert (own, other) == ({"teacher"}, set())
    assert answers["teacher"].reason == "意愿和更正申请只能由教师本人填写。"


def test_wishes_end_with_the_window(world, window):
    window.closes_on = facts(closes=-1).closes_on

    with world.at(world.teacher):
        answer = may_speak_for(world.teacher, teacher("T1"), window)

    assert not answer


def test_a_request_for_correction_is_seen_by_teacher_school_and_bureau(world):
    at_s2, _ = who_may(world, lambda seat: may_see_contest(seat, teacher("T2")))
    at_s1, _ = who_may(world, lambda seat: may_see_contest(seat, teacher("T1")))

    assert at_s2 == {"officer", "principal", "auditor"}
    assert at_s1 == {"officer", "teacher", "auditor"}


def test_a_school_withdraws_what_waits_and_the_bureau_what_it_approved(world, window):
    with world.at():
        proposed = propose_exemption(
            by=world.principal,
            teacher=teacher("T2"),
            facts=ExemptionFacts("disability", None, "残疾证"),
        )
    asked, _ = who_may(world, lambda seat: may_withdraw_exemption(seat, proposed, window))
    with world.at():
        approved = decide_exemption(by=world.officer, exemption=proposed, approve=True)
    after, answers = who_may(world, lambda seat: may_withdraw_exemption(seat, approved, window))

    assert (asked, after) == ({"officer", "principal"}, {"officer"})
    assert answers["principal"].reason == "已经办理的申请由教育局撤销。"


def test_a_group_office_reminds_its_members_while_they_can_act(world, window):
    def ask(code):
        return who_may(world, lambda seat: may_remind_school(seat, world.school(code), window))

    assert ask("S2")[0] == {"officer", "group_office"}
    assert ask("S4")[0] == {"officer"}
    assert ask("S4")[1]["group_office"].reason == "只能提醒本集团的学校。"
    window.closes_on = facts(closes=-1).closes_on
    assert ask("S2")[0] == set()
