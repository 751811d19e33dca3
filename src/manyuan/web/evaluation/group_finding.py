"""What a group's numbers say: who passes, and how the members stand beside their lead."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.evaluation.queries.balance import BalanceView
from manyuan.evaluation.queries.groups import GroupBalance
from manyuan.kernel.school_year import SchoolYear
from manyuan.rules.balance import BalancePack
from manyuan.web.evaluation.words import short_name, stage_name
from manyuan.web.ui.figures import percent


def group_finding(name: str, inside: GroupBalance, view: BalanceView) -> str:
    """State how many of a group's school-stages pass."""
    year = SchoolYear(view.year)
    if not inside.leads and not inside.members:
        return _("{name}在 {year} 学年没有成员校").format(name=name, year=year)
    if inside.hidden:
        return ngettext(
            "{name}：{year} 学年有 {n} 所成员校的数据不对当前身份开放",
            "{name}：{year} 学年有 {n} 所成员校的数据不对当前身份开放",
            inside.hidden,
        ).format(name=name, year=year, n=inside.hidden)
    if not inside.verdicts:
        return _("{name}在 {year} 学年没有参加评估的校段").format(name=name, year=year)
    passed = sum(verdict.passes is True for verdict in inside.verdicts)
    return ngettext(
        "{name}：{all} 个校段中 {passed} 个达标",
        "{name}：{all} 个校段中 {passed} 个达标",
        passed,
    ).format(name=name, all=len(inside.verdicts), passed=passed)


def lead_finding(inside: GroupBalance, pack: BalancePack) -> str:
    """State where the members lie furthest behind their lead."""
    known = [(gap.ratio, gap) for gap in inside.gaps if gap.ratio is not None]
    if not known:
        return ""
    ratio, gap = min(known, key=lambda pair: pair[0])
    if ratio >= 1:
        return _("成员校各项均值都不低于牵头校")
    rule = next(rule for rule in pack.indicators if rule.code == gap.indicator)
    return _("成员校与牵头校差距最大的是{stage}{indicator}：均值是牵头校的 {share}").format(
        stage=stage_name(gap.stage), indicator=short_name(rule), share=percent(ratio)
    )
