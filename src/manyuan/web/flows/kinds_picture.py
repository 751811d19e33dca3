"""Which kind flows in which direction: the Sankey, wide and for a phone, and its table."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from manyuan.engagements.queries.flows_counting import Sums
from manyuan.web.engagements.flow_links import direction_word
from manyuan.web.engagements.flow_words import direction_name, kind_name
from manyuan.web.flows.asking import Asked
from manyuan.web.flows.sankey import Cells, Sankey, Side, lay_out
from manyuan.web.flows.words import TONES, measured
from manyuan.web.ui.figures import number, percent

SumsOfCells = Mapping[tuple[str, str], Sums]
Values = Mapping[tuple[str, str], float]


@dataclass(frozen=True, slots=True)
class KindsPicture:
    """The Sankey in two widths, of which the style shows one, under one title."""

    title: str
    wide: Sankey
    narrow: Sankey


def kinds_picture(asked: Asked, cells: SumsOfCells) -> KindsPicture | None:
    """Draw what is done; nothing where nothing is."""
    amounts = {key: float(getattr(sums, asked.measure)) for key, sums in cells.items()}
    values = {key: amount for key, amount in amounts.items() if amount > 0}
    if not values:
        return None
    left, right = _kinds(asked, values), _directions(asked, values)
    between = Cells(
        values=values,
        labels={key: _said(asked, key, cells[key]) for key in values},
        urls={key: _url(asked, key) for key in values},
    )
    return KindsPicture(
        title=_title(left.keys[0], values),
        wide=lay_out(left, right, between, width=880, margin=190),
        narrow=lay_out(left, right, between, width=380, margin=140),
    )


def _kinds(asked: Asked, values: Values) -> Side:
    weights = _weights(values, 0)
    keys = sorted(weights, key=lambda key: (-weights[key], key))
    return Side(
        keys=keys,
        labels={key: kind_name(key) for key in keys},
        amounts={key: _amount(weights[key]) for key in keys},
        tones={},
        urls={key: asked.rows_in_group(kind=key) for key in keys},
    )


def _directions(asked: Asked, values: Values) -> Side:
    weights = _weights(values, 1)
    keys = [key for key in TONES if key in weights]
    return Side(
        keys=keys,
        labels={key: direction_name(key) for key in keys},
        amounts={key: _amount(weights[key]) for key in keys},
        tones=TONES,
        urls={key: asked.rows_in_group(direction=direction_word(key)) for key in keys},
    )


def _weights(values: Values, at: int) -> dict[str, float]:
    found: dict[str, float] = {}
    for key, value in values.items():
        found[key[at]] = found.get(key[at], 0) + value
    return found


def _amount(value: float) -> str:
    return number(value, 0 if value.is_integer() else 1)


def _said(asked: Asked, key: tuple[str, str], sums: Sums) -> str:
    kind, direction = key
    return f"{kind_name(kind)} → {direction_name(direction)}: {measured(sums, asked.measure)}"


def _url(asked: Asked, key: tuple[str, str]) -> str:
    kind, direction = key
    return asked.rows_in_group(kind=kind, direction=direction_word(direction))


def _title(first: str, values: Values) -> str:
    share = _weights(values, 0)[first] / sum(values.values())
    if share == 1:
        return _("都是{kind}").format(kind=kind_name(first))
    return _("{kind}最多，占 {share}").format(kind=kind_name(first), share=percent(share))
