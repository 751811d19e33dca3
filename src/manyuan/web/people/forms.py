from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from manyuan.kernel.clock import today
from manyuan.seats.enums import UNIT_OF_ROLE, Role, UnitKind
from manyuan.seats.models import Seat, Unit
from manyuan.seats.queries import units_of_bureau


class DayInput(forms.DateInput):
    """The browser's own picker of a day."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class SeatForm(forms.Form):
    """Where a person is to sit in one role, and from when until when."""

    unit = forms.ChoiceField(label=_("单位"))
    starts_on = forms.DateField(label=_("开始日期"), widget=DayInput)
    ends_on = forms.DateField(
        label=_("结束日期"),
        required=False,
        widget=DayInput,
        help_text=_("从这一天起不再有效；长期的席位请留空。"),
    )

    def __init__(self, *args: Any, seat: Seat, role: Role, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.role = role
        self.units = _units(seat, role)
        self.fields["starts_on"].initial = today
        choice = cast("forms.ChoiceField", self.fields["unit"])
        choice.choices = [(code, f"{unit.name}（{code}）") for code, unit in self.units.items()]
        if UNIT_OF_ROLE[role] == UnitKind.BUREAU:
            choice.widget = forms.HiddenInput()
            choice.initial = seat.bureau.code

    @property
    def chosen_unit(self) -> Unit:
        """Return the unit that was chosen."""
        return self.units[self.cleaned_data["unit"]]


def _units(seat: Seat, role: Role) -> dict[str, Unit]:
    kind = UNIT_OF_ROLE[role]
    if kind == UnitKind.BUREAU:
        return {seat.bureau.code: seat.bureau}
    return {unit.code: unit for unit in units_of_bureau(kind).order_by("name")}


class InvitationForm(SeatForm):
    """A person to whom an account is opened."""

    name = forms.CharField(label=_("姓名"), max_length=60)
    username = forms.CharField(
        label=_("用户名"),
        max_length=60,
        required=False,
        help_text=_("用来登录；留空则由单位代码、角色和序号生成，例如 s1-principal-1。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    email = forms.EmailField(
        label=_("电子邮箱"), required=False, help_text=_("只用于本人重设密码。")
    )

    field_order = ["name", "unit", "username", "email", "starts_on", "ends_on"]


class PersonForm(forms.Form):
    """What may be put right about a person; the sign-in name stays as it was given."""

    name = forms.CharField(label=_("姓名"), max_length=60)
    email = forms.EmailField(
        label=_("电子邮箱"), required=False, help_text=_("只用于本人重设密码。")
    )


class EndForm(forms.Form):
    """The day from which a seat is no longer held."""

    on = forms.DateField(
        label=_("结束日期"),
        widget=DayInput,
        help_text=_("从这一天起不能再以这个席位登录；选今天即刻生效。"),
    )


class PeopleFileForm(forms.Form):
    """The list of people as a file."""

    file = forms.FileField(
        label=_("人员名单"),
        help_text=_("Excel（.xlsx、.xls）或 CSV 文件，最多 2000 人。"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.csv"}),
    )
