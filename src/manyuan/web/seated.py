from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.template.response import SimpleTemplateResponse
from django.utils.cache import patch_cache_control
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from manyuan.kernel.errors import BadInput, ManyuanError, NotPossible, Refused
from manyuan.seats.models import Person, Seat
from manyuan.seats.queries import seats_of
from manyuan.seats.scope import seated
from manyuan.web.errors import sentence

SESSION_KEY = "seat"
FIRST_STEP = "change-password"
STATUS = {Refused: 403, NotPossible: 409, BadInput: 400}
TEMPLATE = {403: "403.html"}


def status_of(error: ManyuanError) -> int:
    """Return the status with which a page says what our rules refuse."""
    return next((code for kind, code in STATUS.items() if isinstance(error, kind)), 400)


class SeatRequest(HttpRequest):
    """A request as pages get it: from somebody in a seat."""

    user: Person
    seat: Seat
    seats: list[Seat]
    htmx: HtmxDetails


class SeatMiddleware:
    """Puts the visitor into a seat and the page into the scope of its bureau.

    A signed-in person without a seat sees why instead of a page; a page that nobody's seat opened
    runs outside every scope, where each query of ours raises.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: SeatRequest) -> HttpResponse:
        """Answer the request within the seat's scope."""
        request.seats = seats_of(request.user) if request.user.is_authenticated else []
        if not request.seats:
            return _whole_page(request, self.get_response(request))
        chosen = request.session.get(SESSION_KEY)
        request.seat = next((s for s in request.seats if s.pk == chosen), request.seats[0])
        with seated(request.seat):
            response = self.get_response(request)
            if isinstance(response, SimpleTemplateResponse):
                response.render()
        if not response.has_header("Cache-Control"):
            # What one seat sees is nobody else's to keep, least of all a proxy's.
            patch_cache_control(response, private=True, no_cache=True)
        return _whole_page(request, response)

    def process_view(
        self,
        request: SeatRequest,
        view: Callable[..., HttpResponse],
        _args: object,
        _kwargs: object,
    ) -> HttpResponse | None:
        """Send people first to what they must do first, except on pages that ask for no login."""
        match = request.resolver_match
        name = match.url_name if match else None
        if not request.user.is_authenticated or not getattr(view, "login_required", True):
            return None
        if not request.seats:
            return render(request, "account/no_seat.html", status=403)
        if request.user.must_change_password and name != FIRST_STEP:
            return redirect(FIRST_STEP)
        return None

    def process_exception(self, request: SeatRequest, error: Exception) -> HttpResponse | None:
        """Answer what our rules refuse with the reason; anything else is a fault of ours."""
        if not isinstance(error, ManyuanError):
            return None
        status = status_of(error)
        context = {"sentence": sentence(error), "status": status}
        return render(request, TEMPLATE.get(status, "400.html"), context, status=status)


def _whole_page(request: SeatRequest, response: HttpResponse) -> HttpResponse:
    """Let the browser itself go where a page must be seen whole, not only a part swapped by htmx.

    A session that ran out would otherwise put the sign-in page into the middle of a table.
    """
    if not request.htmx or response.status_code != HTTPStatus.FOUND:
        return response
    address = response.headers["Location"]
    first = (resolve_url(settings.LOGIN_URL), resolve_url(FIRST_STEP))
    return HttpResponseClientRedirect(address) if address.startswith(first) else response
