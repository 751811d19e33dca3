"""What is laid on days ahead keeps to days on which pupils are at school, by the bureau's own."""

from datetime import date

from django.db import transaction

from manyuan.directory.models import Expert
from manyuan.offers.actions.days import DayFacts, change_day, offer_day
from manyuan.offers.models import ExpertDay
from manyuan.plans.errors import NoSchoolDay
from manyuan.plans.queries.school_days import school_days
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat


@transaction.atomic
def give_school_day(*, by: Seat, expert: Expert, facts: DayFacts) -> ExpertDay:
    """A day of an expert is given for visits, on which there is school."""
    lock_bureau(by)
    day = offer_day(by=by, expert=expert, facts=facts)
    require_school_day(by, day.date)
    return day


@transaction.atomic
def change_school_day(*, by: Seat, day: ExpertDay, facts: DayFacts) -> ExpertDay:
    """A given day is changed to one on which there is school."""
    lock_bureau(by)
    changed = change_day(by=by, day=day, facts=facts)
    require_school_day(by, changed.date)
    return changed


def require_school_day(by: Seat, day: date) -> None:
    """Let nothing be laid on a day off, by the calendar of the bureau.

    Raises
    ------
    NoSchoolDay
        On weekends, holidays and in the school holidays.
    """
    if day not in school_days(by, [day]):
        raise NoSchoolDay(on=day)
