"""Forms of roster rows, made of the columns of the district folder."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.directory.models import School, Teacher
from manyuan.directory.rows import row_of
from manyuan.directory.sheets import TEACHER_STORE
from manyuan.offers.queries.teachers import CORRECTABLE
from manyuan.sheets.columns import Column, Kind, Value
from manyuan.sheets.formatting import value_text
from manyuan.sheets.tables import TEACHERS
from manyuan.web.directory.forms import DayInput

UNKNOWN = "—"


class UsualInput(forms.TextInput):
    """A text input that offers the usual words."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self.words = tuple(words)

    def render(
        self,
        name: str,
        value: Any,  # noqa: ANN401 -- Django's signature
        attrs: dict[str, Any] | None = None,
        renderer: Any = None,  # noqa: ANN401 -- Django's signature
    ) -> SafeString:
        """Write the input and its list."""
        list_id = f"{(attrs or {}).get('id', name)}-usual"
        shown = super().render(name, value, {**(attrs or {}), "list": list_id}, renderer)
        offers = format_html_join("", '<option value="{}">', ((word,) for word in self.words))
        return format_html('{}<datalist id="{}">{}</datalist>', shown, list_id, offers)


def field_of(column: Column) -> forms.Field:
    """Return the field in which a column of the roster is filled in."""
    shared: dict[str, Any] = {"label": _(column.label), "required": column.required}
    if column.kind is Kind.DATE:
        return forms.DateField(widget=DayInput, **shared)
    if column.kind is Kind.FLAG:
        choices = [("", UNKNOWN), ("1", _("是")), ("0", _("否"))]
        return forms.ChoiceField(choices=choices, **shared)
    if column.choices is not None:
        words = [(word, _(label)) for word, label in column.choices.items()]
        return forms.ChoiceField(choices=[("", UNKNOWN), *words], **shared)
    widget = UsualInput(column.usual) if column.usual else forms.TextInput()
    return forms.CharField(max_length=column.longest, widget=widget, **shared)


class TeacherForm(forms.Form):
    """What a school may say of a teacher."""

    def __init__(self, *args: Any, places: Sequence[School], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in CORRECTABLE:
            self.fields[name] = field_of(TEACHERS.column(name))
        self.fields["school"] = forms.ChoiceField(
            label=_("任教地点"), choices=[(place.code, place.name) for place in places]
        )
        if len(places) == 1:
            del self.fields["school"]
        if "at_school_since" in self.fields:
            self.fields["at_school_since"].help_text = _("在本校（含校区）任教的开始日期。")

    def values(self) -> dict[str, Value]:
        """Return what was filled in, None for what is not known."""
        return {name: value or None for name, value in self.cleaned_data.items()}


class NewTeacherForm(TeacherForm):
    """A teacher who is missing on the list."""

    teacher = forms.CharField(
        label=gettext_lazy("教师编号"),
        max_length=32,
        help_text=gettext_lazy("与上报名单一致的编号；不填身份证号。"),
    )
    field_order = ("teacher",)


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(
        label=gettext_lazy("原因"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("原因会写进历史记录。"),
    )


def known_of(teacher: Teacher) -> Mapping[str, str]:
    """Return a roster row as a form shows it."""
    return {name: value_text(value) for name, value in row_of(TEACHER_STORE, teacher).items()}
