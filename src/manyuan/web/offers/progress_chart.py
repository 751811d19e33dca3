"""How many schools had confirmed by each day of a window."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from manyuan.kernel.clock import today
from manyuan.offers.models import Window
from manyuan.offers.queries.completeness import Progress
from manyuan.web.ui.parts import Twin

MOST_DAYS = 120


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart with its title and its table."""

    title: str
    spec: dict[str, object]
    twin: Twin


def progress_picture(window: Window, found: Sequence[Progress]) -> Picture | None:
    """Draw the schools that had confirmed by each day, once any has."""
    completed = Counter(_day_of(one) for one in found if one.is_complete)
    days = _days(window, completed)
    if not completed or len(days) < 2:
        return None
    values = [sum(n for day, n in completed.items() if day <= shown) for shown in days]
    labels = [shown.isoformat() for shown in days]
    name = _("已确认的学校")
    return Picture(
        title=_("到 {day}，{n} 所学校已确认").format(day=labels[-1], n=values[-1]),
        spec={
            "type": "line",
            "x": [label[5:] for label in labels],
            "series": [{"name": name, "values": values, "emphasis": True}],
            "limit": {"value": len(found), "label": _("全部学校")},
            "unit": _("所"),
            "decimals": 0,
        },
        twin=Twin(
            headers=[_("日期"), name],
            rows=[list(pair) for pair in zip(labels, values, strict=True)],
            caption=name,
        ),
    )


def _day_of(progress: Progress) -> date:
    moments = (progress.line.roster_confirmed_at, progress.line.posts_confirmed_at)
    return localtime(max(moment for moment in moments if moment)).date()


def _days(window: Window, completed: Counter[date]) -> list[date]:
    last = min(max([window.opens_on, min(today(), window.closes_on), *completed]), today())
    first = min([window.opens_on, *completed])
    count = min((last - first).days + 1, MOST_DAYS)
    return [last - timedelta(days=back) for back in range(count - 1, -1, -1)]
