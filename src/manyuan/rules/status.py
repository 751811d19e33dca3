from collections.abc import Iterable
from enum import StrEnum


class Status(StrEnum):
    """How well the source of a rule is known; the order is from weakest to strongest."""

    PROPOSED = "proposed"  # a default of ours, copied from no document
    RECALLED = "recalled"  # general knowledge or a secondary rendering, not the text itself
    VERIFIED = "verified"  # the source text was read


_STRENGTH = {status: place for place, status in enumerate(Status)}


def weakest(statuses: Iterable[Status]) -> Status:
    """Return the status of a result: that of the weakest rule on which it rests.

    Raises
    ------
    ValueError
        If there is no rule at all.

    Examples
    --------
    >>> weakest([Status.VERIFIED, Status.RECALLED]).value
    'recalled'
    """
    return min(statuses, key=_STRENGTH.__getitem__)
