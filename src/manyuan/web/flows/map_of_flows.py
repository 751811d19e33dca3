"""The flows on the map: an arrow for each of the largest pairs, as wide as it carries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.directory.models import Partner, School
from manyuan.directory.queries.map import MapOfDay, Place, outline_of, shape_of
from manyuan.directory.queries.places import partners_with, schools_with
from manyuan.directory.queries.schools import strengths_on
from manyuan.engagements.queries.flows_ends import text_of_unit
from manyuan.engagements.queries.flows_sums import PairSums, largest_pairs
from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Seat, Unit
from manyuan.web.directory.map_spec import map_spec
from manyuan.web.engagements.flow_links import direction_word
from manyuan.web.engagements.flow_words import direction_name
from manyuan.web.flows.asking import Asked
from manyuan.web.flows.words import TONES, measured
from manyuan.web.ui.figures import number
from manyuan.web.visits.map_of_tour import base_of

MOST = 60
# The script draws a width by the root of a weight, the widest at this one.
WIDEST = 64


@dataclass(frozen=True, slots=True)
class FlowsMap:
    """The map's spec, what it finds, and what it does not draw; without any place no picture."""

    title: str
    note: str
    places: dict[str, Any]


def map_of_flows(seat: Seat, asked: Asked, pairs: int) -> FlowsMap | None:
    """Draw the largest pairs; there are ``pairs`` in all."""
    largest = largest_pairs(seat, asked.narrowing, by=asked.measure, most=MOST)
    if not largest:
        return None
    spec = _places(seat, asked, largest)
    placed = {one["code"] for one in spec["schools"]}
    drawn = [pair for pair in largest if {_code(pair.giver), _code(pair.taker)} <= placed]
    top = max((_weight(asked, pair) for pair in drawn), default=1.0)
    # The largest are drawn last and lie above the others.
    spec["lines"] = [_line(asked, pair, top) for pair in reversed(drawn)]
    used = {pair.direction for pair in drawn}
    spec["line_keys"] = [
        {"tone": tone, "label": direction_name(one)} for one, tone in TONES.items() if one in used
    ]
    spec["schools"] = _at_an_end(spec["schools"], drawn)
    return FlowsMap(_title(asked, largest[0]), _note(len(drawn), len(largest), pairs), spec)


def _places(seat: Seat, asked: Asked, pairs: Iterable[PairSums]) -> dict[str, Any]:
    """Return the schools and partners of some pairs that lie somewhere."""
    units = [unit for pair in pairs for unit in (pair.giver, pair.taker)]
    schools = schools_with(seat, _keys(units, UnitKind.SCHOOL))
    strengths = strengths_on(seat, asked.period.first)
    # Groups are another story: their letters would cover the arrows.
    places = tuple(_place(school, strengths) for school in schools)
    spec = map_spec(MapOfDay(places, (), {}), (), outline_of(seat))
    found = [_partner(one) for one in partners_with(seat, _keys(units, UnitKind.PARTNER))]
    return {**spec, "schools": [*spec["schools"], *found]}  # type: ignore[misc]


def _place(school: School, strengths: Mapping[int, str]) -> Place:
    return Place(school, shape_of(school), strengths.get(school.pk, ""), None, ())


def _partner(partner: Partner) -> dict[str, Any]:
    return {**base_of(partner), "alone": str(partner.get_kind_display()), "is_named": True}


def _keys(units: Iterable[Unit], kind: str) -> set[int]:
    return {unit.pk for unit in units if unit.kind == kind}


def _code(unit: Unit) -> str:
    return unit.code if unit.kind == UnitKind.SCHOOL else text_of_unit(unit)


def _at_an_end(schools: Iterable[dict[str, Any]], drawn: Iterable[PairSums]) -> list[Any]:
    ends = {_code(unit) for pair in drawn for unit in (pair.giver, pair.taker)}
    return [{**one, "alone": one.get("alone", "")} for one in schools if one["code"] in ends]


def _weight(asked: Asked, pair: PairSums) -> float:
    return float(getattr(pair.sums, asked.measure))


def _line(asked: Asked, pair: PairSums, top: float) -> dict[str, object]:
    return {
        "from": _code(pair.giver),
        "to": _code(pair.taker),
        "weight": round(WIDEST * _weight(asked, pair) / top, 2),
        "tone": TONES[pair.direction],
        "label": f"{pair.giver.name} → {pair.taker.name}",
        "sub": f"{direction_name(pair.direction)} · {measured(pair.sums, asked.measure)}",
        "url": asked.rows_in_group(
            provider=text_of_unit(pair.giver),
            receiver=text_of_unit(pair.taker),
            direction=direction_word(pair.direction),
        ),
    }


def _title(asked: Asked, first: PairSums) -> str:
    return _("{giver}给{taker}最多：{amount}").format(
        giver=first.giver.name, taker=first.taker.name, amount=measured(first.sums, asked.measure)
    )


def _note(drawn: int, largest: int, pairs: int) -> str:
    text = ngettext(
        "画出最大的 {n} 对，共 {all} 对；点一条线看它的明细。",
        "画出最大的 {n} 对，共 {all} 对；点一条线看它的明细。",
        drawn,
    )
    said = [text.format(n=drawn, all=number(pairs)), _("集团和教育局提供的不画，全部见下表。")]
    lost = largest - drawn
    if lost:
        text = ngettext(
            "最大的里有 {n} 对因一方没有坐标而没有画出。",
            "最大的里有 {n} 对因一方没有坐标而没有画出。",
            lost,
        )
        said.append(text.format(n=lost))
    return "".join(said)
