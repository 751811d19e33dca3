from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

from manyuan.measures.balance import BalanceReport, SchoolVerdict
from manyuan.measures.bundle.facts import MemberFacts
from manyuan.measures.flows.group_year import GroupYear

Places: TypeAlias = Mapping[tuple[str, str], Fraction]  # stage, indicator → value per pupil
MOST, LEAST = Fraction(1), Fraction(-1)


def member_facts(group: GroupYear) -> Mapping[str, MemberFacts]:
    """Return the facts of every legal school on the group's roll of the year, by code.

    The schools are those of 30 September, each with its campuses; both years are taken over them.
    """
    leads = group.leads
    now, before = _reports(group)
    leading = (_values(group, now, leads), _values(group, before, leads))
    return {
        school: _facts(group, school, leading, is_lead=school in leads)
        for school in sorted(group.roll)
    }


def gap_closure(
    *, lead: Fraction, member: Fraction, lead_before: Fraction, before: Fraction
) -> Fraction | None:
    """Return by how much a gap has closed: c = 1 − gap_t / gap_0, between −1 and 1.

    The gap is (lead − member) / lead. None where there was no gap to close, or the lead had
    nothing to compare with.

    Source: domain rules §3.4 (proposed).

    Examples
    --------
    >>> four = Fraction(4)
    >>> gap_closure(lead=four, member=Fraction(3), lead_before=four, before=Fraction(2))
    Fraction(1, 2)
    """
    if lead <= 0 or lead_before <= 0:
        return None
    gap, gap_before = 1 - member / lead, 1 - before / lead_before
    if gap_before <= 0:
        return None
    return min(MOST, max(LEAST, 1 - gap / gap_before))


def _reports(group: GroupYear) -> tuple[BalanceReport | None, BalanceReport | None]:
    return group.tables.balance, group.tables.balance_before


def _facts(
    group: GroupYear, school: str, leading: tuple[Places, Places], *, is_lead: bool
) -> MemberFacts:
    verdicts = _verdicts(group, group.tables.balance, frozenset({school}))
    level, why_level = _level(verdicts)
    growth, why_growth = (None, "is_lead") if is_lead else _growth(group, school, leading)
    return MemberFacts(
        level=level,
        growth=growth,
        pupils=_pupils(verdicts),
        is_lead=is_lead,
        unknown=why_level or why_growth,
    )


def _verdicts(
    group: GroupYear, report: BalanceReport | None, schools: frozenset[str]
) -> Sequence[SchoolVerdict]:
    places = group.places_of(schools)
    return [one for one in report.schools if one.school in places] if report else []


def _level(verdicts: Sequence[SchoolVerdict]) -> tuple[Fraction | None, str]:
    if not verdicts:
        return None, "not_judged"
    if any(one.unknown_count for one in verdicts):
        return None, "indicators_unknown"
    met = sum(one.met_count for one in verdicts)
    return Fraction(met, sum(len(one.indicators) for one in verdicts)), ""


def _pupils(verdicts: Sequence[SchoolVerdict]) -> int | None:
    counts = [one.pupils for one in verdicts]
    known = [count for count in counts if count is not None]
    return sum(known) if known and len(known) == len(counts) else None


def _growth(
    group: GroupYear, school: str, leading: tuple[Places, Places]
) -> tuple[Fraction | None, str]:
    now, before = _reports(group)
    if now is None or before is None:
        return None, "year_unreported" if now is None else "year_before_unreported"
    alone = frozenset({school})
    own, own_before = _values(group, now, alone), _values(group, before, alone)
    closures = list(_closures(own, own_before, leading))
    if not closures:
        return None, "no_gap_to_close"
    return sum(closures, Fraction(0)) / len(closures), ""


def _closures(
    own: Places, own_before: Places, leading: tuple[Places, Places]
) -> Iterator[Fraction]:
    lead, lead_before = leading
    for place in own.keys() & own_before.keys() & lead.keys() & lead_before.keys():
        closure = gap_closure(
            lead=lead[place],
            member=own[place],
            lead_before=lead_before[place],
            before=own_before[place],
        )
        if closure is not None:
            yield closure


def _values(group: GroupYear, report: BalanceReport | None, schools: frozenset[str]) -> Places:
    """Return Σ R / Σ P of some schools with their campuses, where all of them are known."""
    found: dict[tuple[str, str], list[tuple[Fraction | None, int]]] = {}
    for verdict in _verdicts(group, report, schools):
        for code, value in verdict.indicators.items():
            known = None if value.reason else value.numerator
            found.setdefault((verdict.stage, code), []).append((known, verdict.pupils or 0))
    return {
        place: sum((part for part, _ in parts if part is not None), Fraction(0))
        / sum(pupils for _, pupils in parts)
        for place, parts in found.items()
        if all(part is not None for part, _ in parts) and any(pupils for _, pupils in parts)
    }
