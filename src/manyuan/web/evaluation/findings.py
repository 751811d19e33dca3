"""Headlines that state what the numbers of a page say."""

from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.evaluation.bridge import BalanceReport, DistrictResult, SchoolVerdict
from manyuan.evaluation.queries.balance import BalanceView
from manyuan.kernel.school_year import SchoolYear
from manyuan.rules.balance import BalancePack
from manyuan.web.evaluation.words import (
    sentences,
    short_name,
    stage_name,
    state_of,
    why_not,
)
from manyuan.web.ui.figures import number


def district_finding(report: BalanceReport) -> str:
    """State how many school-stages pass, and which coefficient is furthest above its limit."""
    passed = sum(verdict.passes is True for verdict in report.schools)
    if all(verdict.passes is None for verdict in report.schools):
        return ngettext(
            "{year} 学年：{all} 个校段都因数据不全尚无结论",
            "{year} 学年：{all} 个校段都因数据不全尚无结论",
            len(report.schools),
        ).format(year=SchoolYear(report.year), all=len(report.schools))
    schools = ngettext(
        "{year} 学年：{all} 个校段中 {passed} 个达标",
        "{year} 学年：{all} 个校段中 {passed} 个达标",
        passed,
    ).format(year=SchoolYear(report.year), all=len(report.schools), passed=passed)
    return _and(schools, spread_finding(report))


def spread_finding(report: BalanceReport) -> str:
    """State how the difference coefficients stand against their limits."""
    above = [result for result in report.district if result.passes is False]
    if above:
        worst = max(above, key=lambda result: (result.cv or 0) / result.limit)
        said = _("{what}差异系数 {cv}，超过上限 {limit}").format(
            what=result_name(worst, report.pack),
            cv=number(worst.cv, 3),
            limit=number(worst.limit, 2),
        )
        if len(above) == 1:
            return said
        return _("{n} 项差异系数超过上限，最大的是{what} {cv}（上限 {limit}）").format(
            n=len(above),
            what=result_name(worst, report.pack),
            cv=number(worst.cv, 3),
            limit=number(worst.limit, 2),
        )
    unknown = sum(result.passes is None for result in report.district)
    if unknown:
        return _("没有差异系数超过上限，{n} 项因数据不全尚无结论").format(n=unknown)
    return _("{n} 项差异系数都在上限以内").format(n=len(report.district))


def result_name(result: DistrictResult, pack: BalancePack) -> str:
    """Return stage and indicator in a few words, such as 初中骨干教师."""
    rule = next(rule for rule in pack.indicators if rule.code == result.indicator)
    return _("{stage}{indicator}").format(
        stage=stage_name(result.stage), indicator=short_name(rule)
    )


def schools_finding(view: BalanceView) -> str:
    """State how many of the school-stages in sight fail, and what they lack most."""
    failing = [verdict for verdict in view.schools if verdict.passes is False]
    if not view.schools:
        return _("{year} 学年没有可以查看的校段").format(year=SchoolYear(view.year))
    if not failing:
        return _no_failure(view)
    said = ngettext(
        "{all} 个校段中 {n} 个未达标", "{all} 个校段中 {n} 个未达标", len(failing)
    ).format(all=len(view.schools), n=len(failing))
    short = Counter(
        code
        for verdict in view.schools
        for code, value in verdict.indicators.items()
        if value.met is False
    )
    code, count = short.most_common(1)[0]
    rule = next(rule for rule in view.report.pack.indicators if rule.code == code)
    return _and(
        said,
        _("缺得最多的是{indicator}，{n} 个校段不足").format(indicator=short_name(rule), n=count),
    )


def _no_failure(view: BalanceView) -> str:
    unknown = sum(verdict.passes is None for verdict in view.schools)
    if unknown:
        return _("{all} 个校段中没有未达标的，{n} 个因数据不全尚无结论").format(
            all=len(view.schools), n=unknown
        )
    return ngettext(
        "{all} 个校段全部达标",
        "{all} 个校段全部达标",
        len(view.schools),
    ).format(all=len(view.schools))


def school_finding(name: str, verdicts: tuple[SchoolVerdict, ...], view: BalanceView) -> str:
    """State for each stage of a school whether it passes, and why not."""
    words = {
        True: _("{stage}达标（{why}）"),
        False: _("{stage}未达标（{why}）"),
        None: _("{stage}尚无结论（{why}）"),
    }
    said = [
        words[verdict.passes].format(
            stage=stage_name(verdict.stage), why=why_not(verdict, view.report.pack)
        )
        for verdict in verdicts
    ]
    return _("{name}：{finding}").format(name=name, finding=sentences(said))


def missed_names(verdict: SchoolVerdict) -> list[str]:
    """Return the indicators that a school-stage does not reach, in a few words each."""
    values = verdict.indicators.values()
    return [short_name(value.rule) for value in values if state_of(value) in {"near", "missed"}]


def _and(first: str, second: str) -> str:
    return _("{first}，{second}").format(first=first, second=second)
