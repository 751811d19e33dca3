from manyuan.measures.flows.counting import activity_of, amount, codes_of, unknown, why_no_flows
from manyuan.measures.flows.group_year import GroupYear
from manyuan.measures.flows.shared_course_reach import BRIDGING
from manyuan.measures.measured import Measured

CODE = "bridging_courses"


def bridging_courses(group: GroupYear) -> Measured:
    """Return how many bridging courses reached schools of the group (C3).

    Counted is each course of the way ``bridging`` that was held or is under way in the year and
    that a school of the group took from another one, or in the group's name. Unit: courses.

    Source: domain rules §3.2, template A, C3 衔接课程 (proposed).
    """
    if why := why_no_flows(group):
        return unknown(CODE, why)
    taken = [
        flow
        for flow in group.done("course")
        if flow.mode == BRIDGING and group.shares(flow) and group.moves(flow)
    ]
    return amount(CODE, len({activity_of(flow) for flow in taken}), rows=codes_of(taken))
