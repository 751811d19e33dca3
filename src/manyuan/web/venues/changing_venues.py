from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.directory.actions.venues import (
    edit_venue,
    register_venue,
    remove_venue,
    reopen_venue,
)
from manyuan.directory.models import Venue
from manyuan.directory.permissions import may_change_venues, may_change_venues_of
from manyuan.engagements.kinds.venue.actions import withdraw_venue
from manyuan.engagements.kinds.venue.queries.bookings import uses_called_off_by
from manyuan.kernel.clock import today
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.directory.ending_forms import RemoveForm, TakeBackForm
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb
from manyuan.web.venues.finding import venue_at
from manyuan.web.venues.trail import page_of, to_venue, to_venues
from manyuan.web.venues.venue_forms import CloseVenueForm, NewVenueForm, VenueForm


def new_venue(request: SeatRequest) -> HttpResponse:
    """Register a hall, field, laboratory or other room."""
    require(may_change_venues(request.seat))
    form = NewVenueForm(sent(request), seat=request.seat)
    question = Question(
        headline=_("登记一处场地"),
        lead=_("登记以后，其他学校就能看到它哪些时间空闲，并提出预订。"),
        submit=_("登记场地"),
        cancel_url=reverse("venues"),
        crumbs=to_venues(Crumb(_("登记场地"))),
    )

    def act() -> Done:
        code, school = form.cleaned_data["code"], form.chosen
        venue = register_venue(by=request.seat, code=code, school=school, facts=form.facts())
        return Done(_("已登记{venue}；可以再添加照片。").format(venue=venue), page_of(venue))

    return ask(request, form, question, act)


def change_venue(request: SeatRequest, code: str) -> HttpResponse:
    """Correct what the register holds of a venue."""
    venue = _own(request, code)
    form = VenueForm(sent(request), instance=venue)
    question = _question(venue, _("修改{venue}"), _("保存场地"))

    def act() -> Done:
        edited = edit_venue(by=request.seat, venue=venue, facts=form.facts())
        return Done(_("已保存{venue}。").format(venue=edited), page_of(edited))

    return ask(request, form, question, act)


def end_venue(request: SeatRequest, code: str) -> HttpResponse:
    """Register that a venue is no longer used; later bookings are called off."""
    venue = _own(request, code)
    form = CloseVenueForm(sent(request))
    booked = uses_called_off_by(request.seat, venue, today())
    question = _question(
        venue,
        _("登记{venue}停用"),
        _("登记停用"),
        _("从停用日期起不能再预订；今天以后已有 {n} 次预订，停用日期当天和以后的都会取消。").format(
            n=booked
        ),
        _("如果登记错了，可以在场地页撤销停用，但取消的预订不会恢复。"),
    )

    def act() -> Done:
        given = {name: form.cleaned_data[name] for name in ("on", "reason")}
        closed = withdraw_venue(by=request.seat, venue=venue, **given)
        said = _("已登记{venue}自 {on} 起停用。").format(venue=closed, on=closed.closed_on)
        return Done(said, page_of(closed))

    return ask(request, form, question, act)


def take_back_end(request: SeatRequest, code: str) -> HttpResponse:
    """Take back a closing that was registered by mistake."""
    venue = _own(request, code)
    form = TakeBackForm(sent(request))
    question = _question(venue, _("撤销{venue}的停用登记"), _("撤销停用"))

    def act() -> Done:
        opened = reopen_venue(by=request.seat, venue=venue)
        return Done(_("已撤销{venue}的停用登记。").format(venue=opened), page_of(opened))

    return ask(request, form, question, act)


def take_out_venue(request: SeatRequest, code: str) -> HttpResponse:
    """Take out a venue that was entered by mistake."""
    venue = _own(request, code)
    form = RemoveForm(sent(request))
    question = _question(
        venue,
        _("删除误录的场地：{venue}"),
        _("删除场地"),
        _("只用于误录：有过预订的场地不能删除；不再使用的，请用“登记停用”。"),
    )

    def act() -> Done:
        said = _("已删除{venue}；历史记录保留了登记内容。").format(venue=venue)
        remove_venue(by=request.seat, venue=venue, reason=form.cleaned_data["reason"])
        return Done(said, reverse("venues"))

    return ask(request, form, question, act)


def _own(request: SeatRequest, code: str) -> Venue:
    venue = venue_at(request.seat, code)
    require(may_change_venues_of(request.seat, venue.school))
    return venue


def _question(venue: Venue, headline: str, submit: str, *warnings: str) -> Question:
    return Question(
        headline=headline.format(venue=venue),
        submit=submit,
        cancel_url=page_of(venue),
        crumbs=to_venue(venue, Crumb(submit)),
        warnings=warnings,
        dangerous=bool(warnings),
    )
