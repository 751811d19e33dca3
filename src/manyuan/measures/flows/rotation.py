"""Who of a group's teachers is exchanged in a year, as the national ratios count it (B11)."""

from dataclasses import dataclass
from datetime import date

from manyuan.measures.flows.counting import why_no_flows
from manyuan.measures.flows.group_year import GroupYear
from manyuan.measures.flows.tables import FlowRow
from manyuan.rules.national_ratio import COUNTED_MODES, SCHOOL_YEAR_OF_TEACHING

IN_FORCE = ("confirmed", "held")


@dataclass(frozen=True, slots=True)
class Exchanged:
    """The flows by which teachers are exchanged, and of how many that cannot be said.

    ``unknown`` names why nothing can be said at all.
    """

    flows: tuple[FlowRow, ...]
    unsure: int
    unknown: str

    @property
    def teachers(self) -> frozenset[str]:
        """Who is exchanged: by the teacher's code, or by the flow's where nobody is named."""
        return frozenset(flow.teacher or flow.flow for flow in self.flows)


def postings_of(group: GroupYear) -> list[FlowRow]:
    """Return the postings of the year, begun by the day of the data, from schools of the group."""
    return [
        flow
        for flow in group.flows
        if flow.kind == "posting"
        and flow.status in IN_FORCE
        and flow.start <= group.tables.as_of
        and group.gives(flow)
        and group.moves(flow)
    ]


def exchanged_in(group: GroupYear) -> Exchanged:
    """Return the exchange of the year from schools of the group, wherever it leads.

    Counted are rotation, secondment and transfer of at least a school year (300 days). A posting
    whose end is not known yet counts once it has lasted so long; before that nobody can say.
    """
    candidates = [flow for flow in postings_of(group) if flow.mode in COUNTED_MODES]
    lasting = [(flow, _lasts_a_year(flow, group.tables.as_of)) for flow in candidates]
    counted = tuple(flow for flow, lasts in lasting if lasts)
    unsure = sum(lasts is None for _flow, lasts in lasting)
    return Exchanged(counted, unsure, why_no_flows(group))


def _lasts_a_year(flow: FlowRow, day: date) -> bool | None:
    if flow.end is not None:
        return flow.end - flow.start >= SCHOOL_YEAR_OF_TEACHING
    return True if day - flow.start >= SCHOOL_YEAR_OF_TEACHING else None
