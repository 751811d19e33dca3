from collections.abc import Mapping, Sequence

from django.db.models import QuerySet

from manyuan.directory.models import Group
from manyuan.evaluation.scores.enums import Item
from manyuan.evaluation.scores.models import Adjustment, Judgement, Veto
from manyuan.evaluation.scores.permissions import may_claim, may_evaluate, may_see_drafts
from manyuan.seats.models import Seat

Ticks = Mapping[str, bool | None]


def ticks_of_year(seat: Seat, year: int) -> Mapping[str, Ticks]:
    """Return what the bureau found of each group, by code and item; None is not judged."""
    if not may_see_drafts(seat):
        return {}
    found: dict[str, dict[str, bool | None]] = {}
    for one in _judgements(seat, year):
        found.setdefault(one.group.code, {})[one.item] = one.holds
    return {code: {**no_ticks(), **ticks} for code, ticks in found.items()}


def no_ticks() -> Ticks:
    """Return the ticks of a group of which nothing was judged."""
    return {item.value: None for item in Item}


def judgements_of(seat: Seat, group: Group, year: int) -> Mapping[str, Judgement]:
    """Return what was said and found of one group, by item, for those who say or find it."""
    if not (may_see_drafts(seat) or may_claim(seat, group)):
        return {}
    return {one.item: one for one in _judgements(seat, year).filter(group=group)}


def adjustments_of(seat: Seat, year: int) -> Mapping[str, Adjustment]:
    """Return the points added or taken away in a year, by the group's code."""
    if not may_see_drafts(seat):
        return {}
    found = Adjustment.objects.filter(bureau_id=seat.bureau_id, year=year)
    return {one.group.code: one for one in found.select_related("group__unit")}


def vetoes_of(seat: Seat, year: int) -> Mapping[str, Sequence[Veto]]:
    """Return what bars groups from a grade in a year, by the group's code."""
    if not may_see_drafts(seat):
        return {}
    found: dict[str, list[Veto]] = {}
    rows = Veto.objects.filter(bureau_id=seat.bureau_id, year=year)
    for one in rows.select_related("group__unit"):
        found.setdefault(one.group.code, []).append(one)
    return found


def veto_with(seat: Seat, group: Group, year: int, kind: str) -> Veto | None:
    """Return what bars a group from a grade for one thing."""
    if not may_evaluate(seat):
        return None
    return Veto.objects.filter(bureau_id=seat.bureau_id, group=group, year=year, kind=kind).first()


def _judgements(seat: Seat, year: int) -> "QuerySet[Judgement]":
    found = Judgement.objects.filter(bureau_id=seat.bureau_id, year=year)
    return found.select_related("group__unit")
