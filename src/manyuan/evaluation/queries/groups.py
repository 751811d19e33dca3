from collections.abc import Sequence
from dataclasses import dataclass

from manyuan.directory.enums import MemberRole
from manyuan.directory.models import Group
from manyuan.directory.queries.groups import members_on
from manyuan.directory.queries.schools import campuses_of_schools
from manyuan.evaluation.bridge import DistrictResult, LeadGap, SchoolVerdict, lead_gaps, spread
from manyuan.evaluation.queries.balance import BalanceView
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat


@dataclass(frozen=True, slots=True)
class GroupBalance:
    """The balance inside one group in one year, by the members of that year.

    ``spread`` judges the group as if it were a district: its limits are a yardstick, no rule.
    ``verdicts`` are those of the members and their campuses. ``hidden`` counts members whose
    numbers the seat may not see; then nothing is worked out.
    """

    year: int
    leads: frozenset[str]
    members: frozenset[str]
    verdicts: tuple[SchoolVerdict, ...]
    spread: tuple[DistrictResult, ...]
    gaps: tuple[LeadGap, ...]
    hidden: int


def group_balance(seat: Seat, group: Group, view: BalanceView) -> GroupBalance:
    """Return the balance inside ``group`` in the year of ``view``.

    Members are those of the day on which the year's resources are counted; a school's campuses
    count with it.
    """
    leads, members = _sides(seat, group, view.year)
    inside = leads | members
    judged = {verdict.school for verdict in view.report.schools} & inside
    verdicts = tuple(verdict for verdict in view.schools if verdict.school in inside)
    hidden = len(judged - {verdict.school for verdict in verdicts})
    if hidden:
        return GroupBalance(view.year, leads, members, verdicts, (), (), hidden)
    return GroupBalance(
        year=view.year,
        leads=leads,
        members=members,
        verdicts=verdicts,
        spread=spread(view.report, inside),
        gaps=lead_gaps(view.report, lead=leads, members=members),
        hidden=0,
    )


def group_balance_over_years(
    seat: Seat, group: Group, views: Sequence[BalanceView]
) -> list[GroupBalance]:
    """Return the balance inside ``group`` in the year of each of ``views``."""
    return [group_balance(seat, group, view) for view in views]


def _sides(seat: Seat, group: Group, year: int) -> tuple[frozenset[str], frozenset[str]]:
    day = SchoolYear(year).census_day
    rows = members_on(seat, day, group=group).values_list("school_id", "school__unit__code", "role")
    leads = {pk: code for pk, code, role in rows if role == MemberRole.LEAD}
    members = {pk: code for pk, code, role in rows if role != MemberRole.LEAD}
    return (
        frozenset(leads.values()) | campuses_of_schools(seat, leads, day),
        frozenset(members.values()) | campuses_of_schools(seat, members, day),
    )
