"""The forms of the register of venues; rules are the actions'."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from manyuan.directory.actions.venues import VenueFacts
from manyuan.directory.models import School, Venue
from manyuan.directory.queries.venues import schools_with_own_venues
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat
from manyuan.web.directory.choosing import SchoolField, option_of
from manyuan.web.directory.forms import DayInput, plain_code

OWN = ("name", "kind", "capacity", "area", "rules", "contact", "is_shared")


class VenueForm(forms.ModelForm):
    """What the register holds of a venue."""

    class Meta:
        model = Venue
        fields = OWN
        widgets: ClassVar = {
            "rules": forms.Textarea({"rows": 3}),
            "contact": forms.TextInput({"wide": True}),
        }
        help_texts: ClassVar = {
            "rules": _("写成一段话；预订的人会先看到。"),
            "contact": _("例如总务处电话；请不要写个人手机号。"),
            "is_shared": _("不勾选时只有本校可以预订。"),
        }

    def facts(self) -> VenueFacts:
        """Return what was filled in."""
        return VenueFacts(**{name: self.cleaned_data[name] for name in OWN})


class NewVenueForm(VenueForm):
    """A venue that enters the register: its code and its school beside what it is."""

    code = forms.CharField(
        label=_("场地编号"),
        max_length=32,
        help_text=_("自编，例如 CD01；一经登记不能修改。"),
    )
    school = SchoolField(label=_("所在学校"), help_text=_("输入名称或代码查找，从列表中选择。"))
    field_order = ("code", "school")

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser = self.fields["school"]
        assert isinstance(chooser, SchoolField)  # noqa: S101 -- tells the type checker
        chooser.offer(schools_with_own_venues(seat))
        if len(chooser.entries) == 1:
            chooser.initial = option_of(chooser.entries[0])

    def clean_code(self) -> str:
        """Return the code as it is stored."""
        return plain_code(self.cleaned_data["code"])

    @property
    def chosen(self) -> School:
        """Return the school whose venue it is."""
        school: School = self.cleaned_data["school"]
        return school


class CloseVenueForm(forms.Form):
    """From which day a venue is no longer used, and why."""

    on = forms.DateField(
        label=_("停用日期"), widget=DayInput, initial=today, help_text=_("从这一天起不再使用。")
    )
    reason = forms.CharField(
        label=_("停用原因"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("例如：翻修。预订了以后时间的学校会看到。"),
    )
