"""The door of every page behind a link: whoever has the address sits in the link's seat."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.signing import BadSignature
from django.http import Http404, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.debug import sensitive_variables

from manyuan.kernel.errors import ManyuanError
from manyuan.seats.actions import note_use
from manyuan.seats.enums import LinkUseKind, Role
from manyuan.seats.models import Link
from manyuan.seats.queries import link_with_digest
from manyuan.seats.scope import seated
from manyuan.seats.tokens import digest_of
from manyuan.web.links.refusing import forged, nothing_here, refused
from manyuan.web.seated import SeatRequest

REDIRECTS = 302


class LinkRequest(SeatRequest):
    """A request as pages behind a link get it: from the seat of the link, whoever sends it."""

    link: Link
    token: str


View = Callable[..., HttpResponse]


def through_link(role: Role, *, use: LinkUseKind = LinkUseKind.OPENED) -> Callable[[View], View]:
    """Open a page to whoever has a link of this role, and to nobody by any other way.

    A visitor who happens to be signed in acts from the link's seat as well: what is done here is
    done by whoever has the address.
    """

    def decorate(view: View) -> View:
        @login_not_required
        @wraps(view)
        @sensitive_variables("token")
        def entered(request: LinkRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                link = link_with_digest(digest_of(token))
            except BadSignature:
                return _sealed(forged(request))
            if link is None or link.seat.role != role:
                return _sealed(nothing_here(request))
            request.link, request.seat, request.token = link, link.seat, token
            with seated(link.seat):
                response = _answer(request, view, args, kwargs)
                is_deed = request.method == "POST" and response.status_code == REDIRECTS
                note_use(link=link, kind=LinkUseKind.ACTED if is_deed else use)
            return _sealed(response)

        return entered

    return decorate


def _answer(
    request: LinkRequest, view: View, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> HttpResponse:
    try:
        return view(request, *args, **kwargs)
    except Http404:
        return nothing_here(request)
    except ManyuanError as error:
        return refused(request, error)


def _sealed(response: HttpResponse) -> HttpResponse:
    """Let no browser, proxy or search engine keep what an address opens."""
    add_never_cache_headers(response)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
