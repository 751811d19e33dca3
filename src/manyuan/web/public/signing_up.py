"""The page on which the public signs up; what answers the form is the confirmation itself."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from manyuan.engagements.signups.actions import Entered, sign_up
from manyuan.engagements.signups.errors import NotForPublic
from manyuan.engagements.signups.kinds import Shown
from manyuan.engagements.signups.models import SignUp
from manyuan.kernel.errors import BadInput, NotPossible
from manyuan.web.directory.asking import sent
from manyuan.web.errors import show_on
from manyuan.web.public.cards import activity_card, list_card
from manyuan.web.public.codes import registration_shown
from manyuan.web.public.entering import PublicRequest, for_public, status_to
from manyuan.web.public.finding import list_at
from manyuan.web.public.forms import EntryForm
from manyuan.web.public.limits import know_session, require_calm, wait

BAD = 400


@sensitive_post_parameters()
@sensitive_variables()
@for_public
@require_http_methods(["GET", "HEAD", "POST"])
def sign_up_page(request: PublicRequest, number: int) -> HttpResponse:
    """Show the form of a list, or sign up with what was filled in."""
    to, shown = list_at(request.seat, number)
    form = EntryForm(sent(request), seat=request.seat, sign_up=to)
    if request.method != "POST":
        return know_session(request, _page(request, to, shown, form))
    if not form.is_valid():
        return _page(request, to, shown, form, status=BAD)
    try:
        entered = _enter(request, to, shown, form)
    except (BadInput, NotPossible) as refusal:
        show_on(form, refusal)
        return wait(_page(request, to, shown, form, status=status_to(refusal)))
    return render(request, "public/signed_up.html", _said(request, entered, shown))


def _enter(request: PublicRequest, to: SignUp, shown: Shown, form: EntryForm) -> Entered:
    require_calm(request, contact=form.entry.phone)
    if shown.is_cancelled:
        raise NotForPublic
    submission = form.cleaned_data["submission"]
    return sign_up(by=request.seat, to=to, entry=form.entry, submission=submission)


def _page(
    request: PublicRequest, to: SignUp, shown: Shown, form: EntryForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "sign_up": to,
        "card": list_card(request.seat, to),
        "activity": activity_card(request.seat, shown),
        "form": form,
        "address": request.path,
    }
    return render(request, "public/signup.html", context, status=status)


def _said(request: PublicRequest, entered: Entered, shown: Shown) -> dict[str, object]:
    return {
        "code": entered.code,
        "is_new": entered.is_new,
        "activity": activity_card(request.seat, shown),
        **registration_shown(request.seat, entered.registration),
    }
