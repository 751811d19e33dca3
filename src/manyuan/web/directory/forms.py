"""The forms of the directory; labels and choices are the models' own, rules are the actions'."""

import re
import unicodedata
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.directory.actions.groups import ENDED, GroupFacts
from manyuan.directory.actions.partners import PartnerFacts
from manyuan.directory.actions.schools import SchoolFacts
from manyuan.directory.enums import GroupState
from manyuan.directory.models import Group, Partner, School
from manyuan.directory.visibility import visible_schools
from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Seat
from manyuan.seats.queries import units_of_bureau
from manyuan.web.directory.choosing import SchoolField, option_of

CODE = re.compile(r"[\w.-]+")
FIXED_CODE = gettext_lazy(
    "代码一经登记不能修改：历史记录和上报数据都靠它对应。如有差错，请停办后另行登记。"
)


class DayInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


def plain_code(text: str) -> str:
    """Return a code as it is stored, plain letters and digits; anything else is no code."""
    code = unicodedata.normalize("NFKC", text)
    if not CODE.fullmatch(code):
        raise ValidationError(_("代码只能由文字、数字、点、横线和下划线组成。"))
    return code


class HourInput(forms.TimeInput):
    """The browser's own clock."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class UnitForm(forms.ModelForm):
    """The code and the name of a unit, before what is known of it."""

    code = forms.CharField(label=gettext_lazy("代码"), max_length=32)
    name = forms.CharField(
        label=gettext_lazy("名称"), max_length=120, widget=forms.TextInput({"wide": True})
    )
    field_order = ("code", "name")
    unit_kind: ClassVar[UnitKind]

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seat = seat
        if self.instance.pk is not None:
            self.initial.update(code=self.instance.code, name=self.instance.name)
            self.fields["code"].disabled = True
            self.fields["code"].help_text = FIXED_CODE

    def clean_code(self) -> str:
        """Return the code as it is stored: plain letters and digits that no other unit has."""
        if self.fields["code"].disabled:
            return str(self.cleaned_data["code"])
        code = plain_code(self.cleaned_data["code"])
        other = units_of_bureau(self.unit_kind).filter(code=code).first()
        if other is not None:
            raise ValidationError(
                _("代码 %(code)s 已用于%(name)s，请换一个代码。"),
                params={"code": code, "name": other.name},
            )
        return code


class PlacedForm(UnitForm):
    """A unit that lies somewhere: longitude and latitude, both or none."""

    limits = {"lon": 180, "lat": 90}

    def clean(self) -> dict[str, Any]:
        """Point at the coordinate that is missing or cannot be."""
        given = super().clean() or self.cleaned_data
        for name, limit in self.limits.items():
            value = given.get(name)
            if value is not None and abs(value) > limit:
                self.add_error(name, _("须在 −%(limit)s 与 %(limit)s 度之间。") % {"limit": limit})
        missing = [
            name for name in self.limits if given.get(name) is None and name not in self.errors
        ]
        if len(missing) == 1 and not self.errors:
            self.add_error(missing[0], _("经度和纬度须同时填写，或都留空。"))
        return given


class SchoolForm(PlacedForm):
    """What the register holds of a school."""

    campus_of = SchoolField(
        label=gettext_lazy("所属学校"),
        required=False,
        help_text=gettext_lazy("只有校区填写：它属于哪所法人学校。可输入名称或代码查找。"),
    )
    unit_kind = UnitKind.SCHOOL

    class Meta:
        model = School
        fields = (
            "kind",
            "nature",
            "setting",
            "strength",
            "opened_on",
            "address",
            "lon",
            "lat",
        )
        widgets = {"opened_on": DayInput, "address": forms.TextInput(attrs={"wide": "true"})}
        help_texts = {"lon": gettext_lazy("WGS-84 坐标，单位：度。")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        legal = visible_schools(self.seat).filter(campus_of__isnull=True)
        chooser = self.fields["campus_of"]
        assert isinstance(chooser, SchoolField)  # noqa: S101 -- tells the type checker
        chooser.offer(legal.exclude(pk=self.instance.pk))
        if self.instance.pk is not None and self.instance.campus_of is not None:
            self.initial["campus_of"] = option_of(self.instance.campus_of)

    def facts(self) -> SchoolFacts:
        """Return what was filled in."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "code"}
        return SchoolFacts(**given)


class GroupForm(UnitForm):
    """What the register holds of a group; its end is registered on a page of its own."""

    unit_kind = UnitKind.GROUP

    class Meta:
        model = Group
        fields = ("tightness", "state", "founded_on")
        widgets = {"founded_on": DayInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        state = self.fields["state"]
        assert isinstance(state, forms.TypedChoiceField)  # noqa: S101 -- tells the type checker
        own = self.instance.state
        state.choices = [
            (value, label)
            for value, label in [("", "—"), *GroupState.choices]
            if value == own or (value not in ENDED and own not in ENDED)
        ]
        if self.instance.pk is None:
            self.initial.setdefault("state", GroupState.ESTABLISHED)

    def facts(self) -> GroupFacts:
        """Return what was filled in."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "code"}
        return GroupFacts(**given)


class PartnerForm(PlacedForm):
    """What the register holds of a partner."""

    unit_kind = UnitKind.PARTNER

    class Meta:
        model = Partner
        fields = ("kind", "lon", "lat")
        help_texts = {"lon": gettext_lazy("WGS-84 坐标，单位：度。")}

    def facts(self) -> PartnerFacts:
        """Return what was filled in."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "code"}
        return PartnerFacts(**given)
