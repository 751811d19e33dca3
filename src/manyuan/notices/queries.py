from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet

from manyuan.notices.models import Notice
from manyuan.seats.models import Seat

MOST_COUNTED = 100


def unread_count(seat: Seat) -> int:
    """Return how many notices of a seat wait to be read; from a hundred on nobody counts."""
    return int(unread_of(seat).order_by()[:MOST_COUNTED].count())


def unread_of(seat: Seat) -> QuerySet[Notice]:
    """Return the notices that a seat has not read."""
    return Notice.objects.filter(bureau_id=seat.bureau_id, seat=seat, read_at__isnull=True)


def notices_of(seat: Seat, topic: str = "") -> QuerySet[Notice]:
    """Return the notices of a seat, the unread first, of each the newest first."""
    found = Notice.objects.filter(bureau_id=seat.bureau_id, seat=seat)
    if topic:
        found = found.filter(topic=topic)
    is_read = ExpressionWrapper(Q(read_at__isnull=False), output_field=BooleanField())
    told = found.annotate(is_read=is_read).order_by("is_read", "-pk")
    return told.select_related("record__seat__unit", "record__undone_by")


def counts_by_topic(seat: Seat) -> dict[str, tuple[int, int]]:
    """Return of each topic how many notices a seat has, and how many of them are unread."""
    found = Notice.objects.filter(bureau_id=seat.bureau_id, seat=seat).order_by()
    unread = Count("pk", filter=Q(read_at__isnull=True))
    counted = found.values("topic").annotate(all=Count("pk"), unread=unread)
    return {one["topic"]: (one["all"], one["unread"]) for one in counted}


def notice_of(seat: Seat, pk: int) -> Notice | None:
    """Return a notice of this very seat."""
    found = Notice.objects.filter(bureau_id=seat.bureau_id, seat=seat, pk=pk)
    return found.select_related("record__seat__unit", "record__undone_by").first()
