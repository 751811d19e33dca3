from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from manyuan.kernel.errors import ManyuanError
from manyuan.seats.actions import change_own_password
from manyuan.web.account.forms import FirstPasswordForm, OwnPasswordForm
from manyuan.web.errors import show_on
from manyuan.web.seated import SeatRequest


@method_decorator([sensitive_post_parameters(), never_cache], name="dispatch")
class ChangePassword(FormView):
    """Choose an own password: of free will, or because the present one was issued by the bureau."""

    request: SeatRequest
    template_name = "account/change_password.html"
    success_url = reverse_lazy("desk")

    def get_form_class(self) -> type[Form]:
        """Do not ask again for the one-time password that was typed a moment ago."""
        return FirstPasswordForm if self.request.user.must_change_password else OwnPasswordForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form the person whose password it checks."""
        return {**super().get_form_kwargs(), "user": self.request.user}

    def form_valid(self, form: Form) -> HttpResponse:
        """Store the password and keep this session alone signed in."""
        try:
            person = change_own_password(
                by=self.request.seat, password=form.cleaned_data["new_password1"]
            )
        except (ManyuanError, ValidationError) as error:
            show_on(form, error)
            return self.form_invalid(form)
        update_session_auth_hash(self.request, person)
        messages.success(self.request, _("密码已修改；在其他设备上的登录已全部退出。"))
        return super().form_valid(form)
