from fractions import Fraction

from manyuan.measures.flows.counting import codes_of, share, unknown
from manyuan.measures.flows.group_year import GroupYear
from manyuan.measures.flows.rotation import exchanged_in
from manyuan.measures.measured import Measured

CODE = "rotation_rate"
ELIGIBLE = "eligible_teachers"


def rotation_rate(group: GroupYear) -> Measured:
    """Return the share of eligible teachers who are exchanged (B1, national B11).

        teachers of the group's schools exchanged in the year / eligible teachers of these schools

    Who is exchanged says ``rotation.py``. Eligible is whom the rules of the year's adopted
    exchange plan count (the outcome ``eligible_teachers``), over the roll of 30 September.
    Unknown while any school of the roll has no such count. Unit: share.

    Source: 教师〔2014〕4号 and 教督〔2017〕6号 B11 (at least 10 %); domain rules §2.4 and §3.2 B1.
    """
    exchanged = exchanged_in(group)
    if exchanged.unknown:
        return unknown(CODE, exchanged.unknown)
    rows, left_out = codes_of(exchanged.flows), exchanged.unsure
    whole = _eligible(group)
    if whole is None:
        return unknown(CODE, "eligible_unknown", rows=rows, left_out=left_out)
    if not whole:
        return unknown(CODE, "nobody_eligible", rows=rows, left_out=left_out)
    return share(CODE, len(exchanged.teachers), whole, rows=rows, left_out=left_out)


def _eligible(group: GroupYear) -> Fraction | None:
    found: dict[str, Fraction] = {}
    for row in group.tables.outcomes:
        if row.measure != ELIGIBLE or row.year != group.tables.year or row.value is None:
            continue
        school = group.legal_of(row.school)
        found[school] = found.get(school, Fraction(0)) + Fraction(row.value)
    if not group.roll <= found.keys():
        return None
    return sum((found[school] for school in group.roll), Fraction(0))
