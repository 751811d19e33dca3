from manyuan.measures.flows.counting import amount, codes_of, unknown, why_no_flows
from manyuan.measures.flows.group_year import GroupYear
from manyuan.measures.measured import Measured

CODE = "materials_used"


def materials_used(group: GroupYear) -> Measured:
    """Return how often schools of the group used teaching material of others in it (D3).

    Counted is each use in the year, reported by the school that used it. Unit: uses.

    Source: domain rules §3.2, template A, D3 数字资源 (proposed).
    """
    if why := why_no_flows(group):
        return unknown(CODE, why)
    uses = [flow for flow in group.done("material") if group.shares(flow) and group.moves(flow)]
    return amount(CODE, len(uses), rows=codes_of(uses))
