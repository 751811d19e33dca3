from manyuan.measures.flows.counting import amount, codes_of, unknown, why_no_flows
from manyuan.measures.flows.group_year import GroupYear
from manyuan.measures.flows.rotation import postings_of
from manyuan.measures.measured import Measured

CODE = "cadre_postings"


def cadre_postings(group: GroupYear) -> Measured:
    """Return how many cadres the group's schools have sent to other schools (B4).

    Counted are postings of the way ``cadre`` that began in the year, from schools of the group,
    of any length. Unit: postings.

    Source: domain rules §3.2, template A, B4 校长、中层互派 (proposed).
    """
    if why := why_no_flows(group):
        return unknown(CODE, why)
    sent = [flow for flow in postings_of(group) if flow.mode == "cadre"]
    return amount(CODE, len(sent), rows=codes_of(sent))
