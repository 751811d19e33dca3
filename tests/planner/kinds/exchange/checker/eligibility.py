"""Who may move: the first reason that stands against it, in the order of the checks."""

from datetime import date

from planner.kinds.exchange.checker.folder import Line, day
from planner.kinds.exchange.checker.numbers import LONGEST_DELAY, RETIREMENT, Pack

INELIGIBLE, DEFERRED, ELIGIBLE = "ineligible", "deferred", "eligible"


def verdict(teacher: Line, nature: str, *, year: int, pack: Pack) -> tuple[str, str]:
    """Return the state of a teacher and its code; an eligible one has the code ""."""
    reason = _reason(teacher, nature, year=year, pack=pack)
    if reason:
        return INELIGIBLE, reason
    if teacher["graduating_class"] == "1" and pack.defer_graduating:
        return DEFERRED, "graduating_class"
    if teacher["cadre"] in {"principal", "vice_principal"} and pack.cadres_apart:
        return DEFERRED, "cadre"
    return ELIGIBLE, ""


def _reason(teacher: Line, nature: str, *, year: int, pack: Pack) -> str:
    first = date(year, 9, 1)
    checks = (
        _school_and_post(teacher, nature, pack),
        teacher["exemption"] if _until(teacher["exempt_until"], first) else "",
        "posted" if _is_posted(teacher, first) else "",
        _tenure(teacher, date(year - pack.tenure_years, 9, 1)),
        _retirement(teacher, year + pack.retire_margin_years),
    )
    return next((reason for reason in checks if reason), "")


def _school_and_post(teacher: Line, nature: str, pack: Pack) -> str:
    if nature != "public":
        return "not_public" if nature else "nature_unknown"
    if teacher["on_establishment"] != "1":
        return "not_on_establishment" if teacher["on_establishment"] else "establishment_unknown"
    if not teacher["stage"] or not teacher["subject"]:
        return "post_unknown"
    return "" if teacher["stage"] in pack.stages else "stage_outside"


def _until(last: str, first: date) -> bool:
    return not last or day(last) >= first


def _is_posted(teacher: Line, first: date) -> bool:
    begun = not teacher["posted_from"] or day(teacher["posted_from"]) <= first
    return bool(teacher["posted_to"]) and begun and _until(teacher["posted_until"], first)


def _tenure(teacher: Line, latest: date) -> str:
    if not teacher["at_school_since"]:
        return "since_unknown"
    return "" if day(teacher["at_school_since"]) <= latest else "tenure"


def retirement_month(born: date, sex: str) -> int:
    """Return the month of retirement, counted in months of the Christian era."""
    age, from_year = RETIREMENT[sex]
    months = 12 * (born.year - from_year) + born.month - 1
    delay = min(LONGEST_DELAY, months // 4 + 1) if months >= 0 else 0
    return 12 * (born.year + age) + born.month + delay


def _retirement(teacher: Line, year: int) -> str:
    if not teacher["born"]:
        return "born_unknown"
    if not teacher["sex"]:
        return "sex_unknown"
    month = retirement_month(day(teacher["born"]), teacher["sex"])
    return "" if month > 12 * year + 9 else "retiring"
