"""How steps of the year are said on pages."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from manyuan.kernel.clock import today
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Source
from manyuan.wheel.enums import StepState
from manyuan.wheel.facts.look import Part
from manyuan.wheel.queries.wheel import Spoke

SIGNS = {
    StepState.DONE: "met",
    StepState.OPEN: "near",
    StepState.LATE: "missed",
    StepState.LATER: "unknown",
    StepState.SKIPPED: "unknown",
}
WHO = {
    "bureau": gettext_lazy("教育局"),
    "group": gettext_lazy("各集团"),
    "school": gettext_lazy("各学校"),
}
NAMED = 4


def how_far(spoke: Spoke, *, named: bool = True) -> str:
    """Say how many have done a step, and, unless told otherwise, who has not."""
    if spoke.skipped_for:
        return spoke.skipped_for
    if not spoke.parts:
        return _("还没有要做的对象")
    missing = missing_of(spoke.open_parts)
    if len(spoke.parts) == 1:
        return _("已完成") if not missing else _("还没有完成")
    facts = {"done": number(spoke.done), "all": number(len(spoke.parts))}
    if not missing:
        return _("{all} 个全部完成").format(**facts)
    if not named:
        return _("{all} 个中完成 {done} 个").format(**facts)
    return _("{all} 个中完成 {done} 个，缺：{missing}").format(missing=missing, **facts)


def missing_of(parts: Sequence[Part]) -> str:
    """Name some, and say how many more there are."""
    names = _("、").join(part.name for part in parts[:NAMED])
    more = len(parts) - NAMED
    if more <= 0:
        return names
    return ngettext("{names} 等，另有 {n} 个", "{names} 等，另有 {n} 个", more).format(
        names=names, n=more
    )


def when(spoke: Spoke) -> str:
    """Say how many days are left, or how long it is over."""
    if spoke.state == StepState.LATE:
        days = -spoke.days_left
        return ngettext("已过 {n} 天", "已过 {n} 天", days).format(n=number(days))
    if spoke.state in (StepState.DONE, StepState.SKIPPED):
        return ""
    if spoke.days_left == 0:
        return _("今天截止")
    left = spoke.days_left
    if left < 0:
        return ""
    return ngettext("还有 {n} 天", "还有 {n} 天", left).format(n=number(left))


def year_source() -> Source:
    """Say where the days are from and how far they hold."""
    return Source(
        where=_("各处已登记的数据；没有数据的步骤由人勾选"),
        as_of=today(),
        rule_pack=_("一学年的工作"),
        rule_status="proposed",
        note=_("截止日期是本产品的建议值，教育局可以逐年改定。"),
    )
