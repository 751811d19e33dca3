"""What an address of the public pages names; what is not published is as good as none."""

from django.http import Http404

from manyuan.engagements.signups.kinds import Shown
from manyuan.engagements.signups.models import PublicPage, SignUp
from manyuan.engagements.signups.queries.lists import list_numbered, shown_engagement
from manyuan.engagements.signups.queries.pages import published_unit
from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Seat


def activity_at(seat: Seat, kind: str, code: str) -> Shown:
    """Return an engagement that the public sees."""
    found = shown_engagement(seat, kind, code)
    if found is None:
        raise Http404
    return found


def list_at(seat: Seat, number: int) -> tuple[SignUp, Shown]:
    """Return a list with what one signs up for."""
    sign_up = list_numbered(seat, number)
    if sign_up is None:
        raise Http404
    return sign_up, activity_at(seat, sign_up.kind, sign_up.code)


def page_at(seat: Seat, kind: UnitKind, code: str) -> PublicPage:
    """Return the page of a group or school."""
    found = published_unit(seat, kind, code)
    if found is None:
        raise Http404
    return found
