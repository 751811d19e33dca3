"""The letters of a plan, listed, and printed one or all."""

from collections.abc import Sequence

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.directory.models import School
from manyuan.directory.visibility import schools_in_charge, visible_schools
from manyuan.plans.models import Move, Plan
from manyuan.plans.permissions import may_see_plan
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.seats.permissions import no, require
from manyuan.web.decisions.finding import move_at, plan_with_moves
from manyuan.web.decisions.letters import (
    Letter,
    is_of,
    letter_to_school,
    letter_to_teacher,
    mark_of,
)
from manyuan.web.decisions.notice_tables import schools_table, teachers_table
from manyuan.web.decisions.sources import source_of
from manyuan.web.decisions.trail import to_answers, to_plan
from manyuan.web.decisions.words import named
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb

TEACHERS, SCHOOLS = "teachers", "schools"


@require_safe
def list_notices(request: SeatRequest, pk: int) -> HttpResponseBase:
    """List the letters of a plan that the seat may see, or show them all for print."""
    plan, moves = plan_with_moves(request.seat, pk)
    schools = schools_of(request.seat, moves)
    printed = request.GET.get("print", "")
    if printed in (TEACHERS, SCHOOLS):
        return _letters(request, plan, _chosen(printed, plan, moves, schools))
    tables = {"teachers": teachers_table(moves), "schools": schools_table(plan, schools, moves)}
    for table in tables.values():
        if (reply := table.reply(request)) is not None:
            return reply
    context = {
        "plan": plan,
        "crumbs": _crumbs(request.seat, plan, Crumb(_("通知和名册"))),
        "headline": _headline(plan, moves, schools),
        "lead": named(plan),
        "mark": mark_of(plan),
        "has_schools": bool(schools),
        "may_take_papers": may_see_plan(request.seat, plan),
        "source": source_of(plan),
        **{name: table.for_request(request) for name, table in tables.items()},
    }
    return render(request, "decisions/notices.html", context)


@require_safe
def show_notice(request: SeatRequest, pk: int) -> HttpResponse:
    """Show the letter to one teacher."""
    plan, move = move_at(request.seat, pk)
    return _letters(request, plan, [letter_to_teacher(plan, move)])


@require_safe
def show_school_notice(request: SeatRequest, pk: int, code: str) -> HttpResponse:
    """Show the letter to one school."""
    plan, moves = plan_with_moves(request.seat, pk)
    if request.seat.is_any_of(Role.TEACHER):
        require(no(_("给学校的通知由校长查看；你的通知在“我的交流安排”里。")))
    school = next((one for one in schools_of(request.seat, moves) if one.code == code), None)
    if school is None:
        raise Http404(_("这份方案里没有给这所学校的通知。"))
    return _letters(request, plan, [letter_to_school(plan, school, moves)])


def schools_of(seat: Seat, moves: Sequence[Move]) -> list[School]:
    """Return the legal schools that the seat answers for and the moves touch."""
    if seat.is_any_of(Role.TEACHER):
        return []
    places = [place for move in moves for place in (move.from_school, move.to_school)]
    legal = {place.campus_of_id or place.pk for place in places}
    own = schools_in_charge(seat)
    wanted = legal if own is None else legal & own
    found = visible_schools(seat).filter(pk__in=wanted).select_related("unit")
    return list(found.order_by("unit__code"))


def _chosen(
    printed: str, plan: Plan, moves: Sequence[Move], schools: Sequence[School]
) -> list[Letter]:
    if printed == TEACHERS:
        return [letter_to_teacher(plan, move) for move in moves]
    touching = {
        school: [m for m in moves if is_of(school, m.from_school) or is_of(school, m.to_school)]
        for school in schools
    }
    return [letter_to_school(plan, school, found) for school, found in touching.items()]


def _letters(request: SeatRequest, plan: Plan, letters: Sequence[Letter]) -> HttpResponse:
    text = ngettext("{n} 份通知", "{n} 份通知", len(letters))
    title = letters[0].title if len(letters) == 1 else text.format(n=len(letters))
    context = {
        "letters": letters,
        "title": title,
        "crumbs": _crumbs(request.seat, plan, *_back(request.seat, plan), Crumb(title)),
    }
    return render(request, "decisions/letters.html", context)


def _crumbs(seat: Seat, plan: Plan, *more: Crumb) -> list[Crumb]:
    if may_see_plan(seat, plan):
        return to_plan(plan, *more)
    if seat.is_any_of(Role.TEACHER):
        return [Crumb(_("我的交流安排"), reverse("my-move")), *more]
    return to_answers(*more)


def _back(seat: Seat, plan: Plan) -> list[Crumb]:
    if seat.is_any_of(Role.TEACHER):
        return []
    return [Crumb(_("通知和名册"), reverse("plan-notices", args=[plan.pk]))]


def _headline(plan: Plan, moves: Sequence[Move], schools: Sequence[School]) -> str:
    teachers = ngettext("{n} 份教师通知", "{n} 份教师通知", len(moves)).format(n=len(moves))
    to_schools = ngettext("{n} 份学校通知", "{n} 份学校通知", len(schools)).format(n=len(schools))
    mark = mark_of(plan)
    if mark:
        return _("{teachers}、{schools}（{mark}）").format(
            teachers=teachers, schools=to_schools, mark=mark
        )
    return _("{teachers}、{schools}可以发出").format(teachers=teachers, schools=to_schools)
