from datetime import date

import pytest
from django.core.exceptions import ValidationError

from manyuan.directory.errors import NothingCorrected, ReasonMissing
from manyuan.directory.models import Teacher
from manyuan.engagements.kinds.posting.actions import PostingFacts, arrange_posting
from manyuan.history.models import Change, Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused
from manyuan.offers.actions.accounts import (
    link_account,
    link_accounts_by_code,
    unlink_account,
)
from manyuan.offers.actions.confirming import confirm_roster
from manyuan.offers.actions.contests import contest_record
from manyuan.offers.actions.exemptions import ExemptionFacts, propose_exemption
from manyuan.offers.actions.teachers import add_teacher, correct_teacher, remove_teacher
from manyuan.offers.actions.wishes import state_wishes
from manyuan.offers.errors import (
    AccountTaken,
    FieldNotCorrected,
    NoTeacherSeat,
    NothingToLink,
    NotLinked,
    SchoolNotOwn,
    TeacherCodeTaken,
    TeacherIsHeld,
)
from manyuan.offers.models import Return
from manyuan.seats.actions import Invitation, invite_person
from manyuan.seats.enums import Role
from offers.collecting import list_teachers, teacher, teacher_row


@pytest.fixture
def at_school(world, window):
    with world.at(world.principal):
        yield world


def correct(world, code="T2", by=None, **values):
    return correct_teacher(by=by or world.principal, teacher=teacher(code), values=values)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("teacher", "T99"),
        ("exemption", "pregnant"),
        ("exempt_until", date(2030, 1, 1)),
        ("posted_to", "S1"),
        ("posted_until", date(2030, 1, 1)),
        ("wishes", "S1"),
        ("refuses", "S1"),
    ],
)
def test_what_has_a_way_of_its_own_is_no_correction(at_school, column, value):
    with pytest.raises(FieldNotCorrected):
        correct(at_school, **{column: value})
    values = {"teacher": "T8", "name": "钱八", "exemption": "pregnant"}
    with pytest.raises(FieldNotCorrected):
        add_teacher(by=at_school.principal, school=at_school.school("S2"), values=values)

    assert (teacher("T2").exemption, teacher("T2").wishes) == ("", "")


def test_correction_keeps_before_and_after_in_one_record(at_school):
    count = Record.objects.count()
    changed = correct(at_school, at_school_since=date(2021, 9, 1), backbone="county")
    record = Record.objects.latest("pk")
    change = Change.objects.get(record=record)

    assert Record.objects.count() == count + 1
    assert (changed.at_school_since, changed.backbone) == (date(2021, 9, 1), "county")
    assert (change.table, change.key) == ("teachers", "T2")
    assert (change.before["backbone"], change.after["backbone"]) == ("none", "county")
    assert sentence_of(record) == "更正了周二的名单信息（灯塔小学）"


def test_unknown_is_a_value_too(at_school):
    changed = correct(at_school, subject=None, on_establishment=None, born=None)

    assert (changed.subject, changed.on_establishment, changed.born) == ("", None, None)


def test_what_an_import_would_not_take_is_not_taken(at_school):
    with pytest.raises(ValidationError) as refusal:
        correct(
            at_school,
            name=None,
            education="学士后",
            at_school_since=date(1990, 1, 1),
        )
    with pytest.raises(ValidationError) as between:
        correct(at_school, born=date(1990, 1, 1), at_school_since=date(1980, 1, 1))

    assert set(refusal.value.error_dict) == {"name", "education"}
    assert set(between.value.error_dict) == {"at_school_since"}
    assert teacher("T2").name == "周二"


def test_saving_what_stands_there_is_said(at_school):
    with pytest.raises(NothingCorrected):
        correct(at_school, name="周二")


def test_a_teacher_moves_only_within_the_own_school(world, window):
    with world.at():
        moved = correct(world, "T5", by=world.officer, school="S5")
        assert moved.school.code == "S5"
        with pytest.raises(SchoolNotOwn):
            correct(world, "T5", by=world.officer, school="S1")


def test_other_schools_and_closed_windows_refuse(at_school):
    with pytest.raises(Refused, match="只能填报本校的名单和岗位"):
        correct(at_school, "T1", name="林壹")


def test_without_a_window_only_the_bureau_corrects(world):
    with world.at():
        with pytest.raises(Refused, match="还没有开启收集窗口"):
            correct(world, name="周贰")
        assert correct(world, by=world.officer, name="周贰").name == "周贰"
        assert not Return.objects.exists()


def test_a_schools_own_correction_takes_its_confirmation_back(world, window):
    with world.at():
        school = world.school("S2")
        line = confirm_roster(by=world.principal, school=school, window=window)
        correct(world, by=world.officer, name="周贰")
        line.refresh_from_db()
        assert line.roster_confirmed_at is not None
        correct(world, name="周二")
        line.refresh_from_db()
        change = Change.objects.filter(record=Record.objects.latest("pk")).get(table="returns")

    assert (line.roster_confirmed_at, line.roster_confirmed_by) == (None, None)
    assert change.after["roster_confirmed_at"] is None
    assert line.changed_at is not None


def test_a_missing_teacher_is_added_with_a_free_code(at_school):
    school = at_school.school("S2")
    added = add_teacher(
        by=at_school.principal, school=school, values={"teacher": "T9", "name": "钱九"}
    )
    with pytest.raises(TeacherCodeTaken) as taken:
        add_teacher(by=at_school.principal, school=school, values={"teacher": "T1", "name": "林"})
    with pytest.raises(ValidationError) as nameless:
        add_teacher(by=at_school.principal, school=school, values={"teacher": None, "name": None})

    assert (added.code, added.school.code, added.stage) == ("T9", "S2", "")
    assert (
        str(taken.value) == "教师编号 T1 已登记在海棠路小学；如已调入本校，请联系教育局办理调动。"
    )
    assert set(nameless.value.error_dict) == {"teacher", "name"}


def test_who_left_is_removed_with_a_reason_and_kept_by_history(at_school):
    with pytest.raises(ReasonMissing):
        remove_teacher(by=at_school.principal, teacher=teacher("T2"), reason="")
    remove_teacher(by=at_school.principal, teacher=teacher("T2"), reason="调往外区")
    record = Record.objects.latest("pk")

    assert not Teacher.objects.filter(code="T2").exists()
    assert sentence_of(record) == "周二移出了灯塔小学的教师名单（调往外区）"
    assert record.changes.get(table="teachers").before["name"] == "周二"


def test_history_keeps_what_is_removed_with_a_teacher(at_school, window):
    ill = ExemptionFacts("disability", None, "残疾证")
    propose_exemption(by=at_school.principal, teacher=teacher("T2"), facts=ill)
    whole = Teacher.objects.get(code="T2")
    Teacher.objects.filter(code="T1").update(account=None)
    Teacher.objects.filter(code="T2").update(account=at_school.teacher.person)
    contest_record(by=at_school.teacher, teacher=whole, field="backbone", should_be="city")
    state_wishes(by=at_school.teacher, teacher=whole, window=window, wishes=["S1"], refuses=[])

    remove_teacher(by=at_school.principal, teacher=whole, reason="调往外区")
    changes = Record.objects.latest("pk").changes

    assert sorted(changes.filter(after__isnull=True).values_list("table", flat=True)) == [
        "contests",
        "exemptions",
        "statements",
        "teachers",
    ]
    assert changes.get(table="contests").before["should_be"] == "city"


def test_who_has_postings_on_record_stays_on_the_roster(world, window):
    with world.at():
        facts = PostingFacts(
            teacher=teacher("T2"),
            host=world.school("S3"),
            mode="rotation",
            starts_on=date(2025, 9, 1),
            ends_on=date(2027, 9, 1),
        )
        arrange_posting(by=world.officer, facts=facts)
        with pytest.raises(TeacherIsHeld):
            remove_teacher(by=world.officer, teacher=teacher("T2"), reason="调离")

        assert Teacher.objects.filter(code="T2").exists()


def test_account_is_linked_to_who_teaches_there(world):
    with world.at():
        with pytest.raises(NoTeacherSeat):
            link_account(by=world.officer, teacher=teacher("T2"), person=world.teacher.person)
        with pytest.raises(Refused):
            link_account(by=world.principal, teacher=teacher("T1"), person=world.teacher.person)
        assert teacher("T1").account == world.teacher.person
        assert sentence_of(Record.objects.latest("pk")) == "账号 teacher 对应了教师林一"


def test_account_stands_for_one_teacher(world):
    list_teachers(world, teacher_row("T4", "S1"))

    with world.at(), pytest.raises(AccountTaken):
        link_account(by=world.officer, teacher=teacher("T4"), person=world.teacher.person)


def test_account_is_taken_off_once(world):
    with world.at():
        unlink_account(by=world.officer, teacher=teacher("T1"))
        with pytest.raises(NotLinked):
            unlink_account(by=world.officer, teacher=teacher("T1"))
        assert sentence_of(Record.objects.latest("pk")) == "解除了账号 teacher 与教师林一的对应"


def test_accounts_named_like_codes_are_linked_together(world):
    list_teachers(world, teacher_row("T6", "S1"), teacher_row("T7", "S1"))
    with world.at():
        s1 = world.school("S1")
        for name in ("t6", "t8"):
            invitation = Invitation(name, name, Role.TEACHER, s1.unit)
            invite_person(by=world.officer, invitation=invitation)
        count = link_accounts_by_code(by=world.officer, school=s1)
        with pytest.raises(NothingToLink):
            link_accounts_by_code(by=world.officer, school=s1)

        assert count == 1
        assert teacher("T6").account.username == "t6"
        assert teacher("T7").account is None


def test_name_that_two_codes_share_is_linked_by_nobody_but_people(world):
    list_teachers(world, teacher_row("T6", "S1"), teacher_row("t6", "S1"))
    with world.at():
        s1 = world.school("S1")
        invitation = Invitation("t6", "t6", Role.TEACHER, s1.unit)
        invite_person(by=world.officer, invitation=invitation)

        with pytest.raises(NothingToLink):
            link_accounts_by_code(by=world.officer, school=s1)
