"""What the codes of a plan are called, in the reader's language."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from manyuan.kernel.saying import Said
from manyuan.plans.settings import Settings
from manyuan.plans.spoken import spoken
from manyuan.rules.exchange import ExchangePack, load_exchange_pack, with_overrides
from manyuan.rules.pack import Heading, Rule

Words = Mapping[str, Promise]
# A number is proven to be the best when nothing but rounding lies between it and its bound.
PROVEN: Final = 1e-9

GOALS: Final[Words] = {
    "policy_shortfall": gettext_lazy("政策比例差额"),
    "equalising_shortfall": gettext_lazy("均衡缺额"),
    "changes": gettext_lazy("与已采纳方案的变动"),
    "wishes": gettext_lazy("志愿位次之和"),
    "travel": gettext_lazy("路程分钟数之和"),
    "moves": gettext_lazy("交流人数"),
}
DECIMALS: Final = {"equalising_shortfall": 2}
INDICATORS: Final[Words] = {
    "A1": gettext_lazy("高学历教师"),
    "A2": gettext_lazy("骨干教师"),
    "A3": gettext_lazy("体艺教师"),
}
STATUSES: Final[Words] = {
    "optimal": gettext_lazy("每个目标都已证明不能再好"),
    "feasible": gettext_lazy("可行，未全部证明最优"),
    "stopped": gettext_lazy("中途停止，保留当时最好的结果"),
    "infeasible": gettext_lazy("没有可行的安排"),
}
# Why somebody is exempt: private, where a seat may not see exemptions.
EXEMPTIONS: Final[Words] = {
    "retire_soon": gettext_lazy("申报免于交流：临近退休"),
    "pregnant": gettext_lazy("申报免于交流：孕期"),
    "nursing": gettext_lazy("申报免于交流：哺乳期"),
    "serious_illness": gettext_lazy("申报免于交流：重大疾病"),
    "disability": gettext_lazy("申报免于交流：残疾"),
    "single_parent_or_care": gettext_lazy("申报免于交流：单亲或照护家人"),
    "abroad": gettext_lazy("申报免于交流：长期外派"),
    "long_leave": gettext_lazy("申报免于交流：长期休假"),
    "already_exchanged": gettext_lazy("申报免于交流：近年已交流"),
    "disciplinary": gettext_lazy("申报免于交流：处分期内"),
    "newly_hired": gettext_lazy("申报免于交流：新入职"),
}
# Why somebody does not move this year; the codes of the planner, those of exemptions included.
REASONS: Final[Words] = {
    "not_public": gettext_lazy("不在公办学校"),
    "nature_unknown": gettext_lazy("学校的办学性质未填"),
    "not_on_establishment": gettext_lazy("不在编"),
    "establishment_unknown": gettext_lazy("是否在编未填"),
    "post_unknown": gettext_lazy("任教学段或学科未填"),
    "stage_outside": gettext_lazy("所教学段不参加交流"),
    "tenure": gettext_lazy("到校年限不满"),
    "since_unknown": gettext_lazy("到校日期未填"),
    "retiring": gettext_lazy("临近法定退休"),
    "born_unknown": gettext_lazy("出生日期未填"),
    "sex_unknown": gettext_lazy("性别未填"),
    "posted": gettext_lazy("正在外交流"),
    **EXEMPTIONS,
    "graduating_class": gettext_lazy("任教毕业班"),
    "cadre": gettext_lazy("校级干部，另行安排"),
}
SHORT: Final[Words] = {
    "fills_post": gettext_lazy("补申报岗位"),
    "replaces": gettext_lazy("接替调出教师"),
    "counts": gettext_lazy("计入比例"),
    "pinned": gettext_lazy("指定"),
    "by_hand": gettext_lazy("人工调整"),
}


def is_english() -> bool:
    """Say whether the reader reads English."""
    return (get_language() or "").startswith("en")


def title_of(thing: Rule[Any] | Heading) -> str:
    """Return the title that a rule or its pack has in both languages."""
    return thing.title_en if is_english() else thing.title_zh


def pack_of(settings: Settings) -> ExchangePack:
    """Return the rules by which a plan was made, the district's own numbers included."""
    return with_overrides(load_exchange_pack(settings.pack), dict(settings.overrides))


def said_all(sentences: Iterable[Mapping[str, Any]]) -> list[str]:
    """Say the sentences that a document holds."""
    return [spoken(Said.from_json(one)) for one in sentences]


def short_reason(reason: Mapping[str, Any]) -> str:
    """Return a reason for a move in a few words; the panel has the whole sentence."""
    code = str(reason["code"])
    if code == "mends":
        indicator = str(reason["facts"]["indicator"]["zh"]).partition(" ")[0]
        named = INDICATORS.get(indicator, indicator)
        return _("补{indicator}缺口").format(indicator=named)
    if code == "wished":
        return _("第 {rank} 志愿").format(rank=reason["facts"]["rank"])
    return str(SHORT[code]) if code in SHORT else spoken(Said.from_json(reason)).rstrip("。.")


def cell_name(school: str, stage: str, indicator: str) -> str:
    """Return an indicator of a school-stage in a few words."""
    return _("{school} {stage}{indicator}").format(
        school=school, stage=stage, indicator=INDICATORS.get(indicator, indicator)
    )
