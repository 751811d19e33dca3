"""The forms of links."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from manyuan.directory.models import Expert
from manyuan.kernel.clock import today
from manyuan.seats.actions.links import LONGEST_DAYS
from manyuan.seats.enums import Role


class LinkForm(forms.Form):
    """For how many days the link opens."""

    DAYS = {Role.PARTNER_LINK: 90, Role.CALENDAR_LINK: 365}

    days = forms.IntegerField(
        label=_("有效天数"),
        min_value=1,
        max_value=LONGEST_DAYS,
        help_text=_("从今天算起，到期自动失效；期间可以随时撤销。"),
    )

    def __init__(self, *args: Any, days: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["days"].initial = days

    @property
    def expires_on(self) -> date:
        """Return the first day on which the link opens nothing."""
        return today() + timedelta(days=self.cleaned_data["days"])


class CalendarForm(LinkForm):
    """For how many days the calendar can be read; one of a partner may hold a single expert."""

    expert = forms.ChoiceField(
        label=_("只含一位专家"),
        required=False,
        help_text=_("不选时，日历含这个单位的全部到校。"),
    )
    field_order = ("expert", "days")

    def __init__(self, *args: Any, experts: Sequence[Expert], **kwargs: Any) -> None:
        super().__init__(*args, days=self.DAYS[Role.CALENDAR_LINK], **kwargs)
        chooser = self.fields["expert"]
        assert isinstance(chooser, forms.ChoiceField)  # noqa: S101 -- tells the type checker
        chooser.choices = [("", _("全部"))] + [(one.code, str(one)) for one in experts]
        if not experts:
            del self.fields["expert"]
