"""How the collecting speaks: deadlines, verdicts with their reasons, states."""

from datetime import datetime

from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from manyuan.kernel.saying import Said
from manyuan.offers.bridge import Verdict
from manyuan.offers.enums import ContestState, ExemptionState
from manyuan.offers.models import Window
from manyuan.rules.exchange import load_exchange_pack
from manyuan.web.ui.figures import day
from manyuan.web.ui.parts import Source, VerdictWord

VERDICTS = {
    "met": gettext_lazy("符合条件"),
    "near": gettext_lazy("本年暂缓"),
    "missed": gettext_lazy("不参加"),
    "unknown": gettext_lazy("信息不全"),
}
EXEMPTION_SIGNS: dict[str, VerdictWord] = {
    ExemptionState.PROPOSED: "near",
    ExemptionState.APPROVED: "met",
    ExemptionState.REFUSED: "missed",
    ExemptionState.WITHDRAWN: "unknown",
}
CONTEST_SIGNS: dict[str, VerdictWord] = {
    ContestState.OPEN: "near",
    ContestState.ACCEPTED: "met",
    ContestState.DECLINED: "missed",
}


def said(reason: Said | None, *, discreet: bool = False) -> str:
    """Say a reason of the planner in the reader's language; ``discreet``: not why one is exempt."""
    if reason is None:
        return ""
    language = "en" if get_language() == "en" else "zh"
    return reason.say(gettext, language=language, discreet=discreet)


def sign_of(verdict: Verdict) -> VerdictWord:
    """Return the sign of a verdict; what is not known is no verdict yet."""
    if verdict.state == "eligible":
        return "met"
    if verdict.state == "deferred":
        return "near"
    return "unknown" if (verdict.code or "").endswith("_unknown") else "missed"


def deadline(window: Window) -> str:
    """Say how long there is still time, or since when there is none."""
    if window.phase == "coming":
        return _("{day} 开始收集").format(day=window.opens_on)
    if window.phase == "closed":
        return _("收集已于 {day} 截止").format(day=window.closes_on)
    if window.days_left == 0:
        return _("今天截止")
    text = ngettext("离截止还有 {n} 天", "离截止还有 {n} 天", window.days_left)
    return text.format(n=window.days_left)


def of_window(window: Window) -> str:
    """Say for which year, from when until when and what the bureau adds."""
    text = _("{year} 学年交流，{opens} 至 {closes}（含当天）").format(
        year=window, opens=window.opens_on, closes=window.closes_on
    )
    return _("{text}。{note}").format(text=text, note=window.note) if window.note else text


def pack_title(window: Window) -> str:
    """Return what the rules of a window are called."""
    heading = load_exchange_pack(window.pack).heading
    return heading.title_en if get_language() == "en" else heading.title_zh


def source_of(window: Window, *, as_of: datetime | None = None, note: str = "") -> Source:
    """Say that a page rests on what schools entered, judged by the window's rules."""
    return Source(
        where=_("学校填报的教师名单和岗位需求"),
        as_of=as_of,
        rule_pack=pack_title(window),
        rule_status=load_exchange_pack(window.pack).status.value,
        note=note,
    )


def moment(at: datetime | None) -> str:
    """Write a moment as its day and hour in China, nothing when there is none."""
    return localtime(at).strftime("%Y-%m-%d %H:%M") if at else ""


def who_and_when(holder: str, at: datetime | None) -> str:
    """Say who did something on which day."""
    return _("{who}，{when}").format(who=holder, when=day(at)) if at else ""
