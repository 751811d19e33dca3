"""The forms of joint research; rules are the actions'."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from manyuan.directory.enums import Stage
from manyuan.directory.models import School, Teacher
from manyuan.directory.queries.groups import groups_on
from manyuan.directory.visibility import visible_teachers
from manyuan.engagements.kinds.research.actions import ResearchFacts, ResearchSlot
from manyuan.engagements.kinds.research.enums import ResearchMode
from manyuan.engagements.kinds.research.models import Participation, Research
from manyuan.engagements.kinds.research.queries.research import hosts_for, places_for
from manyuan.engagements.kinds.research.rows import clock
from manyuan.engagements.queries.venues import venues_to_use
from manyuan.kernel.clock import today
from manyuan.offers.slots import Slot
from manyuan.rules.subjects import load_subjects
from manyuan.seats.models import Seat
from manyuan.web.directory.choosing import ChoosingForm, Coded, EntryField, SchoolField, option_of
from manyuan.web.directory.forms import DayInput, HourInput
from manyuan.web.offers.teacher_forms import UsualInput
from manyuan.web.research.inviting import MANY, InvitingForm
from manyuan.web.visits.hearing import HearingForm

MOST_PEOPLE = 10_000
NUMBER = {"inputmode": "numeric"}


class WhyField(forms.CharField):
    """Why something is done."""

    def __init__(self, **kwargs: Any) -> None:
        given = {"label": _("原因"), "max_length": 200, **kwargs}
        super().__init__(widget=forms.Textarea(attrs={"rows": 3}), **given)


def people_field(label: Any, **kwargs: Any) -> forms.IntegerField:  # noqa: ANN401 -- a lazy text
    """Return a field for a number of people."""
    widget = forms.NumberInput(attrs=NUMBER)
    return forms.IntegerField(label=label, max_value=MOST_PEOPLE, widget=widget, **kwargs)


class CancelForm(forms.Form):
    """Why an activity is called off."""

    reason = WhyField()


class MoveForm(HearingForm):
    """To which day and time an activity is moved, and why."""

    on = forms.DateField(label=_("新的日期"), widget=DayInput)
    starts_at = forms.TimeField(label=_("新的开始时间"), widget=HourInput)
    reason = WhyField()

    def __init__(self, *args: Any, research: Research, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update(on=research.on, starts_at=clock(research.starts_at))

    @property
    def slot(self) -> ResearchSlot:
        """Return when the activity is to begin."""
        return ResearchSlot(self.cleaned_data["on"], self.cleaned_data["starts_at"])


class HoldForm(forms.Form):
    """What was worked out; it may follow later."""

    minutes = forms.CharField(
        label=_("纪要"),
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("可以以后再写；请不要写学生的姓名和个人情况。"),
    )


class MinutesForm(HoldForm):
    """What was worked out, written anew."""


class DetailsForm(HearingForm, ChoosingForm):
    """Who invites, when and where, on which topic."""

    mode = forms.ChoiceField(label=_("形式"), choices=ResearchMode.choices)
    topic = forms.CharField(label=_("主题"), max_length=80, widget=forms.TextInput({"wide": True}))
    host = EntryField(
        label=pgettext_lazy("research", "主办单位"),
        help_text=_("学校、集团或教育局；从列表中选择。"),
    )
    group = EntryField(
        label=_("集团"), required=False, help_text=_("集团内的活动填写；全区的留空。")
    )
    on = forms.DateField(label=_("日期"), widget=DayInput)
    starts_at = forms.TimeField(label=_("开始时间"), widget=HourInput)
    ends_at = forms.TimeField(label=_("结束时间"), widget=HourInput)
    place = SchoolField(
        label=_("举行学校"), required=False, help_text=_("在学校举行的填写，用于日历和路程。")
    )
    venue = EntryField(
        label=_("场地"),
        required=False,
        help_text=_("登记过的场地从列表中选择，同一时间只安排一场。"),
    )
    room = forms.CharField(
        label=_("地点"),
        max_length=60,
        required=False,
        help_text=_("没有登记的会议室或校外地点，直接填写。"),
    )
    subject = forms.CharField(label=_("学科"), max_length=40, required=False)
    stage = forms.ChoiceField(label=_("学段"), choices=[("", "—"), *Stage.choices], required=False)
    leader = EntryField(
        label=_("主持教师"), required=False, help_text=_("输入姓名或编号查找，从列表中选择。")
    )
    agenda = forms.CharField(
        label=_("议程"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("一行一项，例如交流发言的题目和学校。"),
    )

    offered: ClassVar = {
        "host": hosts_for,
        "group": lambda seat: groups_on(seat, today()),
        "place": places_for,
        "venue": venues_to_use,
        "leader": visible_teachers,
    }

    def __init__(
        self, *args: Any, seat: Seat, research: Research | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, seat=seat, **kwargs)
        self.fields["subject"].widget = UsualInput(load_subjects().names)
        self.initial["host"] = option_of(seat.unit)
        if research is not None:
            self._keep_offered("venue", research.venue)
            self.initial.update(_of(research))
            self.fields["reason"] = WhyField(label=_("修改原因"))

    def _keep_offered(self, name: str, entry: Coded | None) -> None:
        """Let what was chosen stand, although the seat could not choose it anew."""
        chooser = self.fields[name]
        assert isinstance(chooser, EntryField)  # noqa: S101 -- tells the type checker
        if entry is not None and entry not in chooser.entries:
            chooser.offer([*chooser.entries, entry])

    @property
    def hours(self) -> Slot:
        """Return on which day and from when to when the activity is to be."""
        day, *times = (self.cleaned_data[name] for name in ("on", "starts_at", "ends_at"))
        return Slot(day, *times)

    def details(self) -> dict[str, Any]:
        """Return what was filled in, without who is invited and why it is changed."""
        names = set(DetailsForm.base_fields)
        return {name: value for name, value in self.cleaned_data.items() if name in names}


def _of(research: Research) -> dict[str, object]:
    """Return what a form shows of an activity."""
    chosen = ("host", "group", "place", "venue", "leader")
    plain = ("mode", "topic", "on", "starts_at", "ends_at", "room", "subject", "stage", "agenda")
    entries = {name: getattr(research, name) for name in chosen}
    found = {name: option_of(one) for name, one in entries.items() if one is not None}
    return {**found, **{name: getattr(research, name) for name in plain}}


class NewResearchForm(DetailsForm, InvitingForm):
    """An activity with the schools that are invited."""

    people_each = people_field(
        _("每校预计人数"),
        min_value=1,
        initial=1,
        help_text=_("保存后可以逐校修改。"),
    )

    field_order = (*DetailsForm.base_fields, *InvitingForm.base_fields, "people_each")

    def facts(self, invited: Sequence[Any]) -> ResearchFacts:
        """Return what was filled in."""
        return ResearchFacts(invited=invited, **self.details())


class SchoolsForm(InvitingForm):
    """How many each school is to send, and which schools are invited besides."""

    people_each = people_field(_("新增学校每校预计人数"), min_value=1, initial=1)
    reason = WhyField()

    def __init__(self, *args: Any, parts: Iterable[Participation], **kwargs: Any) -> None:
        self.parts = {f"school-{one.pk}": one for one in parts}
        left_out: Collection[int] = [one.school_id for one in self.parts.values()]
        super().__init__(*args, left_out=left_out, **kwargs)
        for name, part in self.parts.items():
            self.fields[name] = people_field(
                part.school.name, min_value=0, required=False, initial=part.expected
            )

    @property
    def invited(self) -> dict[School, int]:
        """Return the schools with how many each sends; one that is left empty is taken out."""
        known = {one.school: self.cleaned_data.get(name) for name, one in self.parts.items()}
        new = dict.fromkeys(self.chosen, self.cleaned_data["people_each"])
        return {school: people for school, people in {**known, **new}.items() if people}

    @property
    def own(self) -> list[forms.BoundField]:
        """Return the fields of the schools that take part already."""
        return [self[name] for name in self.parts]

    @property
    def rest(self) -> list[forms.BoundField]:
        """Return the fields that invite further schools."""
        return [self[name] for name in self.fields if name not in self.parts]


class AttendanceForm(forms.Form):
    """How many came from each school; what is left empty stays unknown."""

    def __init__(self, *args: Any, parts: Iterable[Participation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts = {f"school-{one.pk}": one for one in parts}
        for name, part in self.parts.items():
            initial = part.expected if part.attended is None else part.attended
            self.fields[name] = people_field(
                part.school.name, min_value=0, required=False, initial=initial
            )

    @property
    def attended(self) -> dict[School, int]:
        """Return how many came, by school."""
        given = {one.school: self.cleaned_data.get(name) for name, one in self.parts.items()}
        return {school: people for school, people in given.items() if people is not None}


class NamesForm(forms.Form):
    """Which teachers of a school take part."""

    teachers = forms.MultipleChoiceField(
        label=_("参加教师"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs=MANY),
    )

    def __init__(
        self, *args: Any, roster: Sequence[Teacher], named: Iterable[Teacher], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.roster = {one.code: one for one in roster}
        chooser = self.fields["teachers"]
        assert isinstance(chooser, forms.MultipleChoiceField)  # noqa: S101 -- tells the type checker
        chooser.choices = [(code, _named(one)) for code, one in self.roster.items()]
        self.initial["teachers"] = [one.code for one in named]

    @property
    def chosen(self) -> list[Teacher]:
        """Return the teachers that were chosen."""
        return [self.roster[code] for code in self.cleaned_data["teachers"]]


def _named(teacher: Teacher) -> str:
    return f"{teacher.name}（{teacher.subject or teacher.code}）"


def facts_of(research: Research, invited: Sequence[Any], **changed: Any) -> ResearchFacts:
    """Return what an activity is, with other schools or other details."""
    own = {name: getattr(research, name) for name in DetailsForm.base_fields}
    return ResearchFacts(**{**own, "invited": invited, **changed})
