"""The visits of a month, day by day."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.engagements.kinds.visit.enums import VisitState
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.queries.visits import visits
from manyuan.kernel.clock import today
from manyuan.plans.queries.school_days import school_days
from manyuan.rules.calendar import SATURDAY, load_calendar_pack
from manyuan.rules.status import weakest
from manyuan.seats.enums import UNITS_OF_LINK, Role
from manyuan.seats.models import Seat
from manyuan.web.directory.links_panel import LinksPanel, calendar_links
from manyuan.web.scenarios.words import is_english
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb, Source, VerdictWord
from manyuan.web.visits.trail import to_visits
from manyuan.web.visits.words import SIGNS, hours_of

DAY = timedelta(days=1)
WEEK = 7
FIRST_YEAR, LAST_YEAR = 1900, 2200


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A visit as a day shows it."""

    code: str
    hours: str
    school: str
    topic: str
    expert: str
    state: str
    sign: VerdictWord
    tour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day of the month, or of a week that the month begins or ends in."""

    on: date
    inside: bool
    is_today: bool
    mark: str
    entries: Sequence[Entry]


@require_safe
def show_calendar(request: SeatRequest) -> HttpResponse:
    """Show the visits of a month that the seat may see."""
    month = _month(request)
    weeks = _weeks(month)
    found = visits(request.seat, first=weeks[0][0], last=weeks[-1][-1])
    shown = [one for one in found if one.state != VisitState.CANCELLED]
    by_day = _by_day(shown)
    open_days = school_days(request.seat, [day for week in weeks for day in week])
    context = {
        "crumbs": to_visits(Crumb(_("日历"))),
        "headline": _headline(month, [one for one in shown if _same(one.on, month)]),
        "month": month,
        "earlier": _address(month - DAY),
        "later": _address(_next(month)),
        "this_month": _address(today()) if not _same(month, today()) else "",
        "weekdays": [date_format(day, "D") for day in weeks[0]],
        "weeks": [[_day(day, month, by_day, open_days) for day in week] for week in weeks],
        "calendars": _calendars(request.seat),
        "source": _source(),
    }
    return render(request, "visits/calendar.html", context)


def _calendars(seat: Seat) -> LinksPanel | None:
    """Return the calendars of the seat's own unit; the bureau's seats have none of their own."""
    has_own = seat.unit.kind in UNITS_OF_LINK[Role.CALENDAR_LINK]
    return calendar_links(seat, seat.unit) if has_own else None


def _source() -> Source:
    pack = load_calendar_pack()
    return Source(
        where=_("采纳的方案和登记的到校"),
        as_of=today(),
        rule_pack=pack.heading.title_en if is_english() else pack.heading.title_zh,
        rule_status=weakest(rule.status for rule in pack.years.values()).value,
    )


def _month(request: SeatRequest) -> date:
    """Return the first day of the month that is asked for; what is none is as good as none."""
    year, _dash, month = request.GET.get("month", "").partition("-")
    if year.isascii() and year.isdecimal() and month.isascii() and month.isdecimal():
        asked = (int(year), int(month))
        if FIRST_YEAR <= asked[0] <= LAST_YEAR and 1 <= asked[1] <= 12:
            return date(*asked, 1)
    return today().replace(day=1)


def _next(month: date) -> date:
    return (month + 31 * DAY).replace(day=1)


def _address(day: date) -> str:
    return f"{reverse('visit-calendar')}?month={day:%Y-%m}"


def _same(day: date, month: date) -> bool:
    return (day.year, day.month) == (month.year, month.month)


def _weeks(month: date) -> list[list[date]]:
    """Return the weeks, Monday first, that the month touches."""
    monday, weeks = month - month.weekday() * DAY, []
    while monday < _next(month):
        weeks.append([monday + days * DAY for days in range(WEEK)])
        monday += WEEK * DAY
    return weeks


def _by_day(found: Iterable[Visit]) -> dict[date, list[Entry]]:
    days: dict[date, list[Entry]] = {}
    for visit in sorted(found, key=lambda one: (one.on, one.starts_at, one.code)):
        days.setdefault(visit.on, []).append(_entry(visit))
    return days


def _entry(visit: Visit) -> Entry:
    return Entry(
        code=visit.code,
        hours=hours_of(visit),
        school=visit.school.name,
        topic=visit.topic,
        expert=str(visit.expert),
        state=visit.get_state_display(),
        sign=SIGNS[visit.state],
        tour=reverse("visit-tour", args=[visit.expert.code, visit.on.isoformat()]),
    )


def _day(
    day: date, month: date, by_day: Mapping[date, Sequence[Entry]], open_days: Collection[date]
) -> Day:
    return Day(
        on=day,
        inside=_same(day, month),
        is_today=day == today(),
        mark=_mark(day, has_school=day in open_days),
        entries=by_day.get(day, ()),
    )


def _mark(day: date, *, has_school: bool) -> str:
    """Say what is out of the common of a day: a weekday without school, a weekend with it."""
    if has_school == (day.weekday() < SATURDAY):
        return ""
    return _("上课") if has_school else _("放假")


def _headline(month: date, found: Sequence[Visit]) -> str:
    schools = len({one.school_id for one in found})
    name = date_format(month, "YEAR_MONTH_FORMAT")
    if not found:
        return _("{month}没有专家到校").format(month=name)
    text = ngettext(
        "{month}有 {n} 次专家到校，到 {schools} 所学校",
        "{month}有 {n} 次专家到校，到 {schools} 所学校",
        len(found),
    )
    return text.format(month=name, n=len(found), schools=schools)
