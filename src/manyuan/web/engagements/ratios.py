"""The year's national ratios (B11) and how they have gone over the years."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from manyuan.engagements.kinds.posting.queries.ratios import RatiosOfYear, ratios_of_years
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.rules.exchange import load_exchange_pack
from manyuan.seats.models import Seat
from manyuan.web.ui.figures import percent
from manyuan.web.ui.parts import KeyFigure, Twin, VerdictWord

LEAST_FOR_A_TREND = 2


@dataclass(frozen=True, slots=True)
class Trend:
    """A picture of the ratios over the years."""

    title: str
    spec: dict[str, object]
    twin: Twin


def lines() -> tuple[float, float]:
    """Return the national lines: moved of eligible, backbone of moved."""
    share = {ratio.code: float(ratio.share.value) for ratio in load_exchange_pack().ratios}
    return share["ratios.exchange_rate"], share["ratios.backbone_share"]


def ratio_figures(seat: Seat) -> list[KeyFigure]:
    """Return this year's two ratios as key figures."""
    year = SchoolYear.on(today())
    found = {one.year: one for one in ratios_of_years(seat)}
    ratios = found.get(year, RatiosOfYear(year=year, eligible=None, moved=0, backbone_moved=0))
    rate_line, backbone_line = lines()
    return [
        _figure(_("交流比例"), ratios.rate, rate_line),
        _figure(_("骨干占比"), ratios.backbone_share, backbone_line),
    ]


def _figure(label: str, value: float | None, line: float) -> KeyFigure:
    verdict: VerdictWord = "unknown" if value is None else "met" if value >= line else "missed"
    shown = "—" if value is None else percent(value)
    required = _("须达到 {line}").format(line=percent(line))
    return KeyFigure(label=label, value=shown, sub=required, verdict=verdict)


def ratio_trend(seat: Seat) -> Trend | None:
    """Return the ratios over the years, or None while there are too few of them."""
    known = [one for one in ratios_of_years(seat) if one.rate is not None]
    if len(known) < LEAST_FOR_A_TREND:
        return None
    years = [str(one.year) for one in known]
    rate_line, backbone_line = lines()
    series = [
        {"name": _("交流比例"), "values": [one.rate for one in known], "emphasis": True},
        {"name": _("骨干占比"), "values": [one.backbone_share for one in known]},
    ]
    said = _("交流比例要求 {rate}，骨干占比要求 {backbone}")
    title = said.format(rate=percent(rate_line), backbone=percent(backbone_line))
    rows = [
        [str(one.year), one.eligible, one.moved, percent(one.rate), percent(one.backbone_share)]
        for one in known
    ]
    headers = [_("学年"), _("符合条件"), _("交流"), _("交流比例"), _("骨干占比")]
    spec: dict[str, object] = {
        "type": "line",
        "x": years,
        "series": series,
        "format": "percent",
        "limit": {"value": rate_line, "label": _("交流比例要求")},
    }
    return Trend(title, spec, Twin(headers=headers, rows=rows, caption=title))
