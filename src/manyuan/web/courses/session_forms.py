"""The forms that lay sessions: one, or one a week on as many school days."""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from manyuan.engagements.kinds.course.actions import SessionFacts
from manyuan.engagements.kinds.course.models import Lecturer, Session
from manyuan.engagements.kinds.course.queries.choices import places_to_meet, venues_to_meet
from manyuan.engagements.kinds.course.rows import clock
from manyuan.offers.slots import Slot
from manyuan.web.directory.choosing import ChoosingForm, EntryField, option_of
from manyuan.web.directory.forms import DayInput, HourInput
from manyuan.web.visits.forms import WhyField
from manyuan.web.visits.hearing import HearingForm

MOST_AT_ONCE = 30
USUAL_COUNT = 8


class WhereForm(ChoosingForm):
    """From when to when sessions are, where and with whom."""

    starts_at = forms.TimeField(label=gettext_lazy("开始时间"), widget=HourInput)
    ends_at = forms.TimeField(label=gettext_lazy("结束时间"), widget=HourInput)
    place = EntryField(
        label=pgettext_lazy("course", "地点"),
        help_text=gettext_lazy("在哪所学校或哪个单位上课；从列表中选择。"),
    )
    venue = EntryField(
        label=gettext_lazy("场地"),
        required=False,
        help_text=gettext_lazy("登记过的场地从列表中选择，同一时间只安排一场。"),
    )
    room = forms.CharField(label=gettext_lazy("具体地点"), max_length=60, required=False)
    lecturer = forms.TypedChoiceField(
        label=gettext_lazy("授课人"), coerce=int, empty_value=None, required=False
    )

    offered: ClassVar = {"place": places_to_meet, "venue": venues_to_meet}

    def __init__(self, *args: Any, lecturers: Sequence[Lecturer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lecturers = {one.pk: one for one in lecturers}
        chooser = self.fields["lecturer"]
        assert isinstance(chooser, forms.ChoiceField)  # noqa: S101 -- tells the type checker
        chooser.choices = [("", _("待定")), *((one.pk, str(one)) for one in lecturers)]

    def facts_on(self, day: date) -> SessionFacts:
        """Return a session on a day, as it was filled in."""
        given = self.cleaned_data
        return SessionFacts(
            on=day,
            starts_at=given["starts_at"],
            ends_at=given["ends_at"],
            place=given["place"].unit,
            venue=given["venue"],
            room=given["room"],
            topic=given.get("topic", ""),
            lecturer=self.lecturers.get(given["lecturer"]),
        )


class SessionForm(HearingForm, WhereForm):
    """A session: the day and the topic beside the rest; a change also says why."""

    on = forms.DateField(label=gettext_lazy("日期"), widget=DayInput)
    topic = forms.CharField(label=gettext_lazy("主题"), max_length=40, required=False)
    reason = WhyField()
    later: ClassVar = gettext_lazy("之后还可以调整。")

    def __init__(self, *args: Any, session: Session | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["on", "starts_at", "ends_at", "topic", "place", "venue", "room"])
        if session is None:
            del self.fields["reason"]
        else:
            self.initial.update(_of(session))

    def facts(self) -> SessionFacts:
        """Return what was filled in."""
        return self.facts_on(self.cleaned_data["on"])

    @property
    def hours(self) -> Slot:
        """Return on which day and from when to when the session is to be."""
        day, *times = (self.cleaned_data[name] for name in ("on", "starts_at", "ends_at"))
        return Slot(day, *times)


def _of(session: Session) -> dict[str, object]:
    return {
        "on": session.on,
        "starts_at": clock(session.starts_at),
        "ends_at": clock(session.ends_at),
        "topic": session.topic,
        "place": option_of(session.place),
        "venue": option_of(session.venue) if session.venue else "",
        "room": session.room,
        "lecturer": session.lecturer_id,
    }


class RunForm(WhereForm):
    """One session a week, from a day on, on as many school days; then the days to be ticked."""

    first = forms.DateField(
        label=gettext_lazy("第一次课"),
        widget=DayInput,
        help_text=gettext_lazy("以后每周同一天；不上课的日子跳过。"),
    )
    count = forms.IntegerField(
        label=gettext_lazy("次数"), min_value=1, max_value=MOST_AT_ONCE, initial=USUAL_COUNT
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["first", "count", "starts_at", "ends_at", "place", "venue", "room"])

    def ticked(self, found: Sequence[date]) -> list[date] | None:
        """Return the days that were ticked; None while these days have not been shown yet."""
        if self.data.get("shown") != _shown(found):
            return None
        named = set(self.data.getlist("days"))  # type: ignore[attr-defined]
        return [day for day in found if day.isoformat() in named]

    def preview(self, found: Sequence[date], skipped: Sequence[date]) -> dict[str, object]:
        """Return the days as the page offers them to be ticked, and those that are left out."""
        return {
            "shown": _shown(found),
            "days": [(day.isoformat(), date_format(day, "Y-m-d D")) for day in found],
            "skipped": [date_format(day, "Y-m-d") for day in skipped],
        }


def _shown(found: Sequence[date]) -> str:
    return ",".join(day.isoformat() for day in found)
