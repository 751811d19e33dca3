from collections.abc import Sequence

from manyuan.measures.flows.counting import activity_of, codes_of, share, unknown, why_no_flows
from manyuan.measures.flows.group_year import GroupYear
from manyuan.measures.flows.tables import FlowRow
from manyuan.measures.measured import Measured

CODE = "joint_research_attendance"


def joint_research_attendance(group: GroupYear) -> Measured:
    """Return how faithfully member schools came to the group's joint research (C2).

        schools that came, meeting by meeting / schools invited, meeting by meeting

    Meetings are those of the group that were held; a meeting that was called off asks nobody.
    Invited is every school of the group on the day that has a flow of the meeting, but for its
    host. A school from which nobody came did not attend; one that has not told how many came is
    left out on both sides. Unit: share.

    Source: domain rules §3.2, template A, C2 联合教研成员校出席 (proposed).
    """
    if why := why_no_flows(group):
        return unknown(CODE, why)
    invited = _invited(group)
    if not invited:
        return unknown(CODE, "no_meeting_held")
    known = [flow for flow in invited if flow.status == "cancelled" or flow.people is not None]
    left_out = len(invited) - len(known)
    if not known:
        return unknown(CODE, "attendance_unknown", left_out=left_out)
    came = sum(flow.status == "held" and bool(flow.people) for flow in known)
    return share(CODE, came, len(known), rows=codes_of(known), left_out=left_out)


def _invited(group: GroupYear) -> Sequence[FlowRow]:
    of_group = [
        flow
        for flow in group.flows
        if flow.kind == "research" and group.code in (flow.group, flow.provider)
    ]
    held = {activity_of(flow) for flow in of_group if flow.status == "held"}
    return [
        flow
        for flow in of_group
        if activity_of(flow) in held and group.moves(flow) and group.takes(flow)
    ]
