"""How the pages of the plans speak: scopes, packs, goals, what is proven."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from manyuan.plans.enums import RunState, ScenarioState, Scope
from manyuan.plans.models import Freeze, Scenario
from manyuan.rules.exchange import ExchangePack, load_exchange_pack
from manyuan.rules.pack import Heading, Rule
from manyuan.web.ui.figures import number, percent
from manyuan.web.ui.parts import KeyFigure, Source, VerdictWord

GOALS: Final[dict[str, Promise]] = {
    "policy_shortfall": gettext_lazy("达到规定比例（还差人数）"),
    "equalising_shortfall": gettext_lazy("缩小均衡缺额"),
    "changes": gettext_lazy("少改已采纳的方案"),
    "wishes": gettext_lazy("满足教师意愿（志愿位次之和）"),
    "travel": gettext_lazy("缩短路程（分钟之和）"),
    "moves": gettext_lazy("减少交流人数"),
}
SCENARIO_SIGNS: Final[dict[str, str]] = {
    ScenarioState.DRAFT: "",
    ScenarioState.SUBMITTED: "proposed",
    ScenarioState.RETURNED: "bad",
    ScenarioState.WITHDRAWN: "",
}
RUN_STATES: Final[dict[str, object]] = {**dict(RunState.choices), "": gettext_lazy("未计算")}
EXACT = 1e-9
FINE = 0.01
# A goal that was never opened has the trivial bound of nothing: farther than this is not proven.
FAR = 1.0


def is_english() -> bool:
    """Say whether the reader reads English."""
    return (get_language() or "").startswith("en")


def in_reader_language(thing: Heading | Rule[object], what: str) -> str:
    """Return a text that a rule pack holds in both languages, such as its ``title``."""
    return str(getattr(thing, f"{what}_{'en' if is_english() else 'zh'}"))


def pack_title(pack: str) -> str:
    """Return what a pack is called."""
    return in_reader_language(load_exchange_pack(pack).heading, "title")


def status_word(pack: ExchangePack) -> str:
    """Say how well the weakest rule of a pack is known."""
    words = {"proposed": _("含建议值"), "recalled": _("含待核实"), "verified": _("已核实")}
    return words[pack.status.value]


def limit_said(scenario: Scenario) -> str:
    """Say how long a run may take: by the clock, or by work where it is to be the same again."""
    seconds = number(scenario.seconds)
    if scenario.seed is None:
        return _("最长 {n} 秒").format(n=seconds)
    return _("有随机种子，以 {n} 秒的计算量为限，不看时钟").format(n=seconds)


def where(scenario: Scenario) -> str:
    """Say between which schools a scenario moves teachers."""
    if scenario.group is not None:
        return scenario.group.name
    return _("全区，可跨集团") if scenario.scope == Scope.DISTRICT else _("全区各集团内")


def shortfall(value: float | None) -> str:
    """Write an equalising shortfall; one decimal tells plans apart."""
    return number(value, 1)


def proven(gap: float | None) -> str:
    """Say how far a value may at most be from the best there is."""
    if gap is None or gap > FAR:
        return _("还没来得及证明")
    if gap < EXACT:
        return _("已证明不能再好")
    # Half a thousandth is not nothing: only what is proven may read as no distance at all.
    shown = percent(gap, 2 if gap < FINE else 1)
    return _("与最优至多差 {gap}").format(gap=shown)


def proof_figure(gap: float | None) -> KeyFigure:
    """Return how far a value is proven as a key figure."""
    sign = sign_of(gap)
    value = _("最优") if sign == "met" else None if sign == "unknown" else percent(gap)
    sub = _("与最优至多差") if value and sign == "near" else proven(gap)
    return KeyFigure(label=_("证明到哪一步"), value=value, verdict=sign, sub=sub)


def sign_of(gap: float | None) -> VerdictWord:
    """Return the sign of what is proven."""
    if gap is None or gap > FAR:
        return "unknown"
    return "met" if gap < EXACT else "near"


def source_of(scenario: Scenario, *, note: str = "") -> Source:
    """Say from which frozen data and by which rules a page of a scenario speaks."""
    return Source(
        where=scenario.freeze.name,
        as_of=scenario.freeze.made_at,
        rule_pack=pack_title(scenario.pack),
        rule_status=load_exchange_pack(scenario.pack).status.value,
        note=note,
    )


def counted(freeze: Freeze) -> str:
    """Say what is in frozen data."""
    text = _("{schools} 所学校、{teachers} 位教师、{posts} 条岗位需求")
    return text.format(
        schools=number(freeze.schools),
        teachers=number(freeze.teachers),
        posts=number(freeze.posts),
    )
