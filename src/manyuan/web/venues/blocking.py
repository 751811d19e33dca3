from django.http import HttpResponse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.venue.actions import block_venue, lift_block
from manyuan.engagements.kinds.venue.permissions import may_answer_for
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.directory.ending_forms import TakeBackForm
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb
from manyuan.web.venues.booking_forms import BlockForm
from manyuan.web.venues.finding import block_at, venue_at
from manyuan.web.venues.trail import page_of, to_venue


def block(request: SeatRequest, code: str) -> HttpResponse:
    """Keep a venue at some hours."""
    venue = venue_at(request.seat, code)
    require(may_answer_for(request.seat, venue))
    form = BlockForm(sent(request))
    question = Question(
        headline=_("{venue}停止预订一段时间").format(venue=venue),
        lead=_("考试、检修或本校上课时用；已有的预订须先取消或改时间。"),
        submit=_("停止预订"),
        cancel_url=page_of(venue),
        crumbs=to_venue(venue, Crumb(_("停止预订"))),
    )

    def act() -> Done:
        block_venue(by=request.seat, venue=venue, facts=form.facts())
        return Done(_("已停止这段时间的预订。"), page_of(venue))

    return ask(request, form, question, act)


def lift(request: SeatRequest, pk: int) -> HttpResponse:
    """Let a venue be booked again."""
    found = block_at(request.seat, pk)
    require(may_answer_for(request.seat, found.venue))
    question = Question(
        headline=_("恢复{venue}的预订").format(venue=found.venue),
        lead=f"{found.starts_on} – {found.ends_on} {found.span} · {found.reason}",
        submit=_("恢复预订"),
        cancel_url=page_of(found.venue),
        crumbs=to_venue(found.venue, Crumb(_("恢复预订"))),
    )

    def act() -> Done:
        lift_block(by=request.seat, block=found)
        return Done(_("已恢复预订。"), page_of(found.venue))

    return ask(request, TakeBackForm(sent(request)), question, act)
