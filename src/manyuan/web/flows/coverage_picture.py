"""The share of schools that were reached, month by month or kind by kind, with its denominator."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from manyuan.engagements.queries.flows_coverage import Coverage, Slot
from manyuan.kernel.clock import today
from manyuan.web.flows.asking import Asked
from manyuan.web.flows.coverage_table import slot_name
from manyuan.web.ui.figures import percent
from manyuan.web.ui.parts import Twin


@dataclass(frozen=True, slots=True)
class CoveragePicture:
    """The bars, their title and the table that they were drawn from."""

    title: str
    spec: dict[str, Any]
    twin: Twin


def coverage_picture(asked: Asked, found: Coverage, *, by_kind: bool) -> CoveragePicture | None:
    """Draw every slot that has begun; nothing where there is no school."""
    begun = [(n, one) for n, one in enumerate(found.slots) if one.period.first <= today()]
    shown = [(one, found.reach(n)) for n, one in begun]
    if not any(reach.schools for _slot, reach in shown):
        return None
    title = _("各类流动到达的学校占比") if by_kind else _("各月接受过流动的学校占比")
    return CoveragePicture(
        title=title,
        spec={
            "type": "bars",
            "format": "percent",
            "decimals": 0,
            "horizontal": by_kind,
            "items": [
                {"name": _short(one), "value": reach.share, "url": _url(asked, one)}
                for one, reach in shown
            ],
        },
        twin=Twin(
            caption=title,
            headers=[
                _("种类") if by_kind else _("月份"),
                _("接受过的学校"),
                _("全部学校"),
                _("占比"),
            ],
            rows=[
                [slot_name(one), reach.reached, reach.schools, percent(reach.share)]
                for one, reach in shown
            ],
        ),
    )


def _short(slot: Slot) -> str:
    if slot.key != slot.period.code:
        return slot_name(slot)
    return _("{month} 月").format(month=slot.period.first.month)


def _url(asked: Asked, slot: Slot) -> str:
    if slot.key == slot.period.code:
        return asked.page("flow-coverage", period=slot.key)
    return asked.page("flow-coverage", kind=slot.key)
