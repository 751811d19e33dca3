from datetime import date

from manyuan.offers.actions.confirming import confirm_posts, confirm_roster
from manyuan.offers.actions.contests import contest_record
from manyuan.offers.actions.exemptions import ExemptionFacts, propose_exemption
from manyuan.offers.actions.posts import Wanted, set_posts
from manyuan.offers.actions.wishes import state_wishes
from manyuan.offers.bridge import verdicts_of
from manyuan.offers.queries.completeness import completeness_of, duties_of
from manyuan.offers.queries.schools import schools_of_window
from manyuan.offers.queries.teachers import (
    contests_of,
    exemptions_of,
    own_record,
    posts_of,
    statement_of,
    teacher_here,
    teachers_of_school,
)
from offers.collecting import YEAR, list_teachers, teacher, teacher_row


def fill(world, window):
    """Let everybody do something."""
    with world.at():
        list_teachers(
            world,
            teacher_row("T6", "S2", at_school_since=date(YEAR - 2, 9, 1)),
            teacher_row("T7", "S2", graduating_class=1),
        )
        s2 = world.school("S2")
        set_posts(by=world.principal, school=s2, year=YEAR, posts=[Wanted("primary", "数学", 2)])
        set_posts(
            by=world.officer,
            school=world.school("S5-2"),
            year=YEAR,
            posts=[Wanted("junior", "数学", 3)],
        )
        ill = ExemptionFacts("disability", None, "残疾证")
        propose_exemption(by=world.principal, teacher=teacher("T2"), facts=ill)
        state_wishes(
            by=world.teacher, teacher=teacher("T1"), window=window, wishes=["S2"], refuses=[]
        )
        contest_record(by=world.teacher, teacher=teacher("T1"), field="title", should_be="senior")
        confirm_roster(by=world.principal, school=s2, window=window)
        confirm_posts(by=world.principal, school=s2, window=window)


def test_completeness_counts_by_legal_school(world, window):
    fill(world, window)
    with world.at():
        found = {one.school.code: one for one in completeness_of(world.officer, window)}

    s1, s2, s5 = found["S1"], found["S2"], found["S5"]
    assert sorted(found) == ["S1", "S2", "S3", "S4", "S5"]
    assert (s2.teachers, s2.eligible, s2.deferred, s2.wanted, s2.undecided) == (4, 2, 1, 2, 1)
    assert (s1.stated, s1.open_contests, s1.is_complete) == (1, 1, False)
    assert (s5.teachers, s5.wanted, s5.changed_at is not None) == (1, 3, True)
    assert s2.is_complete
    assert s2.changed_at == s2.line.posts_confirmed_at
    assert (found["S3"].changed_at, found["S3"].line.reminded_at) == (None, None)


def test_completeness_follows_the_seat(world, window):
    def codes(seat):
        with world.at(seat):
            return [school.code for school in schools_of_window(seat, window)]

    assert codes(world.group_office) == ["S1", "S2", "S3"]
    assert codes(world.principal) == ["S2"]
    assert codes(world.auditor) == ["S1", "S2", "S3", "S4", "S5"]


def test_duties_count_the_schools_in_charge_that_have_not_confirmed(world, window):
    fill(world, window)

    with world.at():
        counted = [duties_of(seat, window) for seat in (world.officer, world.group_office)]

    assert [(one.schools, one.unconfirmed) for one in counted] == [(5, 4), (3, 2)]


def test_who_sees_which_papers(world, window):
    fill(world, window)

    def seen(seat):
        with world.at(seat):
            papers = (exemptions_of(seat), contests_of(seat))
            return tuple([one.teacher.code for one in found] for found in papers)

    assert seen(world.officer) == (["T2"], ["T1"])
    assert seen(world.auditor) == (["T2"], ["T1"])
    assert seen(world.principal) == (["T2"], [])
    assert seen(world.teacher) == ([], ["T1"])
    assert seen(world.group_office) == ([], [])


def test_teacher_sees_the_own_row_only(world, window):
    fill(world, window)
    with world.at(world.teacher):
        assert own_record(world.teacher).code == "T1"
        assert teacher_here(world.teacher, teacher("T1").pk).code == "T1"
        assert teacher_here(world.teacher, teacher("T2").pk) is None
        assert statement_of(teacher("T1"), window).stated_at is not None
        assert list(teachers_of_school(world.teacher, world.school("S1"))) == []
    with world.at(world.principal):
        assert own_record(world.principal) is None
        assert teacher_here(world.principal, teacher("T2").pk).code == "T2"
        assert teacher_here(world.principal, teacher("T1").pk) is None
        roster = teachers_of_school(world.principal, world.school("S2"))
        assert [one.code for one in roster] == ["T2", "T3", "T6", "T7"]
        assert [post.subject for post in posts_of(world.school("S2"), YEAR)] == ["数学"]


def test_verdicts_say_the_first_reason_and_name_the_school_of_a_posting(world, window):
    list_teachers(world, teacher_row("T8", "S2", posted_to="S3"))
    with world.at():
        found = verdicts_of([teacher("T2"), teacher("T8")], window)

    assert found[teacher_pk(world, "T2")].state == "eligible"
    reason = found[teacher_pk(world, "T8")].reason
    assert (reason.code, reason.facts["school"]) == ("posted", "石桥小学")


def teacher_pk(world, code):
    with world.at():
        return teacher(code).pk
