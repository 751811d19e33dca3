from collections.abc import Iterator, Sequence

from django.db.models import Q
from django.utils.translation import gettext as _

from manyuan.engagements.enums import FlowStatus
from manyuan.engagements.models import Occasion
from manyuan.engagements.occasions.facts import OccasionFacts
from manyuan.plans.queries.school_days import school_days
from manyuan.seats.models import Seat

MOST = 5


def remarks(seat: Seat, *, kind: str, code: str, occasions: Sequence[OccasionFacts]) -> list[str]:
    """Return what speaks against the occasions without ruling them out, in the reader's language.

    Pupils and halls of a school may well hold two things at once; days off and small venues may be
    meant. Whoever saves has read it.
    """
    ahead = [one for one in occasions if one.takes_place]
    return [
        *_days_off(seat, ahead),
        *too_small(ahead),
        *_at_the_same_school(seat, kind, code, ahead),
    ][: MOST + 1]


def _days_off(seat: Seat, occasions: Sequence[OccasionFacts]) -> Iterator[str]:
    days = sorted({one.starts_on for one in occasions if one.starts_at is not None})
    off = [day for day in days if day not in school_days(seat, days)] if days else []
    if off:
        shown = _("、").join(day.isoformat() for day in off[:MOST])
        yield _("{days} 不是上学日。").format(days=shown)


def too_small(occasions: Sequence[OccasionFacts]) -> Iterator[str]:
    """Say of the first venue that holds fewer people than are expected how many it holds."""
    for one in occasions:
        capacity = one.venue.capacity if one.venue else None
        if one.people and capacity and one.people > capacity:
            said = _("{venue}容纳 {capacity} 人，安排了 {people} 人。")
            yield said.format(venue=one.venue, capacity=capacity, people=one.people)
            return


def _at_the_same_school(
    seat: Seat, kind: str, code: str, occasions: Sequence[OccasionFacts]
) -> Iterator[str]:
    timed = [one for one in occasions if one.starts_at is not None and one.place is not None]
    if not timed:
        return
    same_time = Q()
    for one in timed:
        same_time |= Q(
            starts_on=one.starts_on,
            place=one.place,
            starts_at__lt=one.ends_at,
            ends_at__gt=one.starts_at,
        )
    found = Occasion.objects.filter(same_time, bureau_id=seat.bureau_id)
    others = found.exclude(status=FlowStatus.CANCELLED).exclude(kind=kind, code=code)
    for other in others.select_related("place")[:MOST]:
        said = _("{place}在 {on} {starts}–{ends} 还有「{title}」。")
        yield said.format(
            place=other.place,
            on=other.starts_on.isoformat(),
            starts=f"{other.starts_at:%H:%M}",
            ends=f"{other.ends_at:%H:%M}",
            title=other.title,
        )
