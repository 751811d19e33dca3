"""A Sankey diagram of two columns, laid out in plain numbers and drawn as SVG by a template."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

BODY = 320.0
NODE = 12.0
# A node is never lower than its line of text needs, so that no name covers another.
SLOT = 22.0
GAP = 6.0
THINNEST = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One bar of a column: where it stands, what it is called, which rows it opens."""

    x: float
    y: float
    height: float
    text_x: float
    text_y: float
    label: str
    amount: str
    tone: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """What flows from a node to another: an outline, a tone, what it says, the rows it opens."""

    path: str
    tone: str
    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sankey:
    """A drawing: its size, both columns of nodes, and the bands between them."""

    width: float
    height: float
    lefts: Sequence[Node]
    rights: Sequence[Node]
    bands: Sequence[Band]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One column as it is asked for: its keys in order, each with what it shows and opens."""

    keys: Sequence[str]
    labels: Mapping[str, str]
    amounts: Mapping[str, str]
    tones: Mapping[str, str]
    urls: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """The values between the columns, each above zero, with what a band says and opens."""

    values: Mapping[tuple[str, str], float]
    labels: Mapping[tuple[str, str], str]
    urls: Mapping[tuple[str, str], str]


def lay_out(left: Side, right: Side, cells: Cells, *, width: float, margin: float) -> Sankey:
    """Return the drawing, ``margin`` wide at both sides for the names.

    Both columns are equally high in what they carry; the lower one stands in the middle.
    """
    scale = BODY / sum(cells.values.values())
    sums = (_sums(cells, 0), _sums(cells, 1))
    places = [_stack(side.keys, sums[n], scale) for n, side in enumerate((left, right))]
    height = max(_end(column) for column in places)
    for column in places:
        lower = (height - _end(column)) / 2
        column.update({key: (y + lower, thick) for key, (y, thick) in column.items()})
    starts, ends = margin + NODE, width - margin - NODE
    return Sankey(
        width=width,
        height=round(height, 1),
        lefts=_nodes(left, places[0], x=margin, text_x=margin - 8),
        rights=_nodes(right, places[1], x=ends, text_x=width - margin + 8),
        bands=_bands(left, right, cells, places=places, scale=scale, across=(starts, ends)),
    )


def _sums(cells: Cells, at: int) -> dict[str, float]:
    found: dict[str, float] = {}
    for key, value in cells.values.items():
        found[key[at]] = found.get(key[at], 0) + value
    return found


def _stack(
    keys: Sequence[str], sums: Mapping[str, float], scale: float
) -> dict[str, tuple[float, float]]:
    places, y = {}, GAP
    for key in keys:
        thick = max(sums[key] * scale, THINNEST)
        slot = max(thick, SLOT)
        places[key] = (y + (slot - thick) / 2, thick)
        y += slot + GAP
    return places


def _end(column: Mapping[str, tuple[float, float]]) -> float:
    return max(y + max(thick, (SLOT + thick) / 2) for y, thick in column.values()) + GAP


def _nodes(
    side: Side, places: Mapping[str, tuple[float, float]], *, x: float, text_x: float
) -> list[Node]:
    return [
        Node(
            x=x,
            y=round(places[key][0], 1),
            height=round(places[key][1], 1),
            text_x=text_x,
            text_y=round(places[key][0] + places[key][1] / 2 + 4.5, 1),
            label=side.labels[key],
            amount=side.amounts[key],
            tone=side.tones.get(key, ""),
            url=side.urls[key],
        )
        for key in side.keys
    ]


def _bands(
    left: Side,
    right: Side,
    cells: Cells,
    *,
    places: Sequence[Mapping[str, tuple[float, float]]],
    scale: float,
    across: tuple[float, float],
) -> list[Band]:
    begun = [{key: y for key, (y, _thick) in column.items()} for column in places]
    bands = []
    for key in ((one, other) for one in left.keys for other in right.keys):
        if key not in cells.values:
            continue
        thick = cells.values[key] * scale
        tops = begun[0][key[0]], begun[1][key[1]]
        begun[0][key[0]] += thick
        begun[1][key[1]] += thick
        bands.append(
            Band(
                path=_path(across, tops, max(thick, THINNEST)),
                tone=right.tones.get(key[1], ""),
                label=cells.labels[key],
                url=cells.urls[key],
            )
        )
    return bands


def _path(across: tuple[float, float], tops: tuple[float, float], thick: float) -> str:
    (x0, x1), (y0, y1) = across, tops
    middle = (x0 + x1) / 2
    there = f"M{x0:.1f} {y0:.1f}C{middle:.1f} {y0:.1f} {middle:.1f} {y1:.1f} {x1:.1f} {y1:.1f}"
    low0, low1 = y0 + thick, y1 + thick
    back = (
        f"L{x1:.1f} {low1:.1f}C{middle:.1f} {low1:.1f} {middle:.1f} {low0:.1f} {x0:.1f} {low0:.1f}Z"
    )
    return there + back
