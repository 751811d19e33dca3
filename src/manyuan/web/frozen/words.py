"""How frozen years and the indicators of a group are written."""

from fractions import Fraction

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.evaluation.bridge.indicators import REASONS, Indicator, Measured
from manyuan.evaluation.models import FrozenYear
from manyuan.kernel.school_year import SchoolYear
from manyuan.web.ui.figures import UNKNOWN, day, number, percent
from manyuan.web.ui.parts import Crumb, Source

SHARE, PLUS = "比例", "+"
HUNDRED = 100


def version_name(frozen: FrozenYear) -> str:
    """Return what a version is called."""
    said = _("{year} 学年 · 第 {version} 版")
    return said.format(year=SchoolYear(frozen.year), version=frozen.version)


def as_of_words(frozen: FrozenYear) -> str:
    """Say as of when the data stand, and whether the year was over by then."""
    if frozen.is_over:
        return _("截至 {day}，学年已结束").format(day=day(frozen.as_of))
    return _("截至 {day}，学年还没有结束").format(day=day(frozen.as_of))


def at_version(name: str, frozen: FrozenYear, *more: object) -> str:
    """Return the address of a page of one version."""
    return reverse(name, args=[frozen.year, frozen.version, *more])


def trail(*steps: Crumb) -> list[Crumb]:
    """Return the way from the frozen years to a page."""
    return [Crumb(_("冻结的学年"), reverse("frozen-years")), *steps]


def source_of(frozen: FrozenYear) -> Source:
    """Return the source strip of a page that rests on a frozen year."""
    return Source(
        where=_("冻结的评价数据：{name}").format(name=version_name(frozen)),
        as_of=frozen.as_of,
        entered_by=_("{who}冻结并签名").format(who=frozen.seat.holder),
        rule_pack=_("集团评价模板 A"),
        rule_status="proposed",
        note=_("未知不算零；成员按当年 9 月 30 日和各项活动当日的名单。"),
    )


def value_text(indicator: Indicator, value: Fraction | None) -> str:
    """Write a value of an indicator: shares as percentages, changes with their sign."""
    if value is None:
        return UNKNOWN
    if indicator.kind == "change":
        sign = PLUS if value > 0 else ""
        return f"{sign}{_plain(indicator, value)}"
    return _plain(indicator, value)


def _plain(indicator: Indicator, value: Fraction) -> str:
    if indicator.unit == SHARE:
        return percent(value)
    return number(value, 0 if value.denominator == 1 else 3 if abs(value) < 1 else 2)


def unit_of(indicator: Indicator) -> str:
    """Return the unit that stands beside a value; a percentage carries its own."""
    return "" if indicator.unit == SHARE else _(indicator.unit)


def parts_text(measured: Measured) -> str:
    """Write part and whole of a value, where it has them."""
    if measured.part is None or measured.whole is None:
        return ""
    return f"{_short(measured.part)} / {_short(measured.whole)}"


def _short(value: Fraction) -> str:
    return number(value, 0 if value.denominator == 1 else 3)


def why_unknown(measured: Measured) -> str:
    """Say why a value is not known, nothing where it is."""
    return _(REASONS[measured.unknown]) if measured.unknown else ""


def left_out_text(measured: Measured) -> str:
    """Say how many rows could not be counted, nothing where all could."""
    if not measured.left_out:
        return ""
    return ngettext(
        "另有 {n} 项数据不全，没有计入", "另有 {n} 项数据不全，没有计入", measured.left_out
    ).format(n=number(measured.left_out))
