"""Conditions on intervals: from the first day up to, not including, the last; no day is open."""

from datetime import date

from django.db.models import Q


def lasts_on(day: date, *, first: str, last: str) -> Q:
    """Return the condition that what begins on ``first`` and ends on ``last`` lasts on ``day``."""
    begun = Q(**{f"{first}__isnull": True}) | Q(**{f"{first}__lte": day})
    return begun & not_ended_by(day, last=last)


def not_ended_by(day: date, *, last: str) -> Q:
    """Return the condition that what ends on ``last`` has not ended by ``day``."""
    return Q(**{f"{last}__isnull": True}) | Q(**{f"{last}__gt": day})
