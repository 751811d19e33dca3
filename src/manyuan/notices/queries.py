from dataclasses import dataclass
from datetime import timedelta

from django.db.models import BooleanField, Count, ExpressionWrapper, OuterRef, Q, QuerySet, Subquery

from manyuan.kernel.clock import now
from manyuan.notices.enums import SendingState
from manyuan.notices.models import Letter, Notice, Robot, RobotText
from manyuan.seats.models import Seat
from manyuan.seats.queries import people_of_bureau

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


@dataclass(frozen=True, slots=True)
class LetterCounts:
    """How many letters wait, have left within a month, and could not leave."""

    waiting: int
    sent: int
    failed: int


MONTH = timedelta(days=30)


def letters_of_bureau() -> QuerySet[Letter]:
    """Return the letters to people of the bureau in scope."""
    return Letter.objects.filter(person__in=people_of_bureau())


def letter_counts() -> LetterCounts:
    """Return how it stands with the letters to people of the bureau in scope."""
    lately = Q(state=SendingState.SENT, ended_at__gt=now() - MONTH)
    counted = letters_of_bureau().aggregate(
        waiting=Count("pk", filter=Q(state=SendingState.WAITING)),
        sent=Count("pk", filter=lately),
        failed=Count("pk", filter=Q(state=SendingState.FAILED)),
    )
    return LetterCounts(**counted)


def letters_in_trouble() -> QuerySet[Letter]:
    """Return the letters that could not leave, or have not yet at the first try, newest first."""
    tried = Q(state=SendingState.WAITING, tries__gt=0) | Q(state=SendingState.FAILED)
    return letters_of_bureau().filter(tried).select_related("person").order_by("-pk")


def robots_of(seat: Seat) -> QuerySet[Robot]:
    """Return the robots of the bureau, each with how its latest text went."""
    latest = RobotText.objects.filter(robot=OuterRef("pk")).order_by("-pk")
    found = Robot.objects.filter(bureau_id=seat.bureau_id).select_related("unit")
    return found.annotate(
        last_state=Subquery(latest.values("state")[:1]),
        last_error=Subquery(latest.values("last_error")[:1]),
        last_at=Subquery(latest.values("due_at")[:1]),
    )


def failed_texts(seat: Seat) -> int:
    """Return how many texts of robots could not leave."""
    found = RobotText.objects.filter(bureau_id=seat.bureau_id, state=SendingState.FAILED)
    return int(found.count())
