from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from manyuan.directory.queries.partners import experts_of
from manyuan.directory.visibility import visible_teachers, visible_venues
from manyuan.engagements.queries.occasions import TEACHER_ALONE, VENUE_ALONE
from manyuan.seats.actions import LinkMade, make_link, renew_link, revoke_link
from manyuan.seats.enums import Role, UnitKind
from manyuan.seats.models import Link, Seat, Unit
from manyuan.seats.permissions import may_keep_links, require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.directory.ending_forms import TakeBackForm
from manyuan.web.directory.finding import group_at, link_at, partner_at, school_at
from manyuan.web.directory.link_forms import CalendarForm, LinkForm
from manyuan.web.directory.trail import to_group, to_partner, to_school
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


@dataclass(frozen=True, slots=True)
class Home:
    """The unit whose links are kept, and its own page."""

    unit: Unit
    url: str
    crumbs: Callable[..., list[Crumb]]


def new_partner_link(request: SeatRequest, code: str) -> HttpResponse:
    """Give a partner an address under which it answers without an account."""
    home = _home(request.seat, UnitKind.PARTNER, code)
    require(may_keep_links(request.seat, Role.PARTNER_LINK, home.unit))
    form = LinkForm(sent(request), days=LinkForm.DAYS[Role.PARTNER_LINK])
    question = _question(
        home,
        _("给{unit}开通页面链接").format(unit=home.unit.name),
        _("开通页面链接"),
        _("拿到地址的人都能以{unit}的名义登记日子、确认和改动到校，请只发给联系人。").format(
            unit=home.unit.name
        ),
    )

    def act() -> HttpResponse:
        made = make_link(
            by=request.seat,
            role=Role.PARTNER_LINK,
            unit=home.unit,
            expires_on=form.expires_on,
        )
        return _show_once(request, made, home)

    return ask(request, form, question, act)


def new_calendar(request: SeatRequest, kind: str, code: str) -> HttpResponse:
    """Open an address from which calendars read the visits of a school, group or partner."""
    home = _home(request.seat, kind, code)
    require(may_keep_links(request.seat, Role.CALENDAR_LINK, home.unit))
    form = CalendarForm(
        sent(request), initial=_asked(request), alone=_alone(request.seat, home.unit)
    )
    question = _question(
        home,
        _("给{unit}开通订阅日历").format(unit=home.unit.name),
        _("开通订阅日历"),
        _("拿到地址的人都能读到这份日历：时间、地点、名称和参加的单位；不能改动任何内容。"),
    )

    def act() -> HttpResponse:
        made = make_link(
            by=request.seat,
            role=Role.CALENDAR_LINK,
            unit=home.unit,
            expires_on=form.expires_on,
            detail=form.cleaned_data.get("only", ""),
        )
        return _show_once(request, made, home)

    return ask(request, form, question, act)


def replace_link(request: SeatRequest, number: int) -> HttpResponse:
    """Give out a new address in place of one that was lost, passed on or has expired."""
    link, home = kept_link(request.seat, number)
    form = LinkForm(sent(request), days=LinkForm.DAYS[Role(link.seat.role)])
    question = _question(
        home,
        _("更换{unit}的 {number} 号链接").format(unit=home.unit.name, number=number),
        _("更换链接"),
        _("原地址立即失效，请把新地址发给对方；通过原地址办过的事都保留。"),
    )

    def act() -> HttpResponse:
        made = renew_link(by=request.seat, link=link, expires_on=form.expires_on)
        return _show_once(request, made, home)

    return ask(request, form, question, act)


def end_link(request: SeatRequest, number: int) -> HttpResponse:
    """Take back an address: it opens nothing any more."""
    link, home = kept_link(request.seat, number)
    question = _question(
        home,
        _("撤销{unit}的 {number} 号链接").format(unit=home.unit.name, number=number),
        _("撤销链接"),
        _("地址立即失效，不能恢复；需要时可以另行开通。"),
        _("通过它办过的事都保留，历史记录里写明经由哪个链接。"),
        dangerous=True,
    )

    def act() -> Done:
        revoke_link(by=request.seat, link=link)
        said = _("已撤销{unit}的 {number} 号链接。")
        return Done(said.format(unit=home.unit.name, number=number), home.url)

    return ask(request, TakeBackForm(sent(request)), question, act)


@sensitive_variables("made", "address", "context")
def _show_once(request: SeatRequest, made: LinkMade, home: Home) -> HttpResponse:
    """Show an address in this one answer; it is stored nowhere."""
    name = "link" if made.link.seat.role == Role.PARTNER_LINK else "link-calendar"
    address = request.build_absolute_uri(reverse(name, args=[made.token]))
    context = {
        "link": made.link,
        "address": address,
        "home": home,
        "crumbs": home.crumbs(Crumb(_("链接"))),
        "is_calendar": made.link.seat.role == Role.CALENDAR_LINK,
    }
    response = render(request, "directory/link_made.html", context)
    add_never_cache_headers(response)
    return response


def kept_link(seat: Seat, number: int) -> tuple[Link, Home]:
    """Return a link that the seat keeps, with the unit whose it is."""
    link = link_at(seat, number)
    require(may_keep_links(seat, Role(link.seat.role), link.seat.unit))
    return link, _home(seat, link.seat.unit.kind, link.seat.unit.code)


def _alone(seat: Seat, unit: Unit) -> list[tuple[str, str]]:
    """Return of what the unit has one alone may be shown: value and label."""
    if unit.kind == UnitKind.PARTNER:
        return [(one.code, str(one)) for one in experts_of(seat).filter(partner=unit.pk)]
    if unit.kind != UnitKind.SCHOOL:
        return []
    venues = visible_venues(seat).filter(school=unit.pk, closed_on=None)
    teachers = visible_teachers(seat).filter(school=unit.pk)
    return [
        *((f"{VENUE_ALONE}:{one.code}", _("场地 {name}").format(name=one.name)) for one in venues),
        *(
            (f"{TEACHER_ALONE}:{one.code}", _("教师 {name}").format(name=one.name))
            for one in teachers
        ),
    ]


def _asked(request: SeatRequest) -> dict[str, str]:
    """Return what the page that led here is about."""
    return {"only": request.GET.get("only", "")}


def _home(seat: Seat, kind: str, code: str) -> Home:
    if kind == UnitKind.PARTNER:
        partner = partner_at(seat, code)
        return Home(partner.unit, reverse("partner", args=[code]), partial(to_partner, partner))
    if kind == UnitKind.SCHOOL:
        school = school_at(seat, code)
        return Home(school.unit, reverse("school", args=[code]), partial(to_school, school))
    if kind == UnitKind.GROUP:
        group = group_at(seat, code)
        return Home(group.unit, reverse("group", args=[code]), partial(to_group, group))
    raise Http404


def _question(
    home: Home, headline: str, submit: str, *warnings: str, dangerous: bool = False
) -> Question:
    return Question(
        headline=headline,
        submit=submit,
        cancel_url=home.url,
        crumbs=home.crumbs(Crumb(submit)),
        warnings=warnings,
        dangerous=dangerous,
    )
