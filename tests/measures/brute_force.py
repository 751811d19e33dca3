"""A second implementation of the balance rules, in plain fractions and without tables.

Written from the regulation, not from the product: it shares no code with it.
"""

from datetime import date
from fractions import Fraction

FORMULAS = {
    "A1": (
        ["teachers_above_required"],
        [],
        100,
        {"primary": Fraction("4.2"), "junior": Fraction("5.3")},
    ),
    "A2": (["backbone_teachers"], [], 100, {"primary": Fraction(1), "junior": Fraction(1)}),
    "A3": (["pe_art_teachers"], [], 100, {"primary": Fraction("0.9"), "junior": Fraction("0.9")}),
    "A4": (
        ["teaching_area"],
        ["indoor_sports_area"],
        1,
        {"primary": Fraction("4.5"), "junior": Fraction("5.8")},
    ),
    "A5": (
        ["sports_area", "indoor_sports_area"],
        [],
        1,
        {"primary": Fraction("7.5"), "junior": Fraction("10.2")},
    ),
    "A6": (["equipment_value"], [], 1, {"primary": Fraction(2000), "junior": Fraction(2500)}),
    "A7": (["multimedia_rooms"], [], 100, {"primary": Fraction("2.3"), "junior": Fraction("2.4")}),
}
SPLIT = {"primary": Fraction(1), "junior": Fraction("1.1"), "senior": Fraction("1.32")}
NOT_SPLIT = {"teachers_above_required", "backbone_teachers", "pe_art_teachers"}
LIMIT = {"primary": Fraction("0.50"), "junior": Fraction("0.45")}
STAGES = ("primary", "junior")


def amount(column, stage, rows):
    own = getattr(rows[stage], column)
    shared = None
    if "shared" in rows and column not in NOT_SPLIT:
        shared = getattr(rows["shared"], column)
    if shared is None:
        return None if own is None else Fraction(own)
    weighted = {}
    for name in ("primary", "junior", "senior"):
        if name in rows:
            if rows[name].pupils is None:
                return None
            weighted[name] = SPLIT[name] * rows[name].pupils
    part = Fraction(shared) * weighted[stage] / sum(weighted.values())
    return part + (0 if own is None else Fraction(own))


def value_of(code, stage, rows):
    plus, minus, per, _ = FORMULAS[code]
    if not rows[stage].pupils:
        return None
    added = [amount(column, stage, rows) for column in plus]
    taken = [amount(column, stage, rows) for column in minus]
    if None in added + taken:
        return None
    numerator = sum(added) - sum(taken)
    return None if numerator < 0 else numerator * per / rows[stage].pupils


def excluded(school, stage, rows, day):
    if school.kind in {"special", "vocational", "kindergarten", "office"}:
        return school.kind
    if school.closed_on and school.closed_on <= day:
        return "closed"
    if school.opened_on and school.opened_on > day:
        return "not_open"
    if rows[stage].pupils == 0:
        return "no_pupils"
    pupils = [rows[name].pupils for name in rows if name != "shared"]
    small = None not in pupils and sum(pupils) < 50
    if small and school.kind == "teaching_point":
        return "small_teaching_point"
    return "small_campus" if small and school.campus_of else None


def school_passes(ratios):
    known = [ratio for ratio in ratios if ratio is not None]
    if any(ratio < Fraction(85, 100) for ratio in known) or sum(ratio < 1 for ratio in known) > 1:
        return False
    return True if len(known) == 7 else None


def spread_of(values, stage):
    """Mean, squared coefficient and verdict of (value, pupils), value None if unknown."""
    known = [(value, pupils) for value, pupils in values if value is not None]
    if not known:
        return None, None, None
    total = sum(pupils for _, pupils in known)
    mean = sum(value * pupils for value, pupils in known) / total
    if mean == 0:
        return mean, None, None
    variance = sum(Fraction(pupils, total) * (value - mean) ** 2 for value, pupils in known)
    square = variance / mean**2
    verdict = square <= LIMIT[stage] ** 2 if len(known) == len(values) else None
    return mean, square, verdict


def judge_by_hand(schools, resources, year):
    """Return {(school, stage): (ratios, passes)}, {(school, stage): reason}, {place: spread}."""
    rows_of = {}
    for each in resources:
        if each.year == year:
            rows_of.setdefault(each.school, {})[each.stage] = each
    judged, left_out, values = {}, {}, {}
    for school in schools:
        rows = rows_of.get(school.school, {})
        for stage in STAGES:
            if stage not in rows:
                continue
            reason = excluded(school, stage, rows, date(year, 9, 1))
            if reason:
                left_out[school.school, stage] = reason
                continue
            ratios = []
            for code, (_, _, _, thresholds) in FORMULAS.items():
                value = value_of(code, stage, rows)
                ratios.append(None if value is None else value / thresholds[stage])
                values.setdefault((stage, code), []).append((value, rows[stage].pupils))
            judged[school.school, stage] = (ratios, school_passes(ratios))
    spreads = {
        (stage, code): (*spread_of(found, stage), len(found))
        for (stage, code), found in values.items()
    }
    return judged, left_out, spreads
