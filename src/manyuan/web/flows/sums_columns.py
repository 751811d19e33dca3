"""The columns of what a table of flows adds up."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from manyuan.web.ui.columns import Column, Record


def sums_columns(
    done: Callable[[Record], str | None], ahead: Callable[[Record], str | None]
) -> list[Column]:
    """Return flows, hours and people, and how many more are ahead; ``done`` opens their rows."""
    times = pgettext("flow", "次")
    return [
        Column(key="done", label=_("已开展"), kind="number", unit=times, href=done),
        Column(key="hours", label=_("课时"), kind="number", decimals=1),
        Column(key="people", label=_("人次"), kind="number"),
        Column(key="ahead", label=_("已安排"), kind="number", unit=times, href=ahead),
    ]
