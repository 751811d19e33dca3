from axes.helpers import get_cool_off
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from manyuan.web.account.forms import SignInForm
from manyuan.web.seated import SESSION_KEY, SeatRequest


class SignIn(LoginView):
    """Sign in; who is signed in already goes on to the desk."""

    template_name = "account/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True
    extra_context = {"tries": settings.AXES_FAILURE_LIMIT}


@login_not_required
def locked_out(
    request: HttpRequest, _response: object = None, _credentials: object = None
) -> HttpResponse:
    """Say how long a name is locked after too many wrong passwords, known or not."""
    pause = get_cool_off(request)
    seconds = int(pause.total_seconds()) if pause else 0
    context = {"tries": settings.AXES_FAILURE_LIMIT, "minutes": -(-seconds // 60)}
    response = render(request, "account/locked_out.html", context, status=429)
    response["Retry-After"] = str(seconds)
    return response


@require_POST
def choose_seat(request: SeatRequest) -> HttpResponse:
    """Sit in another of one's own seats that are held today."""
    wanted = request.POST.get("seat", "")
    seat = next((seat for seat in request.seats if str(seat.pk) == wanted), None)
    if seat is None:
        raise Http404
    stays = seat.bureau_id == request.seat.bureau_id
    request.session[SESSION_KEY] = seat.pk
    address = request.POST.get("next", "")
    if stays and is_own_address(request, address):
        return redirect(address)
    return redirect("desk")


def is_own_address(request: HttpRequest, address: str) -> bool:
    """Say whether an address that came with a request leads to a page of ours."""
    return url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
