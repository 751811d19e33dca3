from manyuan.measures.flows.counting import activity_of, codes_of, share, unknown, why_no_flows
from manyuan.measures.flows.group_year import GroupYear
from manyuan.measures.measured import Measured

CODE = "plan_fulfilment"


def plan_fulfilment(group: GroupYear) -> Measured:
    """Return how much of what the group had arranged for the year took place (A2).

        activities held or under way / activities arranged up to the day of the data

    An activity is what several schools do together, else one engagement; of any kind, in the
    group's name. It took place if any of its flows did; what was called off did not. Unit: share.

    Source: domain rules §3.2, template A, A2 年度计划与会议落实率 (proposed).
    """
    if why := why_no_flows(group):
        return unknown(CODE, why)
    due = [
        flow
        for flow in group.flows
        if flow.group == group.code and flow.start <= group.tables.as_of
    ]
    if not due:
        return unknown(CODE, "nothing_arranged")
    held = {activity_of(flow) for flow in due if group.is_done(flow)}
    return share(CODE, len(held), len({activity_of(flow) for flow in due}), rows=codes_of(due))
