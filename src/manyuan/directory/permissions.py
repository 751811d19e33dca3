from django.utils.translation import gettext as _

from manyuan.directory.models import School
from manyuan.directory.visibility import schools_in_charge
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.seats.permissions import YES, Answer, no, works_for_bureau


def may_change_directory(seat: Seat) -> Answer:
    """Schools, groups, memberships and partners are the bureau's to register."""
    if works_for_bureau(seat):
        return YES
    return no(_("学校、集团和成员关系由教育局登记；如有差错，请联系教育局更正。"))


def may_change_partnerships(seat: Seat) -> Answer:
    """Partners, what is agreed with them, their experts and studios are the bureau's to register.

    One partner may serve several groups, so no group's office speaks for it alone.
    """
    if works_for_bureau(seat):
        return YES
    return no(_("合作单位、协议、专家和工作室由教育局登记；要新签或更正，请把材料交给教育局。"))


def may_change_venues(seat: Seat) -> Answer:
    """Who runs a school, its group's office and the bureau register what rooms there are."""
    if works_for_bureau(seat) or seat.is_any_of(Role.GROUP_OFFICE, Role.PRINCIPAL):
        return YES
    return no(_("场地由所属学校的校长、集团办公室或教育局登记和修改。"))


def may_change_venues_of(seat: Seat, school: School) -> Answer:
    """A principal speaks for the own school's venues, a group office for those of its members."""
    answer = may_change_venues(seat)
    if not answer or works_for_bureau(seat):
        return answer
    if school.pk in (schools_in_charge(seat) or frozenset()):
        return YES
    return no(_("{school}的场地由该校校长、所在集团办公室或教育局管理。").format(school=school))


def may_import_district(seat: Seat) -> Answer:
    """Only the bureau brings in files."""
    if works_for_bureau(seat):
        return YES
    return no(_("导入数据由教育局办理；请把表格交给教育局。"))


def may_export_district(seat: Seat) -> Answer:
    """The bureau and its auditors take the whole district folder out."""
    if works_for_bureau(seat) or seat.is_any_of(Role.AUDITOR):
        return YES
    return no(_("导出全区数据限教育局干部和督导审计。"))


def may_see_reports_of(seat: Seat, school: School) -> Answer:
    """A school's reported numbers are open to the bureau, its group's office and itself."""
    in_charge = schools_in_charge(seat)
    if in_charge is None or school.pk in in_charge:
        return YES
    return no(_("其他学校的办学条件数据只有教育局、督导审计和所在集团可以查看。"))


def may_see_roster_of(seat: Seat, school: School) -> Answer:
    """Whom a school employs is open to those who see its numbers, not to colleagues."""
    if seat.is_any_of(Role.TEACHER):
        return no(_("教师名册只对校长、所在集团和教育局开放。"))
    return may_see_reports_of(seat, school)
