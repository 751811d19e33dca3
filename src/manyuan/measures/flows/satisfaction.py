from fractions import Fraction

from manyuan.measures.flows.counting import NOT_IN_FORCE, share, unknown
from manyuan.measures.flows.group_year import GroupYear
from manyuan.measures.flows.results import pooled, rows_of
from manyuan.measures.measured import Measured

CODE = "satisfaction"
ASKED = ("satisfaction_parents", "satisfaction_pupils", "satisfaction_teachers")
# Of fewer answers nothing is shown.
FEWEST = 10


def satisfaction(group: GroupYear) -> Measured:
    """Return how satisfied parents, pupils and teachers of the group are (G1).

        mean of the three shares, each pooled over the answers of the group's schools

    The shares are the outcomes ``satisfaction_parents``, ``_pupils`` and ``_teachers`` (0 to 1);
    what rests on fewer than 10 answers is left out. Unknown while one of the three was not asked.
    Unit: share.

    Source: 教督〔2017〕6号 part D (at least 85 %); domain rules §3.2, template A, G1 (proposed).
    """
    if not group.roll:
        return unknown(CODE, NOT_IN_FORCE)
    year = group.tables.year
    found = [pooled(rows_of(group, measure, group.roll, year), fewest=FEWEST) for measure in ASKED]
    left_out = sum(one.left_out for one in found)
    means = [one.mean for one in found if one.mean is not None]
    if len(means) < len(ASKED):
        why = "some_not_asked" if means else "not_asked"
        return unknown(CODE, why, left_out=left_out)
    return share(CODE, sum(means, Fraction(0)), len(ASKED), left_out=left_out)
