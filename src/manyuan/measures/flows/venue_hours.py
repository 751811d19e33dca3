from manyuan.measures.flows.counting import amount, codes_of, told, unknown, why_no_flows
from manyuan.measures.flows.group_year import GroupYear
from manyuan.measures.measured import Measured

CODE = "venue_hours"


def venue_hours(group: GroupYear) -> Measured:
    """Return for how many hours schools of the group used rooms and grounds of others (D1).

    Summed are the hours of uses that took place in the year, where a school of the group uses
    what another one owns, or in the group's name. Uses that tell no hours are left out. Unit:
    hours.

    Source: domain rules §3.2, template A, D1 场馆设备共享时数 (proposed).
    """
    if why := why_no_flows(group):
        return unknown(CODE, why)
    uses = [flow for flow in group.done("venue") if group.shares(flow) and group.moves(flow)]
    hours = told(uses, "hours")
    if hours.nothing:
        return unknown(CODE, "hours_unknown", left_out=hours.silent)
    return amount(CODE, hours.total, rows=codes_of(hours.flows), left_out=hours.silent)
