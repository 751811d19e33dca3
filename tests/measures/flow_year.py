"""A group in the school year 2024–2025, small enough to know by heart, as it stands on 1 July 2025.

Group G: A leads, B is weak and has a campus B2, C joined on 1 March 2025. Group H: D alone. P is a
partner. Z stands outside. On 30 September A and B are on the roll of G, with 100 and 300 pupils.
"""

from datetime import date
from decimal import Decimal

from manyuan.measures.balance import judge
from manyuan.measures.flows.group_year import group_years
from manyuan.measures.flows.tables import FlowRow, GroupRow, MembershipRow, OutcomeRow, YearTables
from measures import district_rows
from measures.district_rows import PACK, school

YEAR = 2024
DAY = date(2025, 7, 1)
SCHOOLS = (
    school("A"),
    school("B"),
    school("B2", campus_of="B"),
    school("C"),
    school("D"),
    school("Z"),
)
GROUPS = (GroupRow(group="G", founded_on=date(2020, 9, 1)), GroupRow(group="H"))
MEMBERSHIPS = (
    MembershipRow(group="G", school="A", role="lead", joined_on=date(2020, 9, 1)),
    MembershipRow(group="G", school="B", role="member", joined_on=date(2021, 9, 1)),
    MembershipRow(group="G", school="C", role="member", joined_on=date(2025, 3, 1)),
    MembershipRow(group="H", school="D", role="lead", joined_on=date(2021, 9, 1)),
)


def full(code, *, year=YEAR, **fields):
    """A primary stage of the year that reaches every threshold."""
    return district_rows.full(code, year=year, **fields)


def flow(code, kind, provider, receiver, start="2024-10-10", **rest):
    """A flow that was held in the name of G, unless told otherwise."""
    days = {name: date.fromisoformat(rest.pop(name)) for name in ("end",) if name in rest}
    hours = {"hours": Decimal(rest.pop("hours"))} if "hours" in rest else {}
    given = {"status": "held", "group": "G", **days, **hours, **rest}
    return FlowRow(
        flow=code,
        kind=kind,
        provider=provider,
        receiver=receiver,
        start=date.fromisoformat(start),
        **given,
    )


def posting(code, home, host, *, mode="rotation", start="2024-09-01", end="2026-09-01", **rest):
    """A posting that is under way."""
    days = {} if end is None else {"end": end}
    given = {"status": "confirmed", "teacher": f"t{code}", **rest}
    return flow(code, "posting", home, host, start, mode=mode, **days, **given)


def outcome(code, measure, value, n=100, *, year=YEAR, stage="primary"):
    told = None if value is None else Decimal(str(value))
    return OutcomeRow(school=code, stage=stage, year=year, measure=measure, value=told, n=n)


def resources(year=YEAR, **fields):
    return [full("A", year=year, pupils=100, **fields), full("B", year=year, pupils=300, **fields)]


def year_of(*flows, outcomes=(), reports=None, before=None, backbone=None, **rest):
    """Return the tables of the year with some flows; resources are those of A and B."""
    given = resources() if reports is None else reports
    earlier = resources(YEAR - 1) if before is None else before
    return YearTables(
        year=YEAR,
        as_of=DAY,
        schools=SCHOOLS,
        groups=GROUPS,
        memberships=MEMBERSHIPS,
        flows=flows,
        outcomes=outcomes,
        backbone=backbone or {},
        balance=judge(SCHOOLS, given, year=YEAR, pack=PACK) if given else None,
        balance_before=judge(SCHOOLS, earlier, year=YEAR - 1, pack=PACK) if earlier else None,
        **rest,
    )


def group_of(*flows, code="G", **rest):
    return group_years(year_of(*flows, **rest))[code]
