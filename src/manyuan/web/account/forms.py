from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib.auth.forms import (
    AuthenticationForm,
    PasswordChangeForm,
    PasswordResetForm,
    SetPasswordForm,
)
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from manyuan.seats.models import Person
from manyuan.seats.queries import seats_of


class SignInForm(AuthenticationForm):
    """Name and password; the answer to a wrong one never says which of the two was wrong."""

    error_messages = {
        "invalid_login": _(
            "用户名或密码不正确，请核对后再试。忘记密码时，可请教育局重新发放一次性密码。"
        ),
        "inactive": _(
            "用户名或密码不正确，请核对后再试。忘记密码时，可请教育局重新发放一次性密码。"
        ),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("用户名")
        self.fields["password"].label = _("密码")

    def clean_username(self) -> str:
        """Return the name as it is kept, so that failures count against one name."""
        return Person.normalize_username(self.cleaned_data["username"])


class _NewPassword(SetPasswordForm):
    """Asks twice for a new password, which must not be the present one."""

    error_messages = {"password_mismatch": _("两次输入的新密码不一致，请重新输入。")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].label = _("新密码")
        self.fields["new_password1"].help_text = _(
            "至少 10 个字符，不能全是数字，不要用姓名、用户名或常见密码。"
        )
        self.fields["new_password2"].label = _("再输入一次新密码")
        self.fields["new_password2"].help_text = ""

    def clean_new_password1(self) -> str:
        """Refuse the password that is to be replaced."""
        password: str = self.cleaned_data["new_password1"]
        if self.user.check_password(password):
            raise ValidationError(_("新密码不能与现在的密码相同，请换一个。"))
        return password


class FirstPasswordForm(_NewPassword):
    """Right after the one-time password was typed, it is not asked for again."""


class ResetPasswordForm(_NewPassword):
    """Who came by a link from the mail has forgotten the old password."""


class OwnPasswordForm(_NewPassword, PasswordChangeForm):
    """A new password for who still knows the old one."""

    field_order = ["old_password", "new_password1", "new_password2"]
    error_messages = {
        **_NewPassword.error_messages,
        "password_incorrect": _("现在的密码不正确，请重新输入。"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = _("现在的密码")


class ForgottenForm(PasswordResetForm):
    """The address to which a link is sent, if an account in use has it."""

    email = forms.EmailField(
        label=_("电子邮箱"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def get_users(self, email: str) -> Iterator[Person]:
        """Return the accounts with the address whose owner still has a seat."""
        return (person for person in super().get_users(email) if seats_of(person))
