from collections.abc import Iterable

from django.utils.translation import gettext as _

from manyuan.directory.models import School
from manyuan.directory.queries.fellows import fellows_on
from manyuan.directory.visibility import schools_in_charge
from manyuan.engagements.kinds.research.models import Research
from manyuan.kernel.clock import today
from manyuan.seats.enums import Role, UnitKind
from manyuan.seats.models import Seat, Unit
from manyuan.seats.permissions import YES, Answer, no, works_for_bureau

# Who says for the own schools how many came.
REPORTS = (Role.PRINCIPAL, Role.GROUP_OFFICE)


def may_list_research(seat: Seat) -> Answer:
    """Whoever sits in the bureau, its groups or its schools sees the activities that touch it."""
    if seat.is_any_of(Role.PARTNER_LINK, Role.PUBLIC):
        return no(_("联合教研对教育局、集团和学校开放。"))
    return YES


def may_arrange_research(seat: Seat) -> Answer:
    """The bureau, a group office and a principal invite."""
    if works_for_bureau(seat) or seat.is_any_of(Role.GROUP_OFFICE, Role.PRINCIPAL):
        return YES
    return no(_("联合教研由教育局、集团办公室和校长安排，其他席位只能查看。"))


def may_host_at(seat: Seat, host: Unit) -> Answer:
    """The bureau invites for any unit, a group office for its group, a principal for the school."""
    answer = may_arrange_research(seat)
    if not answer or works_for_bureau(seat) or host.pk == seat.unit_id:
        return answer
    if host.kind == UnitKind.SCHOOL and host.pk in (schools_in_charge(seat) or frozenset()):
        return YES
    return no(_("只能以本校或本集团的名义主办；其他单位主办的请联系教育局。"))


def may_invite(seat: Seat, schools: Iterable[School]) -> Answer:
    """A group office and a principal invite schools with which they are in a group."""
    circle = circle_of(seat)
    outside = [one.name for one in schools if circle is not None and one.pk not in circle]
    if not outside:
        return YES
    said = _("{schools}不在本集团内；邀请其他学校请联系教育局。")
    return no(said.format(schools=_("、").join(outside)))


def circle_of(seat: Seat) -> frozenset[int] | None:
    """Return the schools that a seat may invite; None means all of the bureau's."""
    own = schools_in_charge(seat)
    return None if own is None else fellows_on(seat, own, today())


def may_change_research(seat: Seat, research: Research) -> Answer:
    """Who speaks for the host changes an activity."""
    answer = may_host_at(seat, research.host)
    return answer or no(_("这次活动由主办单位或教育局改动，其他席位只能查看。"))


def may_report_for(seat: Seat, research: Research, school: School) -> Answer:
    """The school itself, its group's office, or who speaks for the host says how many came."""
    if may_change_research(seat, research):
        return YES
    own = schools_in_charge(seat) or frozenset()
    if seat.is_any_of(*REPORTS) and school.pk in own:
        return YES
    return no(_("到会人数由本校、所在集团办公室、主办单位或教育局登记。"))


def may_report_any(seat: Seat, research: Research, schools: Iterable[School]) -> Answer:
    """Who has the page on which numbers are taken down: whoever may do it for one school."""
    own = [may_report_for(seat, research, school) for school in schools]
    if any(own):
        return YES
    return no(_("到会人数由本校、所在集团办公室、主办单位或教育局登记。"))
