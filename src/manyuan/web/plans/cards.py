"""The columns of the board and the cards that stand in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from manyuan.directory.enums import Stage
from manyuan.directory.queries.groups import Register
from manyuan.plans.bridge.exchange import verdicts
from manyuan.plans.enums import MoveChange, MoveOrigin
from manyuan.plans.models import Move, Plan
from manyuan.plans.settings import Settings
from manyuan.seats.models import Seat
from manyuan.web.plans.chosen import Chosen
from manyuan.web.plans.whom import Known, known_people

KEPT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A teacher on the board: who, which post, from or to where, and what marks them."""

    code: str
    name: str
    post: str
    url: str
    where: str = ""
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardColumn:
    """A school: who comes, who leaves for elsewhere, who else might go. No code: other schools."""

    code: str
    name: str
    comes: tuple[Card, ...]
    leaves: tuple[Card, ...] = ()
    others: tuple[Card, ...] = ()


def columns_of(
    seat: Seat, plan: Plan, moves: Sequence[Move], *, register: Register, chosen: Chosen
) -> list[BoardColumn]:
    """Return a column for each school in sight, and one for those who leave it for elsewhere."""
    names = {school.pk: (school.code, school.name) for school in register.schools}
    moving = {move.teacher_code for move in moves}
    eligible = _eligible_at_home(seat, plan, moving)
    inside = set(chosen.schools)
    columns = [
        BoardColumn(
            code=names[pk][0],
            name=names[pk][1],
            comes=tuple(_coming(plan, move) for move in moves if move.to_school_id == pk),
            leaves=tuple(_leaving(plan, move) for move in moves if move.from_school_id == pk),
            others=tuple(_staying(plan, one) for one in eligible.get(names[pk][0], ())),
        )
        for pk in chosen.schools
    ]
    away = [
        _leaving(plan, move)
        for move in moves
        if move.from_school_id in inside and move.to_school_id not in inside
    ]
    if away:
        columns.append(BoardColumn(code="", name=_("去往其他学校"), comes=tuple(away)))
    return columns


def _eligible_at_home(seat: Seat, plan: Plan, moving: set[str]) -> Mapping[str, list[Known]]:
    eligible = _eligible(Settings.from_json(plan.settings))
    found: dict[str, list[Known]] = {}
    for one in known_people(seat, plan):
        if one.code in eligible and one.code not in moving:
            found.setdefault(one.home, []).append(one)
    return found


@lru_cache(maxsize=KEPT)
def _eligible(settings: Settings) -> frozenset[str]:
    """Return who may move; what a plan was asked never changes."""
    return frozenset(
        code for code, verdict in verdicts(settings).items() if verdict.state == "eligible"
    )


def _coming(plan: Plan, move: Move) -> Card:
    return _moving(plan, move, _("来自{school}").format(school=move.from_school.name))


def _leaving(plan: Plan, move: Move) -> Card:
    return _moving(plan, move, _("去往{school}").format(school=move.to_school.name))


def _moving(plan: Plan, move: Move, where: str) -> Card:
    marks = []
    if move.is_backbone:
        marks.append(_("骨干"))
    if move.wish_rank:
        marks.append(_("第 {rank} 志愿").format(rank=move.wish_rank))
    if move.pinned:
        marks.append(_("指定"))
    if move.origin == MoveOrigin.HAND:
        marks.append(_("人工调整"))
    if move.change and move.change != MoveChange.KEPT:
        marks.append(move.get_change_display())
    return Card(
        code=move.teacher_code,
        name=move.teacher_name,
        post=_post(move.stage, move.subject),
        url=_try(plan, move.teacher_code),
        where=where,
        marks=tuple(marks),
    )


def _staying(plan: Plan, one: Known) -> Card:
    return Card(
        code=one.code,
        name=one.name,
        post=_post(one.stage, one.subject),
        url=_try(plan, one.code),
    )


def _post(stage: str, subject: str) -> str:
    taught = dict(Stage.choices).get(stage, "")
    return _("{stage}{subject}").format(stage=taught, subject=subject).strip()


def _try(plan: Plan, teacher: str) -> str:
    return f"{reverse('plan-try', args=[plan.pk])}?{urlencode({'teacher': teacher})}"
