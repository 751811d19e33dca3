from django.utils.translation import gettext as _

from manyuan.directory.models import School
from manyuan.directory.visibility import schools_in_charge
from manyuan.engagements.kinds.visit.enums import Side
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.seats.permissions import YES, Answer, no, works_for_bureau


def may_arrange_visits(seat: Seat) -> Answer:
    """The bureau arranges visits anywhere, a group office at the members of its group."""
    if works_for_bureau(seat) or seat.is_any_of(Role.GROUP_OFFICE):
        return YES
    return no(_("专家到校由教育局和集团办公室安排；学校的需要请填报在供需里。"))


def may_list_visits(_seat: Seat) -> Answer:
    """Every seat has the list, with those visits that it may see."""
    return YES


def may_arrange_at(seat: Seat, school: School) -> Answer:
    """A group office arranges visits only at schools that are members today."""
    answer = may_arrange_visits(seat)
    if not answer or works_for_bureau(seat):
        return answer
    if school.pk in (schools_in_charge(seat) or frozenset()):
        return YES
    return no(_("集团办公室只能为本集团学校安排专家到校；其他学校请联系教育局。"))


def may_see_reach(seat: Seat) -> Answer:
    """Whom the visits reached is for those who answer for schools; a teacher sees what comes."""
    if not seat.is_any_of(Role.TEACHER, Role.PARTNER_LINK):
        return YES
    return no(_("到校覆盖情况对教育局、督导审计、集团办公室和校长开放。"))


def side_of(seat: Seat, visit: Visit) -> Side | None:
    """Return for which side of the visit the seat speaks by itself."""
    if seat.is_any_of(Role.PARTNER_LINK):
        return Side.PARTNER if seat.unit_id == visit.expert.partner_id else None
    if not seat.is_any_of(Role.PRINCIPAL, Role.GROUP_OFFICE):
        return None
    return Side.SCHOOL if visit.school_id in (schools_in_charge(seat) or frozenset()) else None


def may_speak_for(seat: Seat, visit: Visit, side: Side) -> Answer:
    """A side confirms, declines and judges for itself; the bureau takes it down for either."""
    if works_for_bureau(seat) or side_of(seat, visit) == side:
        return YES
    if side == Side.SCHOOL:
        return no(_("这里由本校校长、所在集团办公室或教育局办理。"))
    return no(_("这里由专家所在的合作单位或教育局办理。"))


def may_change_visit(seat: Seat, visit: Visit) -> Answer:
    """Both sides and the bureau move a visit or say that it cannot be."""
    if works_for_bureau(seat) or side_of(seat, visit) is not None:
        return YES
    return no(_("到校由本校校长、所在集团办公室、合作单位或教育局改动，其他席位只能查看。"))


def may_cancel_visit(seat: Seat, visit: Visit) -> Answer:
    """Who could arrange the visit may call it off; the sides decline instead."""
    return may_arrange_at(seat, visit.school)


def may_report_visit(seat: Seat, visit: Visit) -> Answer:
    """Attendance and evidence come from the school, its group's office or the bureau."""
    return may_speak_for(seat, visit, Side.SCHOOL)
