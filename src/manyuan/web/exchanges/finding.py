"""What an address of the pupil exchanges names, open to who may see it."""

from django.http import Http404
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.exchange.models import PupilExchange, Sending
from manyuan.engagements.kinds.exchange.queries.exchanges import exchange, sending_of
from manyuan.seats.models import Seat


def exchange_at(seat: Seat, code: str) -> PupilExchange:
    """Return the exchange of this code; one that the seat may not see is as good as none."""
    found = exchange(seat, code)
    if found is None:
        said = _("没有编号为 {code} 的学生交换，或者您的席位不能查看它。")
        raise Http404(said.format(code=code))
    return found


def sending_at(seat: Seat, code: str, school: str) -> Sending:
    """Return what a school sends to an exchange."""
    found = sending_of(seat, exchange_at(seat, code), school)
    if found is None:
        raise Http404(_("这所学校没有报名这次学生交换。"))
    return found
