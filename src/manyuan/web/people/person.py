from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from manyuan.kernel.clock import today
from manyuan.kernel.errors import ManyuanError
from manyuan.seats.actions import Invitation, Issued, correct_person, invite_person
from manyuan.seats.models import Person
from manyuan.seats.permissions import may_manage_account
from manyuan.seats.queries import seats_of_bureau
from manyuan.sheets.people_plan import next_username
from manyuan.web.errors import show_on
from manyuan.web.people.access import for_people_managers, person_here
from manyuan.web.people.forms import InvitationForm, PersonForm
from manyuan.web.people.listing import STATES, state_of
from manyuan.web.people.roles import chosen_role, role_tabs
from manyuan.web.people.seats import seats_table
from manyuan.web.people.slips import show_slips
from manyuan.web.seated import SeatRequest


@require_safe
@for_people_managers
def show_person(request: SeatRequest, pk: int) -> HttpResponseBase:
    """Show a person with the seats over time and what can be done with the account."""
    person = person_here(pk)
    seats = list(seats_of_bureau().filter(person=person).order_by("-starts_on", "-pk"))
    table = seats_table(request.seat, seats)
    partial = table.reply(request)
    if partial is not None:
        return partial
    current = [seat for seat in seats if seat.ends_on is None or seat.ends_on > today()]
    context = {
        "person": person,
        "state": STATES[state_of(person, current)],
        "seats_now": current,
        "table": table.for_request(request),
        "manage": may_manage_account(request.seat, person),
        "is_self": person.pk == request.user.pk,
        "history": reverse("history-object", args=["accounts", person.username]),
    }
    return render(request, "people/person.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_people_managers
@sensitive_variables("issued")
def new_person(request: SeatRequest) -> HttpResponse:
    """Open an account for one person and show its one-time password, this once."""
    role = chosen_role(request)
    form = InvitationForm(request.POST or None, seat=request.seat, role=role)
    if form.is_valid():
        try:
            issued = _invite(request, form)
        except (ManyuanError, ValidationError) as error:
            show_on(form, error)
        else:
            return show_slips(request, [issued])
    context = {"form": form, "tabs": role_tabs(request, role), "role": role}
    return render(request, "people/new.html", context)


def _invite(request: SeatRequest, form: InvitationForm) -> Issued:
    given = form.cleaned_data
    invitation = Invitation(
        username=given["username"] or next_username(form.chosen_unit, form.role),
        name=given["name"],
        role=form.role,
        unit=form.chosen_unit,
        email=given["email"],
        starts_on=given["starts_on"],
        ends_on=given["ends_on"],
    )
    return invite_person(by=request.seat, invitation=invitation)


@require_http_methods(["GET", "HEAD", "POST"])
@for_people_managers
def put_person_right(request: SeatRequest, pk: int) -> HttpResponse:
    """Correct a name or an address."""
    person = person_here(pk)
    known = {"name": person.name, "email": person.email}
    form = PersonForm(request.POST or None, initial=known)
    if form.is_valid() and _correct(request, person, form):
        messages.success(request, _("已更正。"))
        return redirect("person", pk)
    context = {"form": form, "person": person, "manage": may_manage_account(request.seat, person)}
    return render(request, "people/edit.html", context)


def _correct(request: SeatRequest, person: Person, form: PersonForm) -> bool:
    try:
        correct_person(by=request.seat, person=person, **form.cleaned_data)
    except ValidationError as error:
        show_on(form, error)
        return False
    return True
