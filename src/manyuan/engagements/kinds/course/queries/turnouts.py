"""For which schools and sessions a seat can say who came."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from manyuan.engagements.kinds.course.models import Receiver, Session
from manyuan.engagements.kinds.course.queries.courses import own_receivers
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat
from manyuan.seats.permissions import YES, Answer, no


def reporting_for(seat: Seat, receivers: Iterable[Receiver]) -> list[Receiver]:
    """Return the schools with places for which the seat says who came."""
    return [one for one in own_receivers(seat, receivers) if one.placed]


def taking_part(receivers: Iterable[Receiver], sessions: Iterable[Session]) -> list[Receiver]:
    """Return the schools that have places, or whose pupils came before they left."""
    came = {turnout.receiver_id for one in sessions for turnout in one.turnouts.all()}
    return [one for one in receivers if one.placed or one.pk in came]


def may_report_turnout(seat: Seat, receivers: Iterable[Receiver]) -> Answer:
    """Attendance comes from the schools that take the course, their groups or the bureau."""
    if reporting_for(seat, receivers):
        return YES
    return no(_("到课人数由参加学校的校长、所在集团办公室或教育局登记。"))


def sessions_to_report(sessions: Iterable[Session]) -> list[Session]:
    """Return the sessions whose day has come and that were not called off."""
    return [one for one in sessions if one.on <= today() and not one.is_cancelled]
