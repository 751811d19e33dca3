"""The forms of events; rules are the actions'."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from manyuan.directory.queries.groups import groups_on
from manyuan.directory.queries.schools import schools_on
from manyuan.engagements.kinds.event.actions import EventFacts
from manyuan.engagements.kinds.event.enums import EventMode
from manyuan.engagements.kinds.event.models import Event
from manyuan.engagements.kinds.event.queries.arranging import schools_to_host
from manyuan.engagements.queries.venues import venues_to_use
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat
from manyuan.web.directory.choosing import EntryField, SchoolField, option_of
from manyuan.web.directory.forms import DayInput, HourInput
from manyuan.web.visits.hearing import HearingForm

PLAIN = (
    "mode",
    "title",
    "summary",
    "starts_on",
    "ends_on",
    "starts_at",
    "ends_at",
    "address",
    "is_public",
)
CHOSEN = ("main_host", "group", "place", "venue")


class EventHearing(HearingForm):
    """Whoever has heard what speaks against an event says so."""

    later: ClassVar = _("举办之前都可以再改。")


class EventForm(EventHearing, forms.ModelForm):
    """What an event is: what, when, where, and who is in charge."""

    main_host = SchoolField(
        label=_("主办学校"),
        required=False,
        help_text=_("输入名称或代码，从列表中选择；由集团主办的不填，改填集团。"),
    )
    group = EntryField(
        label=_("集团"), required=False, help_text=_("不填则取主办学校当天所在的集团。")
    )
    place = SchoolField(label=_("举办地学校"), required=False)
    venue = EntryField(
        label=_("场地"),
        required=False,
        help_text=_("学校登记的场馆；同一场地同一时间只能用一次。"),
    )
    field_order = (
        "mode",
        "title",
        "summary",
        "main_host",
        "group",
        "starts_on",
        "ends_on",
        "starts_at",
        "ends_at",
        "place",
        "venue",
        "address",
        "is_public",
    )

    class Meta:
        model = Event
        fields = PLAIN
        widgets = {
            "title": forms.TextInput({"wide": True}),
            "summary": forms.Textarea({"rows": 4}),
            "starts_on": DayInput,
            "ends_on": DayInput,
            "starts_at": HourInput,
            "ends_at": HourInput,
        }
        help_texts = {
            "starts_at": _("不填表示全天。"),
            "address": _("学校以外的地点，或集合处。"),
            "is_public": _("发布后，任何人不用账号就能看到，也可以开通报名。"),
        }

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mode"].choices = [("", "—"), *EventMode.choices]  # type: ignore[attr-defined]
        schools = list(schools_on(seat, today()).select_related("unit").order_by("unit__code"))
        self._offer("main_host", schools_to_host(seat))
        self._offer("group", list(groups_on(seat, today()).select_related("unit")))
        self._offer("place", schools)
        self._offer("venue", venues_to_use(seat))
        for name in CHOSEN if self.instance.pk is not None else ():
            chosen = getattr(self.instance, name)
            self.initial[name] = "" if chosen is None else option_of(chosen)

    def _offer(self, name: str, entries: Any) -> None:  # noqa: ANN401 -- schools, groups or venues
        chooser = self.fields[name]
        assert isinstance(chooser, EntryField)  # noqa: S101 -- tells the type checker
        chooser.offer(entries)

    def _post_clean(self) -> None:
        """Leave the rules to the action, which says them of what is stored."""

    @property
    def facts(self) -> EventFacts:
        """Return what was filled in."""
        return EventFacts(**{name: self.cleaned_data[name] for name in (*PLAIN, *CHOSEN)})


class WhyForm(forms.Form):
    """Why something is done."""

    reason = forms.CharField(
        label=_("原因"), max_length=200, widget=forms.Textarea(attrs={"rows": 3})
    )


class MoveForm(EventHearing, WhyForm):
    """To which day and hour an event is moved, and why."""

    on = forms.DateField(label=_("新的开始日期"), widget=DayInput)
    starts_at = forms.TimeField(label=_("新的开始时间"), widget=HourInput, required=False)
    field_order = ("on", "starts_at", "reason")


class ReviewForm(forms.Form):
    """How an event was."""

    afterwards = forms.CharField(
        label=_("活动总结"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("公开的活动，公众也能看到；请不要写学生的姓名和个人情况。"),
    )


class TurnoutForm(forms.Form):
    """How many of a school came: teachers, and pupils a grade a line."""

    teachers = forms.IntegerField(label=_("到场教师数"), min_value=0, max_value=100_000)
    pupils = forms.CharField(
        label=_("各年级到场学生数"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("一行一个年级：年级，空格，人数。例如：三年级 180"),
    )
