"""The national ratios of a year's exchange (B11), and how they have gone over the years."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from manyuan.engagements.kinds.posting.queries.ratios import RatiosOfYear, ratios_of_years
from manyuan.rules.exchange import load_exchange_pack
from manyuan.seats.models import Seat
from manyuan.web.ui.figures import number, percent
from manyuan.web.ui.parts import KeyFigure, Twin, VerdictWord

LEAST_FOR_A_TREND = 2
SIGNS: dict[VerdictWord, str] = {"met": "✓", "missed": "✕", "unknown": "—"}


@dataclass(frozen=True, slots=True)
class Ratios:
    """What a page shows of the ratios: the latest year in figures, all years as picture and table.

    ``spec`` is None while there are too few years for a line.
    """

    title: str
    figures: list[KeyFigure]
    spec: dict[str, object] | None
    twin: Twin


def ratios_shown(seat: Seat) -> Ratios | None:
    """Return the ratios of the years whose plan was adopted, or None before the first."""
    years = [one for one in ratios_of_years(seat) if one.rate is not None]
    if not years:
        return None
    rate, backbone = _lines()
    last = years[-1]
    said = _("{year} 学年交流了符合条件教师的 {rate}，其中骨干占 {backbone}")
    facts = {"rate": percent(last.rate), "backbone": percent(last.backbone_share)}
    return Ratios(
        title=said.format(year=last.year, **facts),
        figures=[
            _figure(_("交流比例"), last.rate, rate, last),
            _figure(_("骨干占比"), last.backbone_share, backbone, last),
        ],
        spec=_spec(years, rate) if len(years) >= LEAST_FOR_A_TREND else None,
        twin=_twin(years, rate, backbone),
    )


def _lines() -> tuple[float, float]:
    """Return the national lines: moved of eligible, backbone of moved."""
    share = {ratio.code: float(ratio.share.value) for ratio in load_exchange_pack().ratios}
    return share["ratios.exchange_rate"], share["ratios.backbone_share"]


def _verdict(value: float | None, line: float) -> VerdictWord:
    return "unknown" if value is None else "met" if value >= line else "missed"


def _figure(label: str, value: float | None, line: float, year: RatiosOfYear) -> KeyFigure:
    said = _("{year} 学年，须达到 {line}").format(year=year.year, line=percent(line))
    shown = "—" if value is None else percent(value)
    return KeyFigure(label=label, value=shown, sub=said, verdict=_verdict(value, line))


def _spec(years: Sequence[RatiosOfYear], line: float) -> dict[str, object]:
    return {
        "type": "line",
        "x": [str(one.year) for one in years],
        "series": [
            {"name": _("交流比例"), "values": [one.rate for one in years], "emphasis": True},
            {"name": _("骨干占比"), "values": [one.backbone_share for one in years]},
        ],
        "format": "percent",
        "limit": {"value": line, "label": _("交流比例要求")},
    }


def _twin(years: Sequence[RatiosOfYear], rate: float, backbone: float) -> Twin:
    return Twin(
        headers=[_("学年"), _("符合条件"), _("交流"), _("交流比例"), _("骨干占比")],
        rows=[
            [
                str(one.year),
                number(one.eligible),
                number(one.moved),
                _marked(one.rate, rate),
                _marked(one.backbone_share, backbone),
            ]
            for one in reversed(years)
        ],
        caption=_("交流比例须达到 {rate}，骨干占比须达到 {backbone}").format(
            rate=percent(rate), backbone=percent(backbone)
        ),
    )


def _marked(value: float | None, line: float) -> str:
    sign = SIGNS[_verdict(value, line)]
    return sign if value is None else f"{percent(value)} {sign}"
