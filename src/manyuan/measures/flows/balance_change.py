from fractions import Fraction

from manyuan.measures.balance import DistrictResult, spread
from manyuan.measures.flows.counting import NOT_IN_FORCE, share, unknown
from manyuan.measures.flows.group_year import GroupYear
from manyuan.measures.measured import Measured

CODE = "balance_change"
# A coefficient is a root; so many digits are kept, and the same data always give the same ones.
DIGITS = 10**9
FEWEST = 2


def balance_change(group: GroupYear) -> Measured:
    """Return by how much the resources inside the group have drawn together or apart (E1).

        mean over stages and indicators A1–A7 of (coefficient of the year − that of the year before)

    Both years are taken over this year's schools, so that who joins or leaves changes nothing. A
    pair counts when at least two schools are known in both years and none of them is unknown.
    Below zero is better. Unit: change of the difference coefficient.

    Source: 县域义务教育校际均衡指标计算方法 (the coefficient); domain rules §3.2, template A, E1
    集团内差异系数下降 (proposed).
    """
    if not group.roll:
        return unknown(CODE, NOT_IN_FORCE)
    now, before = group.tables.balance, group.tables.balance_before
    if now is None or before is None:
        return unknown(CODE, "year_unreported" if now is None else "year_before_unreported")
    inside = group.places_of(group.roll)
    earlier = {(one.stage, one.indicator): one for one in spread(before, inside)}
    changes = [_change(one, earlier.get((one.stage, one.indicator))) for one in spread(now, inside)]
    known = [change for change in changes if change is not None]
    if not known:
        return unknown(CODE, "nothing_comparable", left_out=len(changes))
    total = sum(known, Fraction(0))
    return share(CODE, total, len(known), left_out=len(changes) - len(known))


def _change(now: DistrictResult, before: DistrictResult | None) -> Fraction | None:
    if before is None or not (_is_known(now) and _is_known(before)):
        return None
    assert now.cv is not None  # noqa: S101 -- just asked
    assert before.cv is not None  # noqa: S101 -- just asked
    return Fraction(round((now.cv - before.cv) * DIGITS), DIGITS)


def _is_known(result: DistrictResult) -> bool:
    return result.cv is not None and FEWEST <= result.schools_known == result.schools_all
