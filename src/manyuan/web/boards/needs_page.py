"""The board of what is needed: requests for visits, teachers wanted from the exchange."""

from collections.abc import Sequence

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from manyuan.directory.permissions import may_import_district
from manyuan.offers.enums import RequestState, WindowKind
from manyuan.offers.permissions import (
    may_run_windows,
    may_see_boards,
    may_state_requests,
    within,
)
from manyuan.offers.queries.boards import Needed, board_of_needs, wanted_posts
from manyuan.offers.queries.unmet import Tally, unmet_needs
from manyuan.seats.enums import Role
from manyuan.seats.permissions import Answer, require, works_for_bureau
from manyuan.web.boards.chooser import Chosen, chosen
from manyuan.web.boards.needs_table import needs_table, schools_table
from manyuan.web.boards.posts_table import posts_headline, posts_table
from manyuan.web.boards.unmet_picture import unmet_picture
from manyuan.web.boards.words import board_source, collecting_said, main_obstacle, year_text
from manyuan.web.offers.trail import to_offers
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Crumb, KeyFigure, Source
from manyuan.web.ui.units import of_people, of_schools


@require_safe
def show_needs_board(request: SeatRequest) -> HttpResponseBase:
    """Show what schools need in a year, of one kind."""
    require(may_see_boards(request.seat))
    choice = chosen(request, "board-needs")
    show = _posts if choice.kind == WindowKind.POSTING else _requests
    return show(request, choice)


def _posts(request: SeatRequest, choice: Chosen) -> HttpResponseBase:
    posts = wanted_posts(request.seat, choice.year)
    table = posts_table(posts)
    context = {
        "choice": choice,
        "crumbs": to_offers(Crumb(_("需求清单"))),
        "headline": posts_headline(posts, choice.year),
        "lead": _("岗位需求由学校在教师交流的收集窗口里填报，方案按它安排交流。"),
        "table": table.for_request(request),
        "source": Source(where=_("学校填报的岗位需求")),
    }
    return table.reply(request) or render(request, "boards/posts.html", context)


def _requests(request: SeatRequest, choice: Chosen) -> HttpResponseBase:
    board = board_of_needs(request.seat, choice.year)
    unmet = unmet_needs(request.seat, choice.year, board)
    tables = [needs_table(board)]
    if not request.seat.is_any_of(Role.PRINCIPAL):
        tables.append(schools_table(unmet))
    for table in tables:
        if (reply := table.reply(request)) is not None:
            return reply
    window, said = collecting_said(request.seat, choice.year)
    may_state = _may_state(request, choice.year)
    context = {
        "choice": choice,
        "crumbs": to_offers(Crumb(_("需求清单"))),
        "headline": _headline(board, unmet.total, choice.year),
        "lead": _whose(request),
        "said": said,
        "window": window,
        "may_run": may_run_windows(request.seat),
        "may_state": may_state,
        "may_import": may_import_district(request.seat),
        "figures": _figures(board, unmet.total),
        "picture": None if request.seat.is_any_of(Role.PRINCIPAL) else unmet_picture(unmet),
        "tables": [table.for_request(request) for table in tables],
        "source": board_source(_("学校提出或导入的到校需求，合作单位给出的到校日")),
    }
    return render(request, "boards/needs.html", context)


def _may_state(request: SeatRequest, year: int) -> Answer:
    """Say whether the seat may ask for anything of this year now."""
    answer = may_state_requests(request.seat)
    if not answer or works_for_bureau(request.seat):
        return answer
    window, _said = collecting_said(request.seat, year)
    return within(window)


def _whose(request: SeatRequest) -> str:
    if request.seat.is_any_of(Role.PRINCIPAL):
        return _("这里只显示本校（含校区）的需求。")
    if request.seat.is_any_of(Role.GROUP_OFFICE):
        return _("这里只显示本集团学校的需求。")
    return ""


def _headline(board: Sequence[Needed], total: Tally, year: int) -> str:
    if not total.all:
        return _("{year}还没有到校需求").format(year=year_text(year))
    text = _("{year} {schools} 所学校提出 {all} 项到校需求，全部已排定")
    if total.waiting:
        text = _("{year} {schools} 所学校提出 {all} 项到校需求，{waiting} 项待安排")
    if total.without_match:
        text = _(
            "{year} {schools} 所学校提出 {all} 项到校需求，"
            "{waiting} 项待安排，其中 {none} 项还没有可对接的到校日"
        )
    return text.format(
        year=year_text(year),
        schools=number(_schools(board)),
        all=number(total.all),
        waiting=number(total.waiting),
        none=number(total.without_match),
    )


def _schools(board: Sequence[Needed]) -> int:
    standing = (one.request.school for one in board if _stands(one))
    return len({school.campus_of_id or school.pk for school in standing})


def _stands(one: Needed) -> bool:
    return one.request.state != RequestState.WITHDRAWN


def _figures(board: Sequence[Needed], total: Tally) -> list[KeyFigure]:
    pupils = sum(one.request.pupils for one in board if _stands(one))
    schools = _schools(board)
    could = total.waiting - total.without_match
    return [
        KeyFigure(
            label=_("提出需求的学校"),
            value=schools,
            unit=of_schools(schools),
            sub=_("共 {n} 项需求").format(n=number(total.all)),
        ),
        KeyFigure(label=_("希望参加的学生"), value=pupils, unit=of_people(pupils)),
        KeyFigure(
            label=_("已排定的需求"),
            value=total.planned + total.met,
            unit=pgettext("requests", "项"),
            sub=_("其中已到校 {n} 项").format(n=number(total.met)),
        ),
        KeyFigure(
            label=_("无法对接的需求"),
            value=total.without_match,
            unit=pgettext("requests", "项"),
            sub=main_obstacle(total.hopeless) or _("待安排的 {n} 项都可对接").format(n=could),
            verdict="near" if total.without_match else None,
        ),
    ]
