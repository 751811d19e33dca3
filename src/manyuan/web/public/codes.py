"""With the confirmation code: look up, cancel, take along and erase one's registration."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from manyuan.engagements.signups.actions import cancel_registration, erase_registration
from manyuan.engagements.signups.enums import RegistrationState
from manyuan.engagements.signups.errors import CodeUnknown
from manyuan.engagements.signups.models import Registration
from manyuan.engagements.signups.queries.lists import shown_engagement
from manyuan.engagements.signups.queries.registrations import ahead_of, registration_with_code
from manyuan.kernel.errors import BadInput, NotPossible
from manyuan.seats.models import Seat
from manyuan.web.directory.asking import sent
from manyuan.web.errors import show_on
from manyuan.web.public.cards import activity_card
from manyuan.web.public.entering import PublicRequest, for_public, status_to
from manyuan.web.public.forms import CodeForm
from manyuan.web.public.limits import count_wrong_code, know_session, wait
from manyuan.web.public.when import moment_of

SIGNS = {
    RegistrationState.CONFIRMED: "met",
    RegistrationState.WAITING: "near",
    RegistrationState.CANCELLED: "unknown",
    RegistrationState.REFUSED: "missed",
}


@sensitive_post_parameters()
@sensitive_variables()
@for_public
@require_http_methods(["GET", "HEAD", "POST"])
def look_up(request: PublicRequest) -> HttpResponse:
    """Show the registration that a code opens; the code stays out of the address."""
    form = CodeForm(sent(request))
    if not form.is_valid():
        return know_session(request, _ask(request, form))
    try:
        found = _found(request, form.cleaned_data["code"])
    except (BadInput, NotPossible) as refusal:
        show_on(form, refusal)
        return wait(_ask(request, form, status=status_to(refusal)))
    return _show(request, found, form.cleaned_data["code"])


@sensitive_post_parameters()
@sensitive_variables()
@for_public
@require_POST
def cancel(request: PublicRequest) -> HttpResponse:
    """Give one's place back."""
    code = request.POST.get("code", "")
    found = _found(request, code)
    cancelled = cancel_registration(by=request.seat, registration=found, code=code)
    return _show(request, cancelled, code, said=_("已取消，名额已让给候补的人。"))


@sensitive_post_parameters()
@sensitive_variables()
@for_public
@require_POST
def erase(request: PublicRequest) -> HttpResponse:
    """Let nothing of oneself stay."""
    code = request.POST.get("code", "")
    erase_registration(by=request.seat, registration=_found(request, code), code=code)
    return render(request, "public/erased.html")


@sensitive_post_parameters()
@sensitive_variables()
@for_public
@require_POST
def take_along(request: PublicRequest) -> HttpResponse:
    """Hand out all that is kept of somebody, as a file that programs read."""
    found = _found(request, request.POST.get("code", ""))
    kept = {
        "list": found.sign_up.title,
        "number": found.number,
        "state": found.state,
        "people": found.people,
        "school": found.school.name if found.school else None,
        "guardian": found.guardian,
        "phone": found.phone,
        "signed_up_at": found.made_at.isoformat(),
        "deleted_on": found.sign_up.delete_on.isoformat(),
    }
    answer = JsonResponse(kept, json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Content-Disposition"] = 'attachment; filename="registration.json"'
    return answer


def registration_shown(seat: Seat, registration: Registration) -> dict[str, object]:
    """Return what a page says of a registration, in words."""
    state = RegistrationState(registration.state)
    waits = state == RegistrationState.WAITING
    return {
        "registration": registration,
        "sign": SIGNS[state],
        "state": state.label,
        "ahead": ahead_of(seat, registration) if waits else 0,
        "waits": waits,
        "has_place": state == RegistrationState.CONFIRMED,
        "made": moment_of(registration.made_at),
    }


def _found(request: PublicRequest, code: str) -> Registration:
    found = registration_with_code(request.seat, code)
    if found is None:
        count_wrong_code(request)
        raise CodeUnknown
    return found


def _ask(request: PublicRequest, form: CodeForm, *, status: int = 200) -> HttpResponse:
    return render(request, "public/code.html", {"form": form}, status=status)


def _show(
    request: PublicRequest, registration: Registration, code: str, said: str = ""
) -> HttpResponse:
    to = registration.sign_up
    shown = shown_engagement(request.seat, to.kind, to.code)
    context = {
        "code": code,
        "said": said,
        "activity": activity_card(request.seat, shown) if shown else None,
        **registration_shown(request.seat, registration),
    }
    return render(request, "public/registration.html", context)
