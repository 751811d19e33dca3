"""The forms that book, block and hand over a venue; rules are the actions'."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.directory.models import Venue
from manyuan.engagements.kinds.venue.actions import (
    BlockFacts,
    BookingFacts,
    HandOverFacts,
    Slot,
)
from manyuan.engagements.kinds.venue.enums import Condition, Party
from manyuan.engagements.kinds.venue.models import Use
from manyuan.engagements.kinds.venue.queries.bookings import schools_to_book_for
from manyuan.engagements.kinds.venue.queries.weekly import BookedDay
from manyuan.web.directory.choosing import ChoosingForm, EntryField, SchoolField, option_of
from manyuan.web.directory.forms import DayInput
from manyuan.web.venues.words import day_said


class QuarterInput(forms.TimeInput):
    """The browser's own clock, in steps of a quarter of an hour."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__({"step": 900, "min": "06:00", "max": "22:00"}, format="%H:%M")


class WhyForm(forms.Form):
    """Why something is refused or given up."""

    reason = forms.CharField(
        label=gettext_lazy("原因"), max_length=200, widget=forms.Textarea(attrs={"rows": 3})
    )


class BookForm(ChoosingForm):
    """For whom a venue is booked, when, for what and for how many."""

    SEEN: ClassVar = "seen"
    DAYS: ClassVar = "days"

    school = SchoolField(
        label=gettext_lazy("使用学校"), help_text=gettext_lazy("输入名称或代码查找，从列表中选择。")
    )
    purpose = forms.CharField(label=gettext_lazy("使用事由"), max_length=60)
    people = forms.IntegerField(label=gettext_lazy("使用人数"), min_value=1, max_value=100_000)
    on = forms.DateField(label=gettext_lazy("使用日期"), widget=DayInput)
    starts_at = forms.TimeField(label=gettext_lazy("开始时间"), widget=QuarterInput)
    ends_at = forms.TimeField(label=gettext_lazy("结束时间"), widget=QuarterInput)
    until = forms.DateField(
        label=gettext_lazy("每周重复到"),
        widget=DayInput,
        required=False,
        help_text=gettext_lazy("只用一次时留空；重复的日子先列出来核对，再提交。"),
    )
    note = forms.CharField(label=gettext_lazy("补充说明"), max_length=200, required=False)

    offered: ClassVar = {"school": schools_to_book_for}

    def __init__(
        self, *args: Any, venue: Venue, on: date, day: Mapping[str, object], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.venue, self.day = venue, day
        self.initial.update(on=on)
        school = self.fields["school"]
        assert isinstance(school, EntryField)  # noqa: S101 -- tells the type checker
        if len(school.entries) == 1:
            self.initial.update(school=option_of(school.entries[0]))
        self.fields["on"].widget.attrs.update(
            {
                "hx-get": reverse("venue-day", args=[venue.code]),
                "hx-trigger": "change",
                "hx-target": "#day",
                "hx-swap": "outerHTML",
            }
        )

    def clean(self) -> dict[str, Any]:
        """Let a weekly booking end after it begins."""
        given = super().clean() or self.cleaned_data
        first, until = given.get("on"), given.get("until")
        if first and until and until <= first:
            self.add_error("until", _("须晚于使用日期；只用一次时留空。"))
        return given

    def facts(self, days: tuple[date, ...], *, waits: bool = False) -> BookingFacts:
        """Return what was filled in, for some days."""
        names = ("school", "purpose", "people", "starts_at", "ends_at", "note")
        given = {name: self.cleaned_data[name] for name in names}
        return BookingFacts(venue=self.venue, days=days, waits=waits, **given)

    def chosen(self, days: Sequence[BookedDay], remarks: Sequence[str]) -> tuple[date, ...]:
        """Return the days that were ticked, after they were shown where there is something to see.

        Raises
        ------
        ValidationError
            When the days were not shown yet: they are then, those that are free ticked.
        """
        if len(days) == 1 and days[0].taken is None and not remarks:
            return (days[0].on,)
        shown = " ".join(str(self.cleaned_data[n]) for n in ("on", "starts_at", "ends_at", "until"))
        is_seen = self.data.get(self.SEEN) == shown
        self._show(days, shown, is_seen=is_seen)
        if not is_seen:
            said = _("请核对下面的日期：勾选的会提交，占用的默认不选；核对好再提交一次。")
            raise ValidationError([said, *remarks])
        ticked = set(self.data.getlist(self.DAYS) if isinstance(self.data, QueryDict) else ())
        return tuple(one.on for one in days if one.on.isoformat() in ticked)

    def _show(self, days: Sequence[BookedDay], shown: str, *, is_seen: bool) -> None:
        self.fields[self.DAYS] = forms.MultipleChoiceField(
            label=_("提交哪些日期"),
            choices=[(one.on.isoformat(), _label(one)) for one in days],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
        self.fields[self.SEEN] = forms.CharField(widget=forms.HiddenInput, required=False)
        if not is_seen and isinstance(self.data, QueryDict):
            self.data = self.data.copy()
            self.data[self.SEEN] = shown
            self.data.setlist(self.DAYS, [d.on.isoformat() for d in days if d.taken is None])


def _label(one: BookedDay) -> str:
    if one.taken is None:
        return day_said(one.on)
    said = _("{day}：{span} 已由{who}占用，勾选则排队候补")
    return said.format(day=day_said(one.on), span=one.taken.span, who=one.taken.who)


class MoveForm(WhyForm):
    """To which day and time one use is moved, and why."""

    on = forms.DateField(label=gettext_lazy("新的日期"), widget=DayInput)
    starts_at = forms.TimeField(label=gettext_lazy("新的开始时间"), widget=QuarterInput)
    field_order = ("on", "starts_at", "reason")

    def __init__(self, *args: Any, use: Use, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update(on=use.on, starts_at=use.starts_at)

    @property
    def slot(self) -> Slot:
        """Return when the use is to begin."""
        return Slot(self.cleaned_data["on"], self.cleaned_data["starts_at"])


class BlockForm(WhyForm):
    """On which days and hours the owner keeps a venue, and why."""

    starts_on = forms.DateField(label=gettext_lazy("停用首日"), widget=DayInput)
    ends_on = forms.DateField(
        label=gettext_lazy("停用末日"),
        widget=DayInput,
        help_text=gettext_lazy("只停一天时与首日相同。"),
    )
    starts_at = forms.TimeField(label=gettext_lazy("开始时间"), widget=QuarterInput)
    ends_at = forms.TimeField(label=gettext_lazy("结束时间"), widget=QuarterInput)
    field_order = ("starts_on", "ends_on", "starts_at", "ends_at", "reason")

    def facts(self) -> BlockFacts:
        """Return what was filled in."""
        return BlockFacts(**self.cleaned_data)


class HandOverForm(forms.Form):
    """How the room was left; who speaks for both sides says for which."""

    party = forms.TypedChoiceField(
        label=gettext_lazy("代为登记的一方"),
        choices=Party.choices,
        coerce=Party,
        widget=forms.RadioSelect,
    )
    condition = forms.TypedChoiceField(
        label=gettext_lazy("场地状况"),
        choices=Condition.choices,
        coerce=Condition,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=gettext_lazy("交接说明"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("例如：音响有杂音；少了两把椅子。"),
    )

    def __init__(self, *args: Any, parties: Sequence[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(parties) == 1:
            del self.fields["party"]

    def facts(self, number: int) -> HandOverFacts:
        """Return what was filled in of the n-th use."""
        given = self.cleaned_data
        return HandOverFacts(
            number=number,
            condition=given["condition"],
            note=given["note"],
            party=given.get("party"),
        )
