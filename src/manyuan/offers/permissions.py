from django.utils.translation import gettext as _

from manyuan.directory.models import Expert, School, Teacher
from manyuan.directory.visibility import schools_in_charge
from manyuan.offers.enums import ExemptionState
from manyuan.offers.models import Exemption, Need, Window
from manyuan.offers.visibility import experts_in_charge, visible_needs
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.seats.permissions import YES, Answer, no, works_for_bureau


def may_run_windows(seat: Seat) -> Answer:
    """The bureau alone says when the lists are collected."""
    if works_for_bureau(seat):
        return YES
    return no(_("收集窗口由教育局开启和调整。"))


def may_follow_collecting(seat: Seat) -> Answer:
    """How far the schools have come is for who answers for schools, not for colleagues."""
    if seat.is_any_of(Role.TEACHER):
        return no(_("各校的填报进度只对校长、所在集团和教育局开放；本人记录在“我的记录”。"))
    return YES


def within(window: Window | None) -> Answer:
    """Schools and teachers act while a window is open; the sentence says when that is or was."""
    if window is None:
        return no(_("教育局还没有开启收集窗口，现在不能填报。"))
    if window.phase == "coming":
        return no(_("收集从 {day} 开始，现在还不能填报。").format(day=window.opens_on))
    if window.phase == "closed":
        text = _("收集已于 {day} 截止；确需更正，请联系教育局办理或延长。")
        return no(text.format(day=window.closes_on))
    return YES


def may_correct(seat: Seat, school: School, window: Window | None) -> Answer:
    """A school's lists are its principal's to correct while the window is open.

    The bureau may act at any time: it answers for the data of the plan.
    """
    if works_for_bureau(seat):
        return YES
    if not seat.is_any_of(Role.PRINCIPAL):
        return no(_("教师名单和岗位需求由学校校长填报，其他席位只能查看。"))
    if not is_own_school(seat, school):
        return no(_("只能填报本校的名单和岗位。"))
    return within(window)


def is_own_school(seat: Seat, school: School) -> bool:
    """Say whether the seat stands at the school itself or at the school whose campus it is."""
    return seat.unit_id in {school.pk, school.campus_of_id}


def may_decide_exemptions(seat: Seat) -> Answer:
    """Whether somebody need not move is the bureau's decision."""
    if works_for_bureau(seat):
        return YES
    return no(_("免交流申请由教育局审批。"))


def may_see_exemptions(seat: Seat) -> Answer:
    """Why somebody need not move is known to the bureau, its auditors and the own school only."""
    if works_for_bureau(seat) or seat.is_any_of(Role.AUDITOR, Role.PRINCIPAL):
        return YES
    return no(_("免交流申请涉及个人情况，只对本校校长、教育局和督导审计开放。"))


def may_withdraw_exemption(seat: Seat, exemption: Exemption, window: Window | None) -> Answer:
    """A school takes back what it proposed; what the bureau approved, the bureau revokes."""
    if works_for_bureau(seat):
        return YES
    answer = may_correct(seat, exemption.teacher.school, window)
    if answer and exemption.state != ExemptionState.PROPOSED:
        return no(_("已经办理的申请由教育局撤销。"))
    return answer


def is_own_record(seat: Seat, teacher: Teacher) -> bool:
    """Say whether the roster row is that of the person in the seat."""
    return (
        seat.is_any_of(Role.TEACHER)
        and seat.person_id is not None
        and teacher.account_id == seat.person_id
    )


def may_speak_for(seat: Seat, teacher: Teacher, window: Window | None) -> Answer:
    """Wishes, refusals and objections are the teacher's own, while the window is open."""
    if not is_own_record(seat, teacher):
        return no(_("意愿和更正申请只能由教师本人填写。"))
    return within(window)


def may_see_contest(seat: Seat, teacher: Teacher) -> Answer:
    """A request for correction is between the teacher, the school and the bureau."""
    if is_own_record(seat, teacher) or works_for_bureau(seat) or seat.is_any_of(Role.AUDITOR):
        return YES
    if seat.is_any_of(Role.PRINCIPAL) and is_own_school(seat, teacher.school):
        return YES
    return no(_("更正申请只对教师本人、本校校长和教育局开放。"))


def may_link_accounts(seat: Seat) -> Answer:
    """Which sign-in belongs to which teacher is the bureau's to say."""
    if works_for_bureau(seat):
        return YES
    return no(_("账号与教师名单的对应由教育局办理。"))


def may_remind(seat: Seat) -> Answer:
    """The bureau reminds any school, a group office the members of its group."""
    if works_for_bureau(seat) or seat.is_any_of(Role.GROUP_OFFICE):
        return YES
    return no(_("提醒学校由教育局和集团办公室办理。"))


def may_remind_school(seat: Seat, school: School, window: Window) -> Answer:
    """Only a school in charge is reminded, and only while it can still act."""
    answer = may_remind(seat)
    if not answer:
        return answer
    in_charge = schools_in_charge(seat)
    if in_charge is not None and school.pk not in in_charge:
        return no(_("只能提醒本集团的学校。"))
    return within(window)


def may_send_roster(seat: Seat) -> Answer:
    """A workbook of one school comes from its principal; the bureau imports whole files."""
    if seat.is_any_of(Role.PRINCIPAL):
        return YES
    return no(_("这里只供校长上传本校的名单；全区的表格由教育局在“导入导出”上传。"))


def may_see_boards(seat: Seat) -> Answer:
    """What is given and needed is for who answers for schools, not for colleagues."""
    if seat.is_any_of(Role.TEACHER, Role.PUBLIC):
        return no(_("供需清单只对校长、集团办公室、教育局和督导审计开放。"))
    return YES


def may_see_openings(seat: Seat) -> Answer:
    """What may be taken now is for whoever sits in the bureau, its groups or its schools."""
    if seat.is_any_of(Role.PUBLIC, Role.PARTNER_LINK, Role.CALENDAR_LINK):
        return no(_("供需对本区的学校、集团和教育局开放。"))
    return YES


def may_state_needs(seat: Seat) -> Answer:
    """Schools say what they need, a group's office and the bureau for theirs."""
    if works_for_bureau(seat) or seat.is_any_of(Role.GROUP_OFFICE, Role.PRINCIPAL):
        return YES
    return no(_("需求由校长、集团办公室或教育局填报和安排，其他席位只能查看。"))


def may_state_need(seat: Seat, school: School) -> Answer:
    """A school's needs are stated and changed by who answers for it, at any time."""
    answer = may_state_needs(seat)
    if not answer or works_for_bureau(seat):
        return answer
    if school.pk in (schools_in_charge(seat) or frozenset()):
        return YES
    return no(_("只能填报本校或本集团学校的需求。"))


def may_meet_need(seat: Seat, need: Need) -> Answer:
    """Whoever may see a need and arrange something says what meets it, and that it does not."""
    answer = may_state_needs(seat)
    if not answer or visible_needs(seat).filter(pk=need.pk).exists():
        return answer
    return no(_("只能安排本集团学校的需求。"))


def may_state_requests(seat: Seat) -> Answer:
    """Schools ask for themselves, a group's office and the bureau for theirs."""
    if works_for_bureau(seat) or seat.is_any_of(Role.GROUP_OFFICE, Role.PRINCIPAL):
        return YES
    return no(_("到校需求由校长、集团办公室或教育局填报，其他席位只能查看。"))


def may_state_request(seat: Seat, school: School, window: Window | None) -> Answer:
    """A school asks for visits while the window is open; the bureau may at any time."""
    answer = may_state_requests(seat)
    if not answer or works_for_bureau(seat):
        return answer
    in_charge = schools_in_charge(seat)
    if in_charge is not None and school.pk not in in_charge:
        return no(_("只能填报本校或本集团学校的需求。"))
    return within(window)


def may_offer_days(seat: Seat) -> Answer:
    """Partners give days themselves, a group's office and the bureau for them."""
    if works_for_bureau(seat) or seat.is_any_of(Role.GROUP_OFFICE, Role.PARTNER_LINK):
        return YES
    return no(_("专家到校日由合作单位、集团办公室或教育局登记，其他席位只能查看。"))


def may_offer_day(seat: Seat, expert: Expert, window: Window | None) -> Answer:
    """Days of an expert are given by who answers for the expert, while the window is open."""
    answer = may_offer_days(seat)
    if not answer or works_for_bureau(seat):
        return answer
    if not experts_in_charge(seat).filter(pk=expert.pk).exists():
        return no(_("只能登记本单位的专家，或与本集团有协议、工作室设在本集团的专家。"))
    return within(window)
