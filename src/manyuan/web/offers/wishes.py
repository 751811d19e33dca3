"""A teacher says where to go, best first, and where not.

Everything works without a script: each place in the list is a choice of its own, and the buttons
that move one up or down, or take it out, send the form and bring it back in the new order. The
script moves the same cards in place.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from manyuan.directory.models import Teacher
from manyuan.kernel.errors import BadInput, NotPossible
from manyuan.offers.actions.wishes import MOST, state_wishes
from manyuan.offers.models import Window
from manyuan.offers.permissions import may_speak_for
from manyuan.offers.queries.schools import fellows_of, wishable_schools
from manyuan.offers.queries.teachers import statement_of
from manyuan.seats.permissions import require
from manyuan.web.errors import sentence
from manyuan.web.offers.finding import own_record_of, window_now
from manyuan.web.offers.trail import to_record
from manyuan.web.offers.words import deadline
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb

FREE = 3
LISTS = ("wish", "refuse")


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the form: two lists of codes and the reason."""

    wish: tuple[str, ...]
    refuse: tuple[str, ...]
    reason: str


def show_wishes(request: SeatRequest) -> HttpResponse:
    """Show the wishes as cards in order, and save them."""
    teacher, window = own_record_of(request.seat), window_now(request.seat)
    require(may_speak_for(request.seat, teacher, window))
    draft = _sent(request) if request.method == "POST" else _stored(teacher, window)
    errors: list[str] = []
    if request.method == "POST" and "move" in request.POST:
        draft = _moved(draft, request.POST["move"])
    elif request.method == "POST":
        errors = _saved(request, teacher, window, draft)
        if not errors:
            messages.success(request, _("已保存交流意愿；截止前可以随时修改。"))
            return redirect("my-record")
    possible = wishable_schools(request.seat, teacher, window)
    fellows = fellows_of(request.seat, teacher.school, window)
    context = {
        "teacher": teacher,
        "window": window,
        "crumbs": to_record(Crumb(_("交流意愿"))),
        "headline": _("交流意愿：{deadline}").format(deadline=deadline(window)),
        "near": [school for school in possible if school.pk in fellows],
        "others": [school for school in possible if school.pk not in fellows],
        "lists": [_list("wish", draft.wish), _list("refuse", draft.refuse)],
        "reason": draft.reason,
        "errors": errors,
        "most": MOST,
    }
    return render(request, "offers/wishes.html", context)


def _stored(teacher: Teacher, window: Window) -> Draft:
    said = statement_of(teacher, window)
    return Draft(
        tuple(filter(None, teacher.wishes.split(";"))),
        tuple(filter(None, teacher.refuses.split(";"))),
        said.reason if said else "",
    )


def _sent(request: SeatRequest) -> Draft:
    wish, refuse = (tuple(code for code in request.POST.getlist(name) if code) for name in LISTS)
    return Draft(wish, refuse, request.POST.get("reason", ""))


def _saved(request: SeatRequest, teacher: Teacher, window: Window, draft: Draft) -> list[str]:
    """Save the draft, or say what is wrong with it."""
    try:
        state_wishes(
            by=request.seat,
            teacher=teacher,
            window=window,
            wishes=draft.wish,
            refuses=draft.refuse,
            reason=draft.reason,
        )
    except (BadInput, NotPossible) as error:
        return [sentence(error)]
    except ValidationError as error:
        return list(error.messages)
    return []


def _moved(draft: Draft, move: str) -> Draft:
    """Return the draft after a button: ``up-wish-2``, ``down-wish-0``, ``out-refuse-1``."""
    way, _dash, rest = move.partition("-")
    name, _dash, place = rest.partition("-")
    if name not in LISTS or not place.isdecimal():
        return draft
    codes = list(getattr(draft, name))
    at = int(place)
    if at < len(codes):
        code = codes.pop(at)
        if way != "out":
            codes.insert(max(0, at - 1) if way == "up" else at + 1, code)
    wish, refuse = (tuple(codes) if one == name else getattr(draft, one) for one in LISTS)
    return Draft(wish, refuse, draft.reason)


@dataclass(frozen=True, slots=True)
class Card:
    """One place in a list: a school that was chosen, or room for one."""

    code: str
    at: int


@dataclass(frozen=True, slots=True)
class CardList:
    """The cards of one list with what the page says of it."""

    name: str
    title: str
    text: str
    cards: Sequence[Card]
    is_ordered: bool


def _list(name: str, codes: Sequence[str]) -> CardList:
    room = [""] * max(0, min(FREE, MOST - len(codes)))
    wishes = name == "wish"
    return CardList(
        name=name,
        title=_("愿意去的学校") if wishes else _("不去的学校"),
        text=_("排在前面的优先考虑；拖动或用箭头调整顺序。不填视为没有意愿，由方案统筹。")
        if wishes
        else _("方案不会把你安排到这些学校；填了就要写明原因。"),
        cards=_cards([*codes, *room]),
        is_ordered=wishes,
    )


def _cards(codes: Iterable[str]) -> list[Card]:
    return [Card(code, at) for at, code in enumerate(codes)]
