from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from manyuan.directory.lasting import lasts_on
from manyuan.directory.models import Group, Membership, School
from manyuan.directory.visibility import schools_of
from manyuan.kernel.clock import today
from manyuan.lifecycle.models import Decision, Proposal
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.seats.permissions import YES, Answer, no, works_for_bureau


def may_see_lifecycle(seat: Seat) -> Answer:
    """Who answers for groups and schools sees how they come and go."""
    if works_for_bureau(seat) or seat.is_any_of(Role.AUDITOR, Role.GROUP_OFFICE, Role.PRINCIPAL):
        return YES
    return no(_("进退页面对教育局、督导审计、集团办公室和校长开放。"))


def may_see_all_gates(seat: Seat) -> Answer:
    """What the schools of all groups show is for the bureau and its auditors."""
    if works_for_bureau(seat) or seat.is_any_of(Role.AUDITOR):
        return YES
    return no(_("全区各集团的条件和牵头余力只对教育局和督导审计开放。"))


def may_decide_lifecycle(seat: Seat) -> Answer:
    """Groups and members come and go by decisions of the bureau."""
    if works_for_bureau(seat):
        return YES
    return no(_("集团和成员校的进退由教育局决定；集团办公室和校长可以提出申请。"))


def may_see_gates_of(seat: Seat, group: Group) -> Answer:
    """A group's office sees what its group shows; its members' figures are open to it."""
    if may_see_all_gates(seat) or (seat.is_any_of(Role.GROUP_OFFICE) and seat.unit_id == group.pk):
        return YES
    return no(_("{group}的条件只对教育局、督导审计和本集团办公室开放。").format(group=group))


def may_see_gates_of_member(seat: Seat, membership: Membership) -> Answer:
    """A principal sees what the own school shows."""
    own = seat.is_any_of(Role.PRINCIPAL) and membership.school_id in schools_of(seat.unit)
    return YES if own else may_see_gates_of(seat, membership.group)


def may_propose_for(seat: Seat, group: Group, school: School | None = None) -> Answer:
    """A group's office proposes for its group and members, a principal for the own school."""
    if seat.is_any_of(Role.GROUP_OFFICE) and seat.unit_id == group.pk:
        return YES
    own = school is not None and seat.is_any_of(Role.PRINCIPAL)
    if own and school is not None and school.pk in schools_of(seat.unit):
        return YES
    return no(_("申请由集团办公室为本集团、由校长为本校提出；教育局直接作出决定。"))


def visible_decisions(seat: Seat) -> "QuerySet[Decision]":
    """Return the decisions that the seat may see: all for the bureau, else those about itself.

    A group's office sees those about its group, a principal those about the own school and about
    the groups to which it belongs today.
    """
    found = Decision.objects.filter(bureau_id=seat.bureau_id)
    if may_see_all_gates(seat):
        return found
    if not may_see_lifecycle(seat):
        return found.none()
    if seat.is_any_of(Role.GROUP_OFFICE):
        return found.filter(Q(group=seat.unit_id) | Q(other_group=seat.unit_id))
    own = schools_of(seat.unit)
    groups = list(_groups_of(own))
    of_group = Q(school__isnull=True) & (Q(group__in=groups) | Q(other_group__in=groups))
    return found.filter(Q(school__in=own) | of_group)


def visible_proposals(seat: Seat) -> "QuerySet[Proposal]":
    """Return the proposals that the seat may see: all for the bureau, else those about itself."""
    found = Proposal.objects.filter(bureau_id=seat.bureau_id)
    if may_see_all_gates(seat):
        return found
    if seat.is_any_of(Role.GROUP_OFFICE):
        return found.filter(group=seat.unit_id)
    if seat.is_any_of(Role.PRINCIPAL):
        return found.filter(school__in=schools_of(seat.unit))
    return found.none()


def _groups_of(schools: frozenset[int]) -> "QuerySet[Membership, int]":
    running = lasts_on(today(), first="joined_on", last="left_on")
    found = Membership.objects.filter(running, school__in=schools).order_by()
    return found.values_list("group_id", flat=True)
