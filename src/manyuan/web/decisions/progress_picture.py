"""The picture of the answers: which schools are still waited for."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.plans.queries.answers import AnswersOverview
from manyuan.web.ui.parts import Twin

SHOWN = 15


@dataclass(frozen=True, slots=True)
class Awaited:
    """Bars of the schools that have not answered all, with the table they were drawn from."""

    title: str
    note: str
    spec: dict[str, Any]
    twin: Twin


def picture_of(overview: AnswersOverview, *, is_open: bool) -> Awaited | None:
    """Draw the schools with open answers, most first; nothing where nobody is waited for."""
    waiting = sorted((one for one in overview.schools if one.waiting), key=lambda one: -one.waiting)
    if not waiting or not is_open:
        return None
    text = ngettext("{n} 所学校还没有答完", "{n} 所学校还没有答完", len(waiting))
    more = len(waiting) - SHOWN
    return Awaited(
        title=text.format(n=len(waiting)),
        note=_("另有 {n} 所学校，见下表。").format(n=more) if more > 0 else "",
        spec={
            "type": "bars",
            "decimals": 0,
            "items": [
                {"name": one.name, "value": one.waiting, "verdict": "near"}
                for one in waiting[:SHOWN]
            ],
        },
        twin=Twin(
            caption=text.format(n=len(waiting)),
            headers=[_("学校"), _("未答复（项）"), _("同意（项）"), _("不同意（项）")],
            rows=[[one.name, one.waiting, one.agreed, one.refused] for one in waiting],
        ),
    )
