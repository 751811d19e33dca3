from typing import Any, cast

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.views import (
    INTERNAL_RESET_SESSION_TOKEN,
    PasswordResetCompleteView,
    PasswordResetConfirmView,
    PasswordResetDoneView,
    PasswordResetView,
)
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator

from manyuan.kernel.errors import ManyuanError
from manyuan.seats.actions import change_own_password
from manyuan.seats.models import Person
from manyuan.seats.queries import seats_of
from manyuan.seats.scope import seated
from manyuan.web.account.forms import ForgottenForm, ResetPasswordForm
from manyuan.web.errors import show_on


@method_decorator(login_not_required, name="dispatch")
class Forgotten(PasswordResetView):
    """Send a link by mail; without a mail server, say who can help."""

    template_name = "account/forgotten.html"
    email_template_name = "account/reset_mail.txt"
    subject_template_name = "account/reset_subject.txt"
    form_class = ForgottenForm
    success_url = reverse_lazy("password-reset-done")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Offer no form that could not be answered."""
        if not settings.EMAIL_HOST:
            return render(request, "account/forgotten.html")
        return super().dispatch(request, *args, **kwargs)


@method_decorator(login_not_required, name="dispatch")
class Sent(PasswordResetDoneView):
    """Say the same whether or not an account has the address."""

    template_name = "account/reset_sent.html"


@method_decorator(login_not_required, name="dispatch")
class Confirm(PasswordResetConfirmView):
    """Choose a new password after the link from the mail."""

    template_name = "account/reset_confirm.html"
    form_class = ResetPasswordForm
    success_url = reverse_lazy("password-reset-complete")

    def get_user(self, uidb64: str) -> Person | None:
        """Return the person of the link, unless every seat has ended since."""
        person = super().get_user(uidb64)
        return person if person is not None and seats_of(person) else None

    def form_valid(self, form: "SetPasswordForm[Person]") -> HttpResponse:
        """Store the password through the action, in the person's first seat."""
        seat = seats_of(cast("Person", self.user))[0]
        try:
            with seated(seat):
                change_own_password(
                    by=seat, password=form.cleaned_data["new_password1"], by_mail=True
                )
        except (ManyuanError, ValidationError) as error:
            show_on(form, error)
            return self.form_invalid(form)
        del self.request.session[INTERNAL_RESET_SESSION_TOKEN]
        return redirect(self.get_success_url())


@method_decorator(login_not_required, name="dispatch")
class Complete(PasswordResetCompleteView):
    """Lead back to the sign-in page."""

    template_name = "account/reset_complete.html"
