from manyuan.measures.flows.counting import codes_of, share, unknown, why_no_flows
from manyuan.measures.flows.group_year import GroupYear
from manyuan.measures.flows.rotation import postings_of
from manyuan.measures.measured import Measured

CODE = "strong_to_weak_share"
BETWEEN_SCHOOLS = frozenset({"strong_to_weak", "weak_to_strong", "peer"})


def strong_to_weak_share(group: GroupYear) -> Measured:
    """Return which part of the group's postings helps a weaker school (B3).

        postings from a strong to a weaker school / postings of known direction

    Postings of the year from schools of the group, in any way. They are counted and not their
    hours: of most postings no hours are told, and of those that are a full post would outweigh
    all others. Directions are those fixed when the flows began. Unit: share.

    Source: domain rules §3.2, template A, B3 方向 (proposed).
    """
    if why := why_no_flows(group):
        return unknown(CODE, why)
    postings = postings_of(group)
    if not postings:
        return unknown(CODE, "nobody_posted")
    known = [flow for flow in postings if flow.direction in BETWEEN_SCHOOLS]
    left_out, rows = len(postings) - len(known), codes_of(known)
    if not known:
        return unknown(CODE, "direction_unknown", left_out=left_out)
    part = sum(flow.direction == "strong_to_weak" for flow in known)
    return share(CODE, part, len(known), rows=rows, left_out=left_out)
