from datetime import date

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from manyuan.directory.models import Expert, Studio
from manyuan.directory.permissions import may_change_partnerships
from manyuan.directory.queries.groups import members_on
from manyuan.directory.queries.partners import experts_of, experts_today, studios_of
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat
from manyuan.seats.permissions import may_see_history
from manyuan.web.directory.finding import studio_at
from manyuan.web.directory.partnerships.experts_table import experts_table
from manyuan.web.directory.partnerships.tabs import partner_tabs
from manyuan.web.directory.sources import register_source
from manyuan.web.directory.trail import to_studio
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.figures import number
from manyuan.web.ui.table import Table


def list_studios(request: SeatRequest) -> HttpResponseBase:
    """List the doctoral studios by school and group."""
    studios = list(studios_of(request.seat))
    table = _table(request.seat, studios)
    context = {
        "headline": _headline([studio for studio in studios if studio.is_open_on(today())]),
        "table": table.for_request(request),
        "tabs": partner_tabs("studios"),
        "is_empty": not studios,
        "may_change": may_change_partnerships(request.seat),
        "source": register_source(today()),
    }
    return table.reply(request) or render(request, "directory/studios.html", context)


def _headline(studios: list[Studio]) -> str:
    said = ngettext(
        "{n} 个博士工作室，设在 {schools} 所学校",
        "{n} 个博士工作室，设在 {schools} 所学校",
        len(studios),
    )
    schools = {studio.school_id for studio in studios}
    return said.format(n=number(len(studios)), schools=number(len(schools)))


def _table(seat: Seat, studios: list[Studio]) -> Table:
    groups: dict[int, list[str]] = {}
    for membership in members_on(seat, today()):
        groups.setdefault(membership.school_id, []).append(membership.group.name)
    experts: dict[int | None, list[Expert]] = {}
    for expert in experts_today(seat).filter(studio__isnull=False):
        experts.setdefault(expert.studio_id, []).append(expert)
    states = {"open": _("开办"), "closed": _("已关闭"), "coming": _("未开办")}
    return Table(
        id="studios",
        title=pgettext("list", "博士工作室"),
        rows=[
            _row(
                studio,
                groups.get(studio.school_id) or groups.get(studio.school.campus_of_id or 0, []),
                experts.get(studio.pk, []),
            )
            for studio in studios
        ],
        columns=[
            Column(
                key="subject",
                label=_("学科或领域"),
                href=lambda row: reverse("studio", args=[row["code"]]),
            ),
            Column(
                key="school",
                label=_("所在学校"),
                href=lambda row: reverse("school", args=[row["school_code"]]),
            ),
            Column(key="groups", label=_("集团"), sortable=False),
            Column(key="experts", label=_("专家"), sortable=False),
            Column(key="opened", label=_("设立日期"), kind="date"),
            Column(key="closed", label=_("关闭日期"), kind="date"),
            Column(key="state", label=_("状态"), labels=states),
            Column(key="code", label=_("代码"), on_phone=False),
        ],
        filters=[
            Filter(key="subject", label=_("学科或领域")),
            Filter(key="groups", label=_("集团")),
            Filter(key="state", label=_("状态"), choices=list(states.items())),
        ],
        search_keys=["subject", "school", "code", "experts"],
        empty=_("还没有登记博士工作室。"),
    )


def _row(studio: Studio, groups: list[str], experts: list[Expert]) -> Record:
    return {
        "subject": studio.subject or studio.code,
        "code": studio.code,
        "school": studio.school.name,
        "school_code": studio.school.code,
        "groups": groups,
        "experts": [str(expert) for expert in experts],
        "opened": studio.opened_on,
        "closed": _closed_on(studio),
        "state": _state(studio, today()),
    }


def _closed_on(studio: Studio) -> date | None:
    """Return from which day a studio is closed, by itself or with its school."""
    return min(filter(None, (studio.closed_on, studio.school.closed_on)), default=None)


def _state(studio: Studio, day: date) -> str:
    if studio.is_open_on(day):
        return "open"
    closed = _closed_on(studio)
    return "closed" if closed is not None and closed <= day else "coming"


def show_studio(request: SeatRequest, code: str) -> HttpResponseBase:
    """Show what the register holds of a doctoral studio, with its experts."""
    studio = studio_at(request.seat, code)
    experts = list(experts_of(request.seat).filter(studio=studio))
    table = experts_table(experts)
    context = {
        "studio": studio,
        "headline": _finding(studio, experts),
        "table": table.for_request(request),
        "crumbs": to_studio(studio),
        "may_change": may_change_partnerships(request.seat),
        "may_see_history": may_see_history(request.seat),
        "source": register_source(today()),
    }
    return table.reply(request) or render(request, "directory/studio.html", context)


def _finding(studio: Studio, experts: list[Expert]) -> str:
    if not studio.is_open_on(today()) and (closed := _closed_on(studio)) is not None:
        return _("{studio}博士工作室自 {on} 起关闭").format(studio=studio, on=closed)
    if not experts:
        return _("{studio}博士工作室，还没有登记专家").format(studio=studio)
    names = _("、").join(str(expert) for expert in experts)
    return _("{studio}博士工作室：{names}").format(studio=studio, names=names)
