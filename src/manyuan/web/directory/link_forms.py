"""The forms of links."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

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
    """For how many days the calendar can be read; it may hold one of its unit alone.

    ``alone`` are the experts of a partner, the venues and teachers of a school: value and label.
    """

    only = forms.ChoiceField(
        label=_("只含其中一项"),
        required=False,
        help_text=_("不选时，日历含这个单位的全部安排；个人的交流只在本人的日历里。"),
    )
    field_order = ("only", "days")

    def __init__(self, *args: Any, alone: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, days=self.DAYS[Role.CALENDAR_LINK], **kwargs)
        chooser = self.fields["only"]
        assert isinstance(chooser, forms.ChoiceField)  # noqa: S101 -- tells the type checker
        chooser.choices = [("", _("全部")), *alone]
        if not alone:
            del self.fields["only"]
