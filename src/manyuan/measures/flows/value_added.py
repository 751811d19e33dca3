from manyuan.measures.flows.counting import NOT_IN_FORCE, share, unknown
from manyuan.measures.flows.group_year import GroupYear
from manyuan.measures.flows.results import pooled, rows_of
from manyuan.measures.measured import Measured

CODE = "value_added"
# Of fewer pupils nothing is published.
FEWEST = 30


def value_added(group: GroupYear) -> Measured:
    """Return the value added of the group's members (F1).

        Σ value added × pupils / Σ pupils, over the members but for the lead

    The value added of a school is the outcome ``value_added`` of the growth model, already shrunk
    towards zero; of fewer than 30 pupils it is left out. Unit: that of the model, standardised.

    Source: domain rules §3.2, template A, F1 and §3.4 (proposed).
    """
    if not group.roll:
        return unknown(CODE, NOT_IN_FORCE)
    members = group.roll - group.leads
    found = pooled(rows_of(group, CODE, members, group.tables.year), fewest=FEWEST)
    if not found.people:
        return unknown(CODE, "no_results", left_out=found.left_out)
    return share(CODE, found.total, found.people, left_out=found.left_out)
