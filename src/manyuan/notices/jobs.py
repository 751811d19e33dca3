"""What the worker does for notices: of what closes it tells, it lets them leave, it forgets."""

from datetime import datetime, time, timedelta

from django.utils.timezone import get_default_timezone

from manyuan.kernel.clock import now
from manyuan.notices.actions import tell_of_closing
from manyuan.notices.closings import closings
from manyuan.notices.composing import compose_letters
from manyuan.notices.enums import SendingState
from manyuan.notices.mailing import mail_is_on, send_letters
from manyuan.notices.models import Letter, Notice, RobotText
from manyuan.notices.robots import compose_texts, send_texts
from manyuan.seats.actions import job_seat
from manyuan.seats.queries import bureaus
from manyuan.seats.scope import seated

DAWN = time(6)
KEPT = timedelta(days=365)
SENDINGS_KEPT = timedelta(days=90)


def send_due(moment: datetime | None = None) -> int:
    """Let what is due leave, by e-mail and by robots; return how much has left."""
    at = moment or now()
    if mail_is_on():
        compose_letters(at)
    compose_texts(at)
    return send_letters(at) + send_texts(at)


def tell_what_closes(moment: datetime | None = None) -> int:
    """Tell whoever has yet to answer what is about to close; return of how much was told.

    Not at night: what is told before seven is in the digests of the same day.
    """
    local = (moment or now()).astimezone(get_default_timezone())
    if local.time() < DAWN:
        return 0
    number = 0
    for bureau in bureaus():
        with seated(job_seat(bureau)) as seat:
            for kind in closings():
                near = [one for one in kind.open(seat) if one.is_near_on(local.date())]
                number += sum(tell_of_closing(by=seat, kind=kind, closing=one) for one in near)
    return number


def forget_old() -> int:
    """Delete notices after a year, and what was sent after three months; return how many went."""
    notices_until, sendings_until = now() - KEPT, now() - SENDINGS_KEPT
    number = 0
    for bureau in bureaus():
        with seated(job_seat(bureau)):
            number += Notice.objects.filter(record__at__lt=notices_until).delete()[0]
            ended = RobotText.objects.exclude(state=SendingState.WAITING)
            ended.filter(ended_at__lt=sendings_until).delete()
    Letter.objects.exclude(state=SendingState.WAITING).filter(ended_at__lt=sendings_until).delete()
    return number
