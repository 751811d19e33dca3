"""Reading leaves no record: what somebody has read of their own is nobody else's to know."""

from manyuan.kernel.clock import now
from manyuan.notices.models import Notice
from manyuan.notices.queries import unread_of
from manyuan.seats.models import Seat


def read_notice(seat: Seat, notice: Notice) -> None:
    """Mark a notice of the seat as read."""
    unread_of(seat).filter(pk=notice.pk).update(read_at=now())


def read_all(seat: Seat, topic: str = "") -> int:
    """Mark all notices of the seat as read, or those of one topic; return how many there were."""
    unread = unread_of(seat)
    return (unread.filter(topic=topic) if topic else unread).update(read_at=now())
