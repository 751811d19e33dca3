from django.utils.translation import gettext as _

from manyuan.directory.models import Group, School
from manyuan.directory.visibility import schools_in_charge
from manyuan.engagements.kinds.event.models import Event, Participation
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.seats.permissions import YES, Answer, no, works_for_bureau


def may_list_events(_seat: Seat) -> Answer:
    """Every seat has the list, with those events that it may see."""
    return YES


def may_arrange_events(seat: Seat) -> Answer:
    """The bureau, group offices and principals arrange events."""
    if works_for_bureau(seat) or seat.is_any_of(Role.GROUP_OFFICE, Role.PRINCIPAL):
        return YES
    return no(_("联合活动由教育局、集团办公室和学校筹办。"))


def may_run(seat: Seat, *, main_host: School | None, group: Group | None) -> Answer:
    """A group office runs its group's events, a principal those that the own school is host of."""
    answer = may_arrange_events(seat)
    if not answer or works_for_bureau(seat):
        return answer
    own = schools_in_charge(seat) or frozenset()
    if main_host is not None and main_host.pk in own:
        return YES
    if seat.is_any_of(Role.GROUP_OFFICE) and group is not None and group.pk == seat.unit_id:
        return YES
    return no(_("这个活动由主办学校、所属集团办公室或教育局办理，其他席位只能查看。"))


def may_change_event(seat: Seat, event: Event) -> Answer:
    """Who may run an event changes it."""
    return may_run(seat, main_host=event.main_host, group=event.group)


def may_report_for(seat: Seat, participation: Participation) -> Answer:
    """A school says how many of its own came; who runs the event takes it down for any."""
    own = schools_in_charge(seat) or frozenset()
    speaks = seat.is_any_of(Role.PRINCIPAL, Role.GROUP_OFFICE) and participation.school_id in own
    return YES if speaks else may_change_event(seat, participation.event)
