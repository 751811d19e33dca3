from django.utils.translation import gettext as _

from manyuan.directory.models import Group, School
from manyuan.directory.visibility import schools_in_charge
from manyuan.engagements.kinds.course.models import Course
from manyuan.seats.enums import Role, UnitKind
from manyuan.seats.models import Seat, Unit
from manyuan.seats.permissions import YES, Answer, no, works_for_bureau


def may_list_courses(seat: Seat) -> Answer:
    """Everybody who sits in the district may look at the courses that concern them."""
    if not seat.is_any_of(Role.PUBLIC, Role.PARTNER_LINK, Role.CALENDAR_LINK):
        return YES
    return no(_("课程列表只对在本区有席位的人员开放。"))


def may_offer_courses(seat: Seat) -> Answer:
    """The bureau, group offices and principals offer courses."""
    if works_for_bureau(seat) or seat.is_any_of(Role.GROUP_OFFICE, Role.PRINCIPAL):
        return YES
    return no(_("课程由教育局、集团办公室和开课学校的校长登记。"))


def may_offer_with(seat: Seat, provider: Unit, group: Group | None) -> Answer:
    """A principal offers what the own school teaches, a group office what its group does."""
    answer = may_offer_courses(seat)
    if not answer or works_for_bureau(seat):
        return answer
    if provider.pk in (schools_in_charge(seat) or frozenset()):
        return YES
    if not seat.is_any_of(Role.GROUP_OFFICE):
        return no(_("校长只能登记和改动本校开设的课程；其他课程请联系开课单位。"))
    if provider.kind == UnitKind.PARTNER and group is not None and group.pk == seat.unit_id:
        return YES
    return no(_("集团办公室只能登记和改动本集团学校开设的课程，或合作单位在本集团开设的课程。"))


def may_change_course(seat: Seat, course: Course) -> Answer:
    """Who could offer the course changes it, opens it, lays its sessions and closes it."""
    return may_offer_with(seat, course.provider, course.group)


def may_invite(seat: Seat, school: School) -> Answer:
    """A group office gives places to the schools of its own group, others to any school."""
    if not seat.is_any_of(Role.GROUP_OFFICE) or _is_in_charge(seat, school):
        return YES
    return no(
        _("集团办公室只能把课程开给本集团学校，{school}不在其中；跨集团的请联系教育局。").format(
            school=school.name
        )
    )


def may_sign_up_for(seat: Seat, school: School) -> Answer:
    """A school is signed up, changed and withdrawn by its principal, its group or the bureau."""
    spoken_for = schools_spoken_for(seat)
    if spoken_for is None or school.pk in spoken_for:
        return YES
    return no(_("这里由报名学校的校长、所在集团办公室或教育局办理。"))


def schools_spoken_for(seat: Seat) -> frozenset[int] | None:
    """Return the schools that the seat may sign up and report for; None means all."""
    if works_for_bureau(seat):
        return None
    if seat.is_any_of(Role.PRINCIPAL, Role.GROUP_OFFICE):
        return schools_in_charge(seat)
    return frozenset()


def _is_in_charge(seat: Seat, school: School) -> bool:
    return school.pk in (schools_in_charge(seat) or frozenset())
