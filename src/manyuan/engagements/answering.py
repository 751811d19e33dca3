"""Arranging what somebody needs: the engagement and the note that it meets the need, in one."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from django.db import transaction

from manyuan.offers.actions.needs import meet_need
from manyuan.offers.models import Need
from manyuan.seats.models import Seat


class Coded(Protocol):
    """An engagement of any kind, named by its code."""

    code: str


E = TypeVar("E", bound=Coded)


def arranged(need: Need | None, arrange: Callable[[], E], *, by: Seat) -> E:
    """Arrange an engagement and note that it meets a need; without a need only arrange it.

    What the note refuses takes the engagement back with it.
    """
    with transaction.atomic():
        engagement = arrange()
        if need is not None:
            meet_need(by=by, need=need, engagement=engagement.code)
    return engagement
