"""The door of the public pages: nobody signs in, and whoever reads sits in the public's seat."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from manyuan.engagements.signups.models import PublicPage
from manyuan.engagements.signups.queries.pages import page_of_bureau
from manyuan.kernel.errors import ManyuanError
from manyuan.seats.queries import public_seat_of
from manyuan.seats.scope import seated
from manyuan.web.errors import sentence
from manyuan.web.public.limits import TooManyTries
from manyuan.web.seated import SeatRequest, status_of

TOO_MANY = 429


class PublicRequest(SeatRequest):
    """A request as the public's pages get it; ``front`` is the bureau's own page."""

    front: PublicPage


View = Callable[..., HttpResponse]


def for_public(view: View) -> View:
    """Open a page of a bureau to everybody, as long as the bureau's own page is published.

    Who happens to be signed in reads as the public does, too.
    """

    @login_not_required
    @wraps(view)
    def entered(request: PublicRequest, bureau: str, *args: Any, **kwargs: Any) -> HttpResponse:
        seat = public_seat_of(bureau)
        if seat is None:
            return nothing_here(request)
        with seated(seat):
            front = page_of_bureau(seat)
            if front is None:
                return nothing_here(request)
            request.seat, request.front = seat, front
            response = _answer(request, view, args, kwargs)
        if not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response

    return entered


def nothing_here(request: HttpRequest) -> HttpResponse:
    """Say that the public finds nothing at an address."""
    return render(request, "public/nothing_here.html", status=404)


def _answer(
    request: PublicRequest, view: View, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> HttpResponse:
    try:
        return view(request, *args, **kwargs)
    except Http404:
        return nothing_here(request)
    except ManyuanError as error:
        return refused(request, error)


def refused(request: PublicRequest, error: ManyuanError) -> HttpResponse:
    """Say why what was asked for cannot be done."""
    status = status_to(error)
    return render(request, "public/refused.html", {"sentence": sentence(error)}, status=status)


def status_to(error: ManyuanError) -> int:
    """Return the status with which the public hears a refusal."""
    return TOO_MANY if isinstance(error, TooManyTries) else status_of(error)
