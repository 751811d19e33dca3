from manyuan.measures.flows.counting import codes_of, share, unknown, why_no_flows
from manyuan.measures.flows.group_year import GroupYear
from manyuan.measures.measured import Measured

CODE = "caravan_reach"


def caravan_reach(group: GroupYear) -> Measured:
    """Return which part of the group's schools an expert has visited (C4).

        schools of the group with at least one visit held in the year / schools of the group

    Schools are legal schools on the roll of 30 September, leads included; a visit to a campus is
    one to its school. Unit: share.

    Source: domain rules §3.2, template A, C4 专家、博士讲座覆盖每所成员校 (proposed).
    """
    if why := why_no_flows(group):
        return unknown(CODE, why)
    visits = [flow for flow in group.done("visit") if group.legal_of(flow.receiver) in group.roll]
    reached = {group.legal_of(flow.receiver) for flow in visits}
    return share(CODE, len(reached), len(group.roll), rows=codes_of(visits))
