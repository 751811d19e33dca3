"""The forms of the pupil exchanges; rules are the actions'."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from manyuan.directory.models import School
from manyuan.engagements.kinds.exchange.actions import ExchangeFacts
from manyuan.engagements.kinds.exchange.models import PupilExchange, Sending, SentPupils
from manyuan.engagements.kinds.exchange.queries.exchanges import groups_for, hosts_for
from manyuan.kernel.clock import today
from manyuan.web.directory.choosing import ChoosingForm, EntryField, SchoolField, option_of
from manyuan.web.directory.forms import DayInput
from manyuan.web.research.forms import WhyField, people_field
from manyuan.web.visits.attendance_form import GRADES

ALL_GRADES = tuple(dict.fromkeys(grade for grades in GRADES.values() for grade in grades))


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = WhyField()


class GradesForm(forms.Form):
    """A number for each grade; grades that are left empty are left out."""

    def offer(self, grades: Iterable[str], label: str, initial: Mapping[str, int]) -> None:
        """Add a field for each grade, labelled by ``label`` with the grade in it."""
        self.grades = {f"grade-{place}": grade for place, grade in enumerate(grades)}
        for name, grade in self.grades.items():
            self.fields[name] = people_field(
                label.format(grade=grade),
                min_value=0,
                required=False,
                initial=initial.get(grade),
            )

    @property
    def numbers(self) -> dict[str, int]:
        """Return the grades that were filled in."""
        given = {grade: self.cleaned_data.get(name) for name, grade in self.grades.items()}
        return {grade: count for grade, count in given.items() if count}


class OfferForm(ChoosingForm, GradesForm):
    """Which school takes in how many pupils, and when."""

    title = forms.CharField(
        label=gettext_lazy("交换名称"), max_length=80, widget=forms.TextInput({"wide": True})
    )
    host = SchoolField(label=pgettext_lazy("exchange", "接待学校"))
    group = EntryField(
        label=gettext_lazy("集团"), help_text=gettext_lazy("只在这个集团的学校之间交换。")
    )
    starts_on = forms.DateField(label=gettext_lazy("第一天"), widget=DayInput)
    ends_on = forms.DateField(label=gettext_lazy("最后一天"), widget=DayInput)
    programme = forms.CharField(
        label=gettext_lazy("交换安排"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    offered: ClassVar = {"host": hosts_for, "group": groups_for}

    def __init__(self, *args: Any, exchange: PupilExchange | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.exchange = exchange
        places = {one.grade: one.places for one in exchange.places.all()} if exchange else {}
        self.offer(dict.fromkeys((*ALL_GRADES, *places)), _("{grade}名额"), places)
        if exchange is None:
            self._prefer("host")
            self._prefer("group")
            return
        names = ("title", "starts_on", "ends_on", "programme")
        self.initial.update({name: getattr(exchange, name) for name in names})
        del self.fields["host"], self.fields["group"]
        self.fields["reason"] = WhyField(label=gettext_lazy("修改原因"))

    def _prefer(self, name: str) -> None:
        chooser = self.fields[name]
        assert isinstance(chooser, EntryField)  # noqa: S101 -- tells the type checker
        if len(chooser.entries) == 1:
            self.initial[name] = option_of(chooser.entries[0])

    def facts(self) -> ExchangeFacts:
        """Return what was filled in."""
        given = self.cleaned_data
        fixed = self.exchange
        return ExchangeFacts(
            title=given["title"],
            host=fixed.host if fixed else given["host"],
            group=fixed.group if fixed else given["group"],
            starts_on=given["starts_on"],
            ends_on=given["ends_on"],
            programme=given["programme"],
            places=self.numbers,
        )


class AskForm(GradesForm):
    """How many pupils of each grade a school sends."""

    school = SchoolField(label=pgettext_lazy("exchange", "派出学校"))

    def __init__(
        self, *args: Any, schools: Sequence[School], left: Mapping[str, int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        chooser = self.fields["school"]
        assert isinstance(chooser, SchoolField)  # noqa: S101 -- tells the type checker
        chooser.offer(schools)
        if len(schools) == 1:
            self.initial["school"] = option_of(schools[0])
        self.offer(left, _("{grade}学生数"), {})
        for name, grade in self.grades.items():
            self.fields[name].help_text = _("还有 {n} 个名额").format(n=left[grade])


class ConsentsForm(forms.Form):
    """How many guardians have agreed; who they are stays at the school."""

    consents = people_field(gettext_lazy("监护人同意人数"), min_value=0)
    on = forms.DateField(label=gettext_lazy("同意登记日期"), widget=DayInput)

    def __init__(self, *args: Any, sending: Sending, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update(consents=sending.consents, on=sending.consented_on or today())


class FinishForm(forms.Form):
    """How many pupils of each school and grade came, and how it was."""

    report = forms.CharField(
        label=gettext_lazy("总结"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("请不要写学生的姓名和个人情况。"),
    )

    def __init__(self, *args: Any, sendings: Iterable[Sending], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {f"came-{row.pk}": row for sending in sendings for row in sending.grades.all()}
        for sending in sendings:
            for row in sending.grades.all():
                self.fields[f"came-{row.pk}"] = people_field(
                    f"{sending.school.name} {row.grade}", min_value=0, initial=row.pupils
                )
        self.order_fields([*self.rows, "report"])

    @property
    def attended(self) -> dict[SentPupils, int]:
        """Return how many came."""
        return {row: self.cleaned_data[name] for name, row in self.rows.items()}
