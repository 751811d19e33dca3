from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import add_never_cache_headers

from manyuan.seats.models import Person, Seat
from manyuan.seats.permissions import may_manage_people, require
from manyuan.seats.queries import people_of_bureau, seats_of_bureau
from manyuan.web.seated import SeatRequest

P = ParamSpec("P")
View = Callable[Concatenate[SeatRequest, P], HttpResponseBase]


def for_people_managers(view: View[P]) -> View[P]:
    """Open the page only to who manages the bureau's people, and let no browser keep it."""

    @wraps(view)
    def guarded(request: SeatRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        require(may_manage_people(request.seat))
        response = view(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    return cast("View[P]", guarded)


def person_here(pk: int) -> Person:
    """Return a person of the bureau in scope; anybody else is not found."""
    return get_object_or_404(people_of_bureau(), pk=pk)


def seat_here(pk: int) -> Seat:
    """Return a person's seat at the bureau in scope; any other is not found."""
    return get_object_or_404(seats_of_bureau(), pk=pk)
