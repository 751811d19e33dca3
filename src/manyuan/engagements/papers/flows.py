"""The table of what a group gives, receives and shares, as several papers show it."""

from collections.abc import Mapping
from datetime import date

from manyuan.directory.models import Group
from manyuan.engagements.queries.flows_balance import balance_of_flows
from manyuan.engagements.queries.flows_counting import Sums
from manyuan.engagements.queries.flows_ends import keys_of_group
from manyuan.engagements.queries.flows_periods import year_period
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.kinds import flow_kinds
from manyuan.seats.models import Seat
from manyuan.sheets.forms import FormColumn, FormSheet

FLOWS = "流动情况"
COLUMNS = (
    FormColumn("种类", 16),
    FormColumn("已开展（项）", 12),
    FormColumn("课时", 10),
    FormColumn("人次", 10),
    FormColumn("待开展（项）", 12),
)


def sums_of_group(seat: Seat, group: Group, year: SchoolYear, day: date) -> dict[str, Sums]:
    """Return what a group gives, receives and shares in a year, by the name of the kind."""
    found = balance_of_flows(seat, keys_of_group(seat, group, day), year_period(year))
    return labelled({one.kind: one.gives + one.receives + one.inside for one in found.kinds})


def labelled(sums: Mapping[str, Sums]) -> dict[str, Sums]:
    """Return sums by what a kind of flow is called in place of its word."""
    kinds = flow_kinds()
    return {str(kinds[kind].label) if kind in kinds else kind: one for kind, one in sums.items()}


def flows_table(sums: Mapping[str, Sums]) -> FormSheet:
    """Return the table of what flows in a group."""
    rows = [[kind, one.done, one.hours, one.people, one.ahead] for kind, one in sums.items()]
    return FormSheet(name=FLOWS, title=FLOWS, columns=COLUMNS, rows=rows)
