"""What the codes of a balance report are called, in the reader's language."""

from collections.abc import Sequence
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from manyuan.directory.enums import Stage
from manyuan.evaluation.bridge import DistrictResult, IndicatorValue, SchoolVerdict
from manyuan.rules.balance import BalancePack, IndicatorRule
from manyuan.rules.pack import Heading, Rule
from manyuan.sheets.tables import RESOURCES

STATES: Final = ("met", "near", "missed", "unknown")
SHORT: Final[dict[str, Promise]] = {
    "A1": gettext_lazy("高学历教师"),
    "A2": gettext_lazy("骨干教师"),
    "A3": gettext_lazy("体艺教师"),
    "A4": gettext_lazy("教学用房"),
    "A5": gettext_lazy("运动场馆"),
    "A6": gettext_lazy("仪器设备"),
    "A7": gettext_lazy("多媒体教室"),
}
WHY_EXCLUDED: Final[dict[str, Promise]] = {
    "special": gettext_lazy("特殊教育学校不在评估范围内"),
    "vocational": gettext_lazy("职业学校不在评估范围内"),
    "kindergarten": gettext_lazy("幼儿园不属义务教育"),
    "office": gettext_lazy("教学支撑单位不是学校"),
    "closed": gettext_lazy("学年开始时已停办"),
    "not_open": gettext_lazy("学年开始时尚未开办"),
    "no_pupils": gettext_lazy("该学段没有学生"),
    "small_teaching_point": gettext_lazy("不足 50 人的教学点不在评估范围内"),
    "small_campus": gettext_lazy("不足 50 人的校区不单独评估"),
    "unknown_school": gettext_lazy("学校不在名录中"),
}
WHY_UNKNOWN: Final[dict[str, Promise]] = {
    "no_row": gettext_lazy("学校没有上报该学段本学年的数据"),
    "pupils_unknown": gettext_lazy("学生数未知"),
    "split_unknown": gettext_lazy("有共用部分，而某个学段的学生数未知，无法拆分"),
    "inconsistent": gettext_lazy("室内体育用房面积大于教学及辅助用房面积，数据自相矛盾"),
}


def is_english() -> bool:
    """Say whether the reader reads English."""
    return (get_language() or "").startswith("en")


def spoken(thing: IndicatorRule | Rule | Heading, what: str) -> str:
    """Return a text that the rule pack holds in both languages, such as its ``title``."""
    return str(getattr(thing, f"{what}_{'en' if is_english() else 'zh'}"))


def stage_name(stage: str) -> str:
    """Return the name of a stage."""
    return str(Stage(stage).label)


def short_name(rule: IndicatorRule) -> str:
    """Return the few words by which an indicator is known."""
    return str(SHORT.get(rule.code) or spoken(rule, "label"))


def name_with_unit(rule: IndicatorRule) -> str:
    """Return code, short name and unit, for tables whose rows have units of their own."""
    return _("{code} {name}（{unit}）").format(
        code=rule.code, name=short_name(rule), unit=spoken(rule, "unit")
    )


def state_of(value: IndicatorValue) -> str:
    """Return met, near (at least 85 % of what is asked), missed or unknown."""
    if value.met is None:
        return "unknown"
    if value.met:
        return "met"
    return "near" if value.at_least_85 else "missed"


def why_unknown(value: IndicatorValue) -> str:
    """Say why nothing can be known of an indicator."""
    if value.reason == "input_unknown":
        missing = joined([column_name(column) for column in value.missing])
        return _("{columns}未知").format(columns=missing)
    return str(WHY_UNKNOWN[value.reason]) if value.reason else ""


def why_not(verdict: SchoolVerdict, pack: BalancePack) -> str:
    """Say in words how a school-stage stands under the school rule, and why."""
    counted = _counted(verdict)
    states = [state_of(value) for value in verdict.indicators.values()]
    if verdict.passes:
        return counted
    if verdict.reason == "below_floor":
        return _("{counted}，其中 {n} 项低于要求的 {floor}%").format(
            counted=counted, n=states.count("missed"), floor=floor_percent(pack)
        )
    if verdict.reason == "too_many_missed":
        return _("{counted}，超过允许的 {n} 项").format(
            counted=counted, n=len(pack.indicators) - pack.met_at_least.value
        )
    return _("{counted}，补齐数据后才能下结论").format(counted=counted)


def _counted(verdict: SchoolVerdict) -> str:
    everything = len(verdict.indicators)
    if verdict.met_count == everything:
        return _("{n} 项全部达标").format(n=everything)
    missed = everything - verdict.met_count - verdict.unknown_count
    parts = [_("{n} 项达标").format(n=verdict.met_count)]
    if missed:
        parts.append(_("{n} 项未达标").format(n=missed))
    if verdict.unknown_count:
        parts.append(_("{n} 项未知").format(n=verdict.unknown_count))
    return joined(parts)


def floor_percent(pack: BalancePack) -> str:
    """Return the floor of the school rule as a percentage, such as 85."""
    return f"{(pack.miss_floor.value * 100).normalize():f}"


def column_name(column: str) -> str:
    """Return what a column of the reported table is called."""
    return _(RESOURCES.column(column).label)


def why_no_verdict(result: DistrictResult) -> str:
    """Say why a difference coefficient cannot be judged."""
    if result.reason == "some_unknown":
        return _("有学校数据未知")
    return _("全部为零，差异系数不存在") if result.reason == "mean_zero" else ""


def joined(parts: Sequence[str]) -> str:
    """Join words of one kind as the reader's language does."""
    return (", " if is_english() else "、").join(parts)


def sentences(parts: Sequence[str]) -> str:
    """Join the halves of a finding as the reader's language does."""
    return ("; " if is_english() else "；").join(part for part in parts if part)
