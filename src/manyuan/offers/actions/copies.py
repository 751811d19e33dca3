from collections.abc import Collection

from django.db import transaction

from manyuan.directory.actions.schools import lock_school
from manyuan.directory.models import Expert, School
from manyuan.history.actions import record
from manyuan.kernel.clock import now
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.actions.days import DayFacts, day_at, save_day
from manyuan.offers.actions.requests import next_code
from manyuan.offers.enums import WindowKind
from manyuan.offers.errors import NothingToCopy
from manyuan.offers.models import ExpertDay, VisitRequest
from manyuan.offers.permissions import may_offer_day, may_state_request
from manyuan.offers.queries.copies import CopiedRequest, days_to_copy, requests_to_copy
from manyuan.offers.queries.windows import window_of_year
from manyuan.offers.rows import DAYS, REQUESTS
from manyuan.offers.slots import windows_text
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@transaction.atomic
def copy_requests_from_year(
    *, by: Seat, school: School, year: int, only: Collection[int] | None = None
) -> list[VisitRequest]:
    """A school asks again for what it asked for in ``year``: on the same days of the week after.

    ``only`` are the keys of the requests that somebody chose; what stands already or has no
    school day is left out.
    """
    require(may_state_request(by, school, window_of_year(by, year + 1, WindowKind.VISIT)))
    lock_bureau(by)
    locked = lock_school(school)
    chosen = [
        one
        for one in requests_to_copy(by, locked, year)
        if one.is_possible and (only is None or one.request.pk in only)
    ]
    if not chosen:
        raise NothingToCopy
    written = [_again(by, one, year + 1) for one in chosen]
    record(
        by=by,
        code="requests.copied",
        changes=[REQUESTS.changed(one, before=None) for one in written],
        school=locked.name,
        year=str(SchoolYear(year)),
        count=len(written),
    )
    return written


def _again(by: Seat, copied: CopiedRequest, year: int) -> VisitRequest:
    old = copied.request
    same = ("school", "topic", "stage", "grade", "pupils", "minutes", "hall", "same_day_ok")
    new = VisitRequest(
        bureau_id=by.bureau_id,
        code=next_code(by, year),
        windows=windows_text(copied.slots),
        weight=old.weight,
        stated_by=by,
        stated_at=now(),
        **{name: getattr(old, name) for name in same},
    )
    new.full_clean()
    new.save()
    return new


@transaction.atomic
def copy_days_from_year(
    *, by: Seat, expert: Expert, year: int, only: Collection[int] | None = None
) -> list[ExpertDay]:
    """An expert gives again the days of ``year``: the same days of the week, a year on."""
    require(may_offer_day(by, expert, window_of_year(by, year + 1, WindowKind.VISIT)))
    lock_bureau(by)
    chosen = [
        (one.day, one.slot)
        for one in days_to_copy(by, expert, year)
        if one.slot is not None and one.is_possible and (only is None or one.day.pk in only)
    ]
    if not chosen:
        raise NothingToCopy
    changes, written = [], []
    for old, slot in chosen:
        facts = DayFacts(
            date=slot.day, starts_at=slot.first, ends_at=slot.last, max_visits=old.max_visits
        )
        day, before = day_at(by, expert, facts)
        save_day(by, day)
        changes.append(DAYS.changed(day, before=before))
        written.append(day)
    record(
        by=by,
        code="days.copied",
        changes=changes,
        expert=str(expert),
        year=str(SchoolYear(year)),
        count=len(written),
    )
    return written
