from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from manyuan.seats.actions import close_account, reissue_password, reopen_account
from manyuan.seats.models import Person
from manyuan.seats.permissions import may_manage_account
from manyuan.web.people.access import for_people_managers, person_here
from manyuan.web.people.slips import show_slips
from manyuan.web.seated import SeatRequest


@require_http_methods(["GET", "HEAD", "POST"])
@for_people_managers
def hand_out_password(request: SeatRequest, pk: int) -> HttpResponse:
    """Issue a new one-time password and show it, this once."""
    person = person_here(pk)
    if request.method == "POST":
        return show_slips(request, [reissue_password(by=request.seat, person=person)])
    return _ask(request, person, "people/reissue.html")


@require_http_methods(["GET", "HEAD", "POST"])
@for_people_managers
def end_account(request: SeatRequest, pk: int) -> HttpResponse:
    """Close an account."""
    person = person_here(pk)
    if request.method == "POST":
        close_account(by=request.seat, person=person)
        messages.success(request, _("账号已停用，本人已在各处退出登录。"))
        return redirect("person", pk)
    return _ask(request, person, "people/close.html")


@require_http_methods(["GET", "HEAD", "POST"])
@for_people_managers
def take_back_closing(request: SeatRequest, pk: int) -> HttpResponse:
    """Reopen a closed account."""
    person = person_here(pk)
    if request.method == "POST":
        reopen_account(by=request.seat, person=person)
        messages.success(request, _("账号已恢复。"))
        return redirect("person", pk)
    return _ask(request, person, "people/reopen.html")


def _ask(request: SeatRequest, person: Person, template: str) -> HttpResponse:
    manage = may_manage_account(request.seat, person)
    context = {"person": person, "manage": manage, "is_self": person.pk == request.user.pk}
    return render(request, template, context)
