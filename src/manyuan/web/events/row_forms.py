"""Rows of schools that take part, and of the programme; a row left empty is left out."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from manyuan.directory.models import School
from manyuan.directory.queries.schools import schools_on
from manyuan.engagements.kinds.event.actions import ItemFacts, PartFacts
from manyuan.engagements.kinds.event.enums import Part
from manyuan.engagements.kinds.event.models import Event
from manyuan.engagements.kinds.event.queries.events import parts_of_event, programme_of
from manyuan.engagements.kinds.event.rows import clock
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat
from manyuan.web.directory.choosing import SchoolField, option_of
from manyuan.web.directory.forms import DayInput, HourInput

FREE_ROWS, MOST_ROWS, MOST_PEOPLE = 4, 200, 100_000


class PartForm(forms.Form):
    """A school that takes part."""

    school = SchoolField(label=pgettext_lazy("event", "学校"), required=False)
    part = forms.ChoiceField(
        label=gettext_lazy("角色"), choices=Part.choices, initial=Part.GUEST, required=False
    )
    expected_pupils = forms.IntegerField(
        label=gettext_lazy("预计学生数"), required=False, min_value=0, max_value=MOST_PEOPLE
    )
    expected_teachers = forms.IntegerField(
        label=gettext_lazy("预计教师数"), required=False, min_value=0, max_value=MOST_PEOPLE
    )
    duty = forms.CharField(label=gettext_lazy("分工"), required=False, max_length=100)

    def __init__(self, *args: Any, schools: list[School], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["school"], schools)

    def clean(self) -> dict[str, Any]:
        """Ask for the school of a row that is begun."""
        given = super().clean() or self.cleaned_data
        begun = any(given.get(name) for name in ("expected_pupils", "expected_teachers", "duty"))
        if begun and not given.get("school") and not self.errors:
            raise ValidationError(_("请选择学校，或把这一行清空。"))
        return given

    def facts(self) -> PartFacts | None:
        """Return what was filled in, None when the row is left out."""
        given = self.cleaned_data
        if not given.get("school"):
            return None
        return PartFacts(
            school=given["school"],
            part=given["part"] or Part.GUEST,
            expected_pupils=given["expected_pupils"] or 0,
            expected_teachers=given["expected_teachers"] or 0,
            duty=given["duty"],
        )


class ItemForm(forms.Form):
    """A thing on the programme."""

    on = forms.DateField(label=gettext_lazy("日期"), required=False, widget=DayInput)
    starts_at = forms.TimeField(label=gettext_lazy("从"), required=False, widget=HourInput)
    ends_at = forms.TimeField(label=gettext_lazy("到"), required=False, widget=HourInput)
    title = forms.CharField(label=gettext_lazy("环节"), required=False, max_length=80)
    place = forms.CharField(label=gettext_lazy("地点"), required=False, max_length=60)
    responsible = SchoolField(label=gettext_lazy("负责学校"), required=False)

    def __init__(self, *args: Any, schools: list[School], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["responsible"], schools)

    def clean(self) -> dict[str, Any]:
        """Ask for the rest of a row that is begun."""
        given = super().clean() or self.cleaned_data
        known = [given.get(name) for name in ("on", "starts_at", "title")]
        if given.get("title") and not all(known) and not self.errors:
            raise ValidationError(_("请把日期、开始时间和环节填全，或把这一行清空。"))
        return given

    def facts(self) -> ItemFacts | None:
        """Return what was filled in, None when the row is left out."""
        given = self.cleaned_data
        if not given.get("title"):
            return None
        return ItemFacts(**{name: given[name] for name in ItemFacts.__slots__})


def part_rows(seat: Seat, event: Event, sent: QueryDict | None) -> BaseFormSet:
    """Return the rows of the schools that take part, with some free ones."""
    known = [
        {
            "school": option_of(part.school),
            "part": part.part,
            "expected_pupils": part.expected_pupils,
            "expected_teachers": part.expected_teachers,
            "duty": part.duty,
        }
        for part in parts_of_event(seat, event)
    ]
    found = schools_on(seat, today()).select_related("unit").order_by("unit__code")
    return _rows(PartForm, sent, known, schools=list(found))


def item_rows(seat: Seat, event: Event, sent: QueryDict | None) -> BaseFormSet:
    """Return the rows of the programme, with some free ones."""
    known = [
        {
            "on": item.on,
            "starts_at": clock(item.starts_at),
            "ends_at": clock(item.ends_at),
            "title": item.title,
            "place": item.place,
            "responsible": option_of(item.responsible) if item.responsible else "",
        }
        for item in programme_of(seat, event)
    ]
    free = [{"on": event.starts_on}] * FREE_ROWS
    schools = [part.school for part in parts_of_event(seat, event)]
    return _rows(ItemForm, sent, [*known, *free], schools=schools, extra=0)


def _rows(
    form: type[forms.Form],
    sent: QueryDict | None,
    known: list[dict[str, Any]],
    *,
    schools: list[School],
    extra: int = FREE_ROWS,
) -> BaseFormSet:
    factory = formset_factory(form, extra=extra, max_num=MOST_ROWS)
    # A row that was sent as it had been is read like any other.
    kwargs = {"empty_permitted": False, "schools": schools}
    return factory(sent, initial=known, prefix="rows", form_kwargs=kwargs)


def _offer(chooser: forms.Field, schools: list[School]) -> None:
    assert isinstance(chooser, SchoolField)  # noqa: S101 -- tells the type checker
    chooser.offer(schools)
