from django.utils.translation import gettext as _

from manyuan.directory.models import Group, School
from manyuan.directory.visibility import schools_in_charge
from manyuan.engagements.kinds.posting.models import Posting
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.seats.permissions import YES, Answer, no, works_for_bureau


def may_arrange_postings(seat: Seat) -> Answer:
    """The bureau arranges postings anywhere, a group office those inside its group."""
    if works_for_bureau(seat) or seat.is_any_of(Role.GROUP_OFFICE):
        return YES
    return no(_("教师交流由教育局和集团办公室安排；学校的需要请填报在供需里。"))


def may_list_postings(_seat: Seat) -> Answer:
    """Every seat has the list, with those postings that it may see."""
    return YES


def may_arrange_between(seat: Seat, home: School, host: School) -> Answer:
    """A group office arranges only between schools that are members today."""
    answer = may_arrange_postings(seat)
    if not answer or works_for_bureau(seat):
        return answer
    own = schools_in_charge(seat) or frozenset()
    if {home.pk, host.pk} <= own:
        return YES
    return no(_("集团办公室只能安排本集团学校之间的交流；跨集团的请联系教育局。"))


def may_change_posting(seat: Seat, posting: Posting) -> Answer:
    """Who could arrange the posting may extend, end or replace it."""
    return may_arrange_between(seat, posting.home, posting.host)


def may_report_posting(seat: Seat, posting: Posting) -> Answer:
    """The teacher tells of the own posting, each of the two schools and who arranged it as well."""
    seen = may_see_posting(seat, posting)
    if not seen:
        return seen
    if seat.is_any_of(Role.AUDITOR):
        return no(_("交流报告由教师本人、两校校长、集团办公室或教育局填写。"))
    return YES


def may_see_posting(seat: Seat, posting: Posting) -> Answer:
    """A posting is open to the bureau, to both schools, to their groups and to the teacher."""
    own = schools_in_charge(seat)
    if seat.is_any_of(Role.TEACHER):
        if seat.person_id is not None and posting.teacher.account_id == seat.person_id:
            return YES
        return no(_("教师只能查看自己的交流安排。"))
    if own is None or {posting.home_id, posting.host_id} & own:
        return YES
    return no(_("其他学校的教师交流只有教育局、督导审计和所在集团可以查看。"))


def group_of_office(seat: Seat) -> Group | None:
    """Return the group whose office the seat is."""
    if not seat.is_any_of(Role.GROUP_OFFICE):
        return None
    return Group.objects.filter(pk=seat.unit_id).first()
