from collections import defaultdict
from collections.abc import Sequence

from manyuan.measures.flows.counting import (
    activity_of,
    codes_of,
    share,
    told,
    unknown,
    why_no_flows,
)
from manyuan.measures.flows.group_year import GroupYear
from manyuan.measures.flows.pupils import pupils_of
from manyuan.measures.flows.tables import FlowRow
from manyuan.measures.measured import Measured

CODE = "joint_activity_reach"


def joint_activity_reach(group: GroupYear) -> Measured:
    """Return how often each pupil of the group took part in joint activities and exchanges (D2).

        participants of joint events and pupil exchanges, person-times / pupils of the group

    Summed over the receiving schools of the group, the host's own included; whoever takes part
    twice counts twice. What a school does alone is not joint. Unit: times per pupil.

    Source: domain rules §3.2, template A, D2 联合活动、学生交换 (proposed).
    """
    if why := why_no_flows(group):
        return unknown(CODE, why)
    people = told(_joint(group), "people")
    if people.nothing:
        return unknown(CODE, "people_unknown", left_out=people.silent)
    rows, pupils = codes_of(people.flows), pupils_of(group)
    if not pupils:
        return unknown(CODE, "pupils_unknown", rows=rows, left_out=people.silent)
    return share(CODE, people.total, pupils, rows=rows, left_out=people.silent)


def _joint(group: GroupYear) -> Sequence[FlowRow]:
    shared = [flow for flow in group.done("event", "exchange") if group.shares(flow)]
    schools: dict[str, set[str]] = defaultdict(set)
    for flow in shared:
        schools[activity_of(flow)].add(group.legal_of(flow.receiver))
    return [flow for flow in shared if group.moves(flow) or len(schools[activity_of(flow)]) > 1]
