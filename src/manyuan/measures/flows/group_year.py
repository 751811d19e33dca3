from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from manyuan.kernel.school_year import SchoolYear
from manyuan.measures.flows.tables import FlowRow, GroupRow, MembershipRow, YearTables

LEAD = "lead"
DRAFT = "draft"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupYear:
    """One group in one school year: its roll, and the flows that touch it.

    A flow belongs to the school year in which it starts. Who belongs to the group is asked of the
    day on which a flow starts; what is counted over a whole year (pupils, schools to reach) is
    counted over the roll of 30 September, as the year's resources are. A campus stands for its
    legal school.
    """

    code: str
    tables: YearTables
    row: GroupRow
    memberships: tuple[MembershipRow, ...]
    legal: Mapping[str, str]
    flows: tuple[FlowRow, ...]
    flows_known: bool

    @property
    def year(self) -> SchoolYear:
        """The school year."""
        return SchoolYear(self.tables.year)

    def roll_on(self, day: date) -> frozenset[str]:
        """Return the legal schools that belong to the group on ``day``, leads included."""
        return self._schools(day, self.memberships)

    def leads_on(self, day: date) -> frozenset[str]:
        """Return the legal schools that lead the group on ``day``."""
        return self._schools(day, (one for one in self.memberships if one.role == LEAD))

    @property
    def roll(self) -> frozenset[str]:
        """The legal schools of the group in the year: those of 30 September."""
        return self.roll_on(self.year.census_day)

    @property
    def leads(self) -> frozenset[str]:
        """The legal schools that lead the group in the year."""
        return self.leads_on(self.year.census_day)

    def places_of(self, schools: Collection[str]) -> frozenset[str]:
        """Return the legal schools with their campuses."""
        return frozenset(place for place, legal in self.legal.items() if legal in schools)

    def legal_of(self, place: str) -> str:
        """Return the legal school of a school or campus; partners and groups are themselves."""
        return self.legal.get(place, place)

    def moves(self, flow: FlowRow) -> bool:
        """Say whether a flow goes from one school or unit to another."""
        return self.legal_of(flow.provider) != self.legal_of(flow.receiver)

    def gives(self, flow: FlowRow) -> bool:
        """Say whether the provider belongs to the group on the day, or is the group itself."""
        provider = self.legal_of(flow.provider)
        return provider == self.code or provider in self.roll_on(flow.start)

    def takes(self, flow: FlowRow) -> bool:
        """Say whether the receiver belongs to the group on the day."""
        return self.legal_of(flow.receiver) in self.roll_on(flow.start)

    def shares(self, flow: FlowRow) -> bool:
        """Say whether a flow reaches a school of the group from within it, or in its name."""
        return self.takes(flow) and (flow.group == self.code or self.gives(flow))

    def is_done(self, flow: FlowRow) -> bool:
        """Say whether a flow was held, or is confirmed and under way on the day of the tables."""
        if flow.status == "held":
            return True
        if flow.status != "confirmed" or flow.start > self.tables.as_of:
            return False
        if flow.end is None:
            return flow.kind == "posting"
        return flow.end > self.tables.as_of

    def done(self, *kinds: str) -> Iterator[FlowRow]:
        """Yield the flows of some kinds that are done."""
        return (flow for flow in self.flows if flow.kind in kinds and self.is_done(flow))

    def _schools(self, day: date, rows: Iterable[MembershipRow]) -> frozenset[str]:
        if self.row.state == DRAFT or not _lasts(day, self.row.founded_on, self.row.dissolved_on):
            return frozenset()
        return frozenset(
            self.legal_of(one.school) for one in rows if _lasts(day, one.joined_on, one.left_on)
        )


def group_years(tables: YearTables) -> Mapping[str, GroupYear]:
    """Return every group of the tables with its flows of the year, by code."""
    legal = {row.school: row.campus_of or row.school for row in tables.schools}
    first, after = SchoolYear(tables.year).first_day, SchoolYear(tables.year + 1).first_day
    flows = [flow for flow in tables.flows if first <= flow.start < after]
    members: dict[str, list[MembershipRow]] = {row.group: [] for row in tables.groups}
    for one in tables.memberships:
        members.setdefault(one.group, []).append(one)
    around = _around(flows, members, legal)
    return {
        row.group: GroupYear(
            code=row.group,
            tables=tables,
            row=row,
            memberships=tuple(members[row.group]),
            legal=legal,
            flows=tuple(around[row.group]),
            flows_known=bool(flows),
        )
        for row in sorted(tables.groups, key=lambda row: row.group)
    }


def _around(
    flows: Iterable[FlowRow],
    members: Mapping[str, Iterable[MembershipRow]],
    legal: Mapping[str, str],
) -> Mapping[str, list[FlowRow]]:
    """Return the flows that touch each group or a school that ever belonged to it, by code."""
    groups_of: dict[str, set[str]] = {code: {code} for code in members}
    for code, rows in members.items():
        for row in rows:
            groups_of.setdefault(legal.get(row.school, row.school), set()).add(code)
    found: dict[str, list[FlowRow]] = {code: [] for code in members}
    for flow in sorted(flows, key=lambda flow: flow.flow):
        ends = (legal.get(flow.provider, flow.provider), legal.get(flow.receiver, flow.receiver))
        for code in set().union(*(groups_of.get(end, ()) for end in (*ends, flow.group or ""))):
            found[code].append(flow)
    return found


def _lasts(day: date, first: date | None, after: date | None) -> bool:
    return (first is None or first <= day) and (after is None or day < after)
