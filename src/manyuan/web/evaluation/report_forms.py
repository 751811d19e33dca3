"""The form by which the bureau corrects what a school reported."""

from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.directory.models import ResourceReport
from manyuan.directory.queries.reports import REPORTED
from manyuan.sheets.tables import RESOURCES


class ReportForm(forms.ModelForm):
    """Every column of a report; an empty field means that the number is not known."""

    reason = forms.CharField(
        label=gettext_lazy("更正原因"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("写明依据，例如“学校 10 月 12 日来函更正”；原因会记入历史。"),
    )

    class Meta:
        model = ResourceReport
        fields: ClassVar = list(REPORTED)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for name in REPORTED:
            field, note = self.fields[name], RESOURCES.column(name).note
            field.help_text = _(note) if note else ""
            field.widget.attrs["inputmode"] = "decimal"

    @property
    def values(self) -> Mapping[str, int | Decimal | None]:
        """Return what was filled in, by column."""
        return {name: self.cleaned_data[name] for name in REPORTED}
