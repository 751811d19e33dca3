"""The moves on the map: one arrow for each pair of schools, as thick as it carries teachers."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.directory.queries.groups import Register
from manyuan.directory.queries.map import map_of, outline_of
from manyuan.plans.models import Move, Plan
from manyuan.seats.models import Seat
from manyuan.web.directory.map_spec import map_spec, only_group

STRONG = frozenset({"lead", "strong"})
TONES = ("good", "plain", "bad")


@dataclass(frozen=True, slots=True)
class MovesMap:
    """The map's spec, what it finds, and how much of it cannot be drawn."""

    title: str
    note: str
    places: dict[str, Any]
    fit: str


def map_of_moves(seat: Seat, plan: Plan, moves: Iterable[Move], register: Register) -> MovesMap:
    """Draw who goes from where to where; strong → weak in green, the other way in red."""
    drawn = map_of(seat, register)
    if plan.group is not None:
        drawn = only_group(drawn, plan.group)
    strengths = {place.school.code: place.strength for place in drawn.places}
    pairs = Counter((move.from_school.code, move.to_school.code) for move in moves)
    groups = [one for one in register.groups if plan.group_id in {None, one.pk}]
    spec = map_spec(drawn, groups, outline_of(seat))
    placed = {str(school["code"]) for school in _schools(spec)}
    names = {place.school.code: place.school.name for place in drawn.places}
    tones = {pair: tone_of(strengths.get(pair[0]), strengths.get(pair[1])) for pair in pairs}
    spec["lines"] = [
        _line(pair, count, tones[pair], names)
        for pair, count in sorted(pairs.items(), key=lambda item: item[1])
        if set(pair) <= placed
    ]
    # The arrows speak of single schools; lines and letters of the groups would cover them.
    spec["line_keys"] = [{"tone": tone, "label": _tone_label(tone)} for tone in TONES]
    for school in _schools(spec):
        school["url"] = f"{reverse('plan-why', args=[plan.pk])}?school={school['code']}"
        school["in_panel"] = True
    helped = sum(count for pair, count in pairs.items() if tones[pair] == "good")
    lost = sum(count for pair, count in pairs.items() if not set(pair) <= placed)
    fit = "" if plan.group is None else "schools"
    return MovesMap(_title(helped, sum(pairs.values())), _note(lost), spec, fit)


def tone_of(gives: str | None, takes: str | None) -> str:
    """Return whether a move helps the weaker side: good, bad, or plain between equals."""
    if not gives or not takes or (gives in STRONG) == (takes in STRONG):
        return "plain"
    return "good" if gives in STRONG else "bad"


def _schools(spec: Mapping[str, object]) -> list[dict[str, Any]]:
    schools = spec["schools"]
    assert isinstance(schools, list)  # noqa: S101 -- tells the type checker
    return schools


def _line(
    pair: tuple[str, str], count: int, tone: str, names: Mapping[str, str]
) -> dict[str, object]:
    home, host = pair
    people = ngettext("{n} 人", "{n} 人", count).format(n=count)
    return {
        "from": home,
        "to": host,
        "weight": count,
        "tone": tone,
        "label": f"{names.get(home, home)} → {names.get(host, host)}",
        "sub": people,
    }


def _tone_label(tone: str) -> str:
    labels = {"good": _("强校到弱校"), "plain": _("同等学校之间"), "bad": _("弱校到强校")}
    return labels[tone]


def _title(helped: int, moves: int) -> str:
    return ngettext(
        "{moves} 人中 {helped} 人由强校到弱校", "{moves} 人中 {helped} 人由强校到弱校", moves
    ).format(moves=moves, helped=helped)


def _note(lost: int) -> str:
    said = ngettext(
        "另有 {n} 人的学校没有坐标，只列在安排里。",
        "另有 {n} 人的学校没有坐标，只列在安排里。",
        lost,
    )
    return said.format(n=lost) if lost else ""
