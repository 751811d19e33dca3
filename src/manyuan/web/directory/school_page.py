from datetime import date

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from manyuan.directory.models import Membership, School
from manyuan.directory.permissions import (
    may_change_directory,
    may_change_partnerships,
    may_see_reports_of,
    may_see_roster_of,
)
from manyuan.directory.queries.fulfilment import fulfilment_on
from manyuan.directory.queries.groups import register_on
from manyuan.directory.queries.roster import roster_of
from manyuan.directory.queries.schools import campuses_of
from manyuan.directory.queries.timeline import memberships_of_school
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat
from manyuan.seats.permissions import may_see_history
from manyuan.web.directory.finding import school_at
from manyuan.web.directory.flow_balance import balance_of_school
from manyuan.web.directory.links_panel import calendar_links
from manyuan.web.directory.membership_words import told_of_school
from manyuan.web.directory.partnerships.own_ties import Tie, ties_of_school
from manyuan.web.directory.reports_table import reports_table
from manyuan.web.directory.sources import register_source
from manyuan.web.directory.trail import to_school
from manyuan.web.seated import SeatRequest


def show_school(request: SeatRequest, code: str) -> HttpResponseBase:
    """Show what the register, its groups and its own reports say of a school."""
    school = school_at(request.seat, code)
    table, day = reports_table(request.seat, school), today()
    balance = balance_of_school(request.seat, school, day)
    answer = table.reply(request) or balance.reply(request)
    if answer is not None:
        return answer
    memberships = memberships_of_school(request.seat, school)
    context = {
        "school": school,
        "headline": _headline(school, memberships, day),
        "crumbs": to_school(school),
        "is_open": school.is_open_on(day),
        "campuses": campuses_of(request.seat, school),
        "timeline": told_of_school(memberships, day),
        "ties": _ties(request.seat, school, day),
        "table": table.for_request(request),
        "calendars": calendar_links(request.seat, school.unit),
        "source": register_source(day),
        **balance.context(request),
        **_allowed(request.seat, school),
    }
    return render(request, "directory/school.html", context)


def _ties(seat: Seat, school: School, day: date) -> list[Tie]:
    """Say what the school has of partners; one that is closed, or no school, lacks nothing."""
    found = fulfilment_on(seat, register_on(seat, day)).of_school(school)
    return ties_of_school(found) if found and school.is_open_on(day) else []


def _allowed(seat: Seat, school: School) -> dict[str, object]:
    roster = may_see_roster_of(seat, school)
    return {
        "may_change": may_change_directory(seat),
        "may_change_partnerships": may_change_partnerships(seat),
        "may_see_reports": may_see_reports_of(seat, school),
        "may_see_roster": roster,
        "roster": roster_of(seat, school) if roster else None,
        "may_see_history": may_see_history(seat),
    }


def _headline(school: School, memberships: list[Membership], day: date) -> str:
    running = sorted(m.group.name for m in memberships if m.interval.contains(day))
    if school.closed_on is not None and school.closed_on <= day:
        return _("{school}已于 {on} 停办").format(school=school.name, on=school.closed_on)
    if running:
        return _("{school}在{groups}").format(school=school.name, groups=_("、").join(running))
    return _("{school}还没有进入集团").format(school=school.name)
