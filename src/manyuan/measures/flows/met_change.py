from collections.abc import Mapping

from manyuan.measures.balance import BalanceReport
from manyuan.measures.flows.counting import NOT_IN_FORCE, share, unknown
from manyuan.measures.flows.group_year import GroupYear
from manyuan.measures.measured import Measured

CODE = "met_change"


def met_change(group: GroupYear) -> Measured:
    """Return how many more of the seven indicators the group's members meet than last year (E2).

        Σ (indicators met in the year − in the year before) / members' stages known in both years

    Members are the schools of the year's roll but for the lead, stage by stage, campuses for
    themselves; a stage with an unknown indicator in either year is left out. Unit: indicators per
    stage of a school.

    Source: 教督〔2017〕6号 part A (the indicators); domain rules §3.2, template A, E2 成员校达标项
    增加 (proposed).
    """
    if not group.roll:
        return unknown(CODE, NOT_IN_FORCE)
    now, before = group.tables.balance, group.tables.balance_before
    if now is None or before is None:
        return unknown(CODE, "year_unreported" if now is None else "year_before_unreported")
    members = group.places_of(group.roll - group.leads)
    met, met_before = _met(now, members), _met(before, members)
    known = [
        (count, met_before[place])
        for place, count in met.items()
        if count is not None and met_before.get(place) is not None
    ]
    left_out = len(met) - len(known)
    if not known:
        return unknown(CODE, "nothing_comparable", left_out=left_out)
    change = sum(count - (earlier or 0) for count, earlier in known)
    return share(CODE, change, len(known), left_out=left_out)


def _met(report: BalanceReport, schools: frozenset[str]) -> Mapping[tuple[str, str], int | None]:
    return {
        (one.school, one.stage): None if one.unknown_count else one.met_count
        for one in report.schools
        if one.school in schools
    }
