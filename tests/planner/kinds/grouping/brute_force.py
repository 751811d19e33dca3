"""The lexicographic optimum of a tiny district, by trying every assignment there is.

Shares no code with the planner: it knows the district only through the checker.
"""

from itertools import product


def optimum(judge):
    """Return the best goals of any sound assignment, None where there is none."""
    ways = [
        [None, *(lead for lead in sorted(judge.leads) if judge.may(code, lead))]
        for code in judge.schools
    ]
    best = None
    for choice in product(*ways):
        at = {code: lead for code, lead in zip(judge.schools, choice, strict=True) if lead}
        if next(judge.broken(at), None) is None:
            goals = judge.goals(at)
            best = goals if best is None or goals < best else best
    return best
