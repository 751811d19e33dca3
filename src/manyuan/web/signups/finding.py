"""What an address of the lists names, open to who may see it."""

from django.http import Http404
from django.utils.translation import gettext as _

from manyuan.engagements.signups.models import Registration, SignUp
from manyuan.engagements.signups.permissions import may_keep_list, may_see_lists
from manyuan.engagements.signups.queries.lists import lists
from manyuan.engagements.signups.queries.registrations import registration_numbered
from manyuan.seats.models import Seat, Unit
from manyuan.seats.permissions import require
from manyuan.seats.queries import unit_with_code


def list_at(seat: Seat, number: int) -> SignUp:
    """Return the list of this number; one that the seat may not see is as good as none."""
    require(may_see_lists(seat))
    found = lists(seat).filter(number=number).first()
    if found is None:
        raise Http404(_("没有这份报名，或者您的席位不能查看它。"))
    return found


def kept_at(seat: Seat, number: int) -> SignUp:
    """Return a list that the seat keeps."""
    found = list_at(seat, number)
    require(may_keep_list(seat, found))
    return found


def registration_at(seat: Seat, number: int, place: int) -> Registration:
    """Return a registration of a list that the seat keeps."""
    found = registration_numbered(seat, kept_at(seat, number), place)
    if found is None:
        raise Http404(_("没有这一号报名。"))
    return found


def unit_at(seat: Seat, kind: str, code: str) -> Unit:
    """Return a unit that has a public page, or could have one."""
    found = unit_with_code(seat, kind, code)
    if found is None:
        raise Http404(_("没有这个单位。"))
    return found
