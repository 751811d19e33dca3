from collections.abc import Collection
from dataclasses import dataclass

from manyuan.directory.enums import MemberRole
from manyuan.directory.models import Group
from manyuan.directory.queries.groups import members_on
from manyuan.directory.queries.schools import campuses_of_schools
from manyuan.evaluation.queries.balance import BalanceView, balance_of
from manyuan.kernel.school_year import SchoolYear
from manyuan.measures.balance import DistrictResult, LeadGap, lead_gaps, spread
from manyuan.seats.models import Seat


@dataclass(frozen=True, slots=True)
class GroupBalance:
    """The balance inside one group in one year, by the members of that year.

    ``spread`` judges the group as if it were a district: its limits are a yardstick, no rule.
    ``hidden`` counts members whose numbers the seat may not see; then nothing is worked out.
    """

    year: int
    leads: frozenset[str]
    members: frozenset[str]
    spread: tuple[DistrictResult, ...]
    gaps: tuple[LeadGap, ...]
    hidden: int


def group_balance(seat: Seat, group: Group, view: BalanceView) -> GroupBalance:
    """Return the balance inside ``group`` in the year of ``view``.

    Members are those of the day on which the year's resources are counted; a school's campuses
    count with it.
    """
    leads, members = _sides(seat, group, view.report.year)
    hidden = 0 if view.sees_all else len((leads | members) - {v.school for v in view.schools})
    if hidden:
        return GroupBalance(view.report.year, leads, members, (), (), hidden)
    return GroupBalance(
        year=view.report.year,
        leads=leads,
        members=members,
        spread=spread(view.report, leads | members),
        gaps=lead_gaps(view.report, lead=leads, members=members),
        hidden=0,
    )


def group_balance_over_years(
    seat: Seat, group: Group, years: Collection[int]
) -> list[GroupBalance]:
    """Return the balance inside ``group`` in each of ``years``, earliest first."""
    return [group_balance(seat, group, balance_of(seat, year)) for year in sorted(years)]


def _sides(seat: Seat, group: Group, year: int) -> tuple[frozenset[str], frozenset[str]]:
    day = SchoolYear(year).census_day
    rows = members_on(seat, day, group=group).values_list("school_id", "school__unit__code", "role")
    leads = {pk: code for pk, code, role in rows if role == MemberRole.LEAD}
    members = {pk: code for pk, code, role in rows if role != MemberRole.LEAD}
    return (
        frozenset(leads.values()) | campuses_of_schools(seat, leads),
        frozenset(members.values()) | campuses_of_schools(seat, members),
    )
