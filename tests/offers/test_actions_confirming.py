import pytest

from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.actions.confirming import confirm_posts, confirm_roster, remind_schools
from manyuan.offers.errors import NobodyToRemind
from manyuan.offers.models import Return
from offers.collecting import YEAR


def test_confirmation_keeps_who_and_when(world, window):
    with world.at(world.principal):
        line = confirm_roster(by=world.principal, school=world.school("S2"), window=window)
        said = sentence_of(Record.objects.latest("pk"))
        assert not line.is_complete
        line = confirm_posts(by=world.principal, school=world.school("S2"), window=window)

        assert line.is_complete
        assert line.roster_confirmed_by == world.principal
        assert str(line) == f"灯塔小学 {SchoolYear(YEAR)}"
        assert said == f"确认了灯塔小学 {SchoolYear(YEAR)} 学年的教师名单：2 人"
        assert sentence_of(Record.objects.latest("pk")).endswith("学年的岗位需求")


def test_campus_is_confirmed_with_its_school(world, window):
    with world.at():
        line = confirm_roster(by=world.officer, school=world.school("S5-2"), window=window)

        assert line.school.code == "S5"
        assert sentence_of(Record.objects.latest("pk")).endswith("：1 人")


def test_others_do_not_confirm(world, window):
    with world.at():
        for seat in (world.principal, world.group_office, world.auditor):
            with pytest.raises(Refused):
                confirm_roster(by=seat, school=world.school("S1"), window=window)
            with pytest.raises(Refused):
                confirm_posts(by=seat, school=world.school("S1"), window=window)


def test_only_schools_that_owe_something_are_reminded(world, window):
    with world.at():
        school = world.school("S2")
        confirm_roster(by=world.officer, school=school, window=window)
        confirm_posts(by=world.officer, school=school, window=window)
        with pytest.raises(NobodyToRemind):
            remind_schools(by=world.officer, window=window, schools=[school])
        count = remind_schools(
            by=world.officer, window=window, schools=[school, world.school("S1")]
        )

        assert count == 1
        assert Return.objects.get(reminded_at__isnull=False).school.code == "S1"
        assert sentence_of(Record.objects.latest("pk")) == (
            f"提醒 1 所学校填报 {SchoolYear(YEAR)} 学年的交流数据"
        )


def test_group_office_reminds_its_members_only(world, window):
    with world.at(world.group_office):
        remind_schools(by=world.group_office, window=window, schools=[world.school("S3")])
        with pytest.raises(Refused):
            remind_schools(by=world.group_office, window=window, schools=[world.school("S4")])
    with world.at(world.auditor), pytest.raises(Refused):
        remind_schools(by=world.auditor, window=window, schools=[])
