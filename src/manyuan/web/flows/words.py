"""How the flow views call what they count."""

from django.utils.translation import gettext as _
from django.utils.translation import npgettext, pgettext

from manyuan.engagements.queries.flows_counting import Sums
from manyuan.web.ui.figures import number

TONES = {
    "strong_to_weak": "good",
    "peer": "plain",
    "weak_to_strong": "bad",
    "outside": "outside",
    "": "unknown",
}


def measures() -> dict[str, str]:
    """Return what can be measured, by the field of the sums that holds it."""
    return {"done": pgettext("flow", "次数"), "hours": _("课时"), "people": _("人次")}


def times(count: int) -> str:
    """Return a number of flows with its word."""
    return npgettext("flow", "{n} 次", "{n} 次", count).format(n=number(count))


def measured(sums: Sums, measure: str) -> str:
    """Return the measured amount of some sums with its unit."""
    if measure == "hours":
        return _("{n} 课时").format(n=number(sums.hours, 1))
    if measure == "people":
        return _("{n} 人次").format(n=number(sums.people))
    return times(sums.done)


def ahead_words(sums: Sums) -> str:
    """Say how much more is arranged; nothing where nothing is."""
    text = npgettext("flow", "另有 {n} 次已安排", "另有 {n} 次已安排", sums.ahead)
    return text.format(n=number(sums.ahead)) if sums.ahead else ""
