from manyuan.measures.flows.counting import codes_of, share, told, unknown, why_no_flows
from manyuan.measures.flows.group_year import GroupYear
from manyuan.measures.flows.pupils import pupils_of
from manyuan.measures.measured import Measured

CODE = "shared_course_reach"
BRIDGING = "bridging"


def shared_course_reach(group: GroupYear) -> Measured:
    """Return how many places in shared courses there were for each pupil of the group (C1).

        pupils in courses of another school of the group, or in its name / pupils of the group

    A pupil in two courses counts twice, so that the value may pass 1. Bridging courses have an
    indicator of their own and are left out here. Pupils are those of the compulsory stages in the
    year. Unit: places per pupil.

    Source: domain rules §3.2, template A, C1 共享课程门数、覆盖生数 (proposed).
    """
    if why := why_no_flows(group):
        return unknown(CODE, why)
    courses = [
        flow
        for flow in group.done("course")
        if flow.mode != BRIDGING and group.shares(flow) and group.moves(flow)
    ]
    people = told(courses, "people")
    if people.nothing:
        return unknown(CODE, "people_unknown", left_out=people.silent)
    rows, pupils = codes_of(people.flows), pupils_of(group)
    if not pupils:
        return unknown(CODE, "pupils_unknown", rows=rows, left_out=people.silent)
    return share(CODE, people.total, pupils, rows=rows, left_out=people.silent)
