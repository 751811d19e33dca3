"""In which school year each school first joined a group: the cohorts of a study of impact."""

from collections.abc import Mapping
from dataclasses import dataclass

from manyuan.directory.enums import GroupState, MemberRole, MemberState
from manyuan.directory.queries.groups import memberships_of
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat


@dataclass(frozen=True, slots=True)
class Joining:
    """Cohorts by the key of the legal school, and which schools ever led a group."""

    cohorts: Mapping[int, int]
    leads: frozenset[int]


def joining_of(seat: Seat) -> Joining:
    """Return when schools joined, whether or not they have left since.

    Candidates have not joined, and a drafted group is not in force. A school that both led and was
    led counts among the leads.
    """
    rows = (
        memberships_of(seat)
        .exclude(group__state=GroupState.DRAFT)
        .exclude(state=MemberState.CANDIDATE)
        .order_by("joined_on")
    )
    cohorts: dict[int, int] = {}
    leads = set()
    for membership in rows:
        school = membership.school.legal_key
        cohorts.setdefault(school, SchoolYear.on(membership.joined_on).start)
        if membership.role == MemberRole.LEAD:
            leads.add(school)
    return Joining(cohorts, frozenset(leads))
