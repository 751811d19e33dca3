"""The forms of the lifecycle; rules are the actions'."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from manyuan.directory.enums import GroupState
from manyuan.directory.models import Group, Membership
from manyuan.directory.queries.groups import visible_groups
from manyuan.directory.visibility import visible_schools
from manyuan.kernel.clock import today
from manyuan.lifecycle.actions.evidence import EvidenceFacts
from manyuan.lifecycle.actions.grouping import NewGroup
from manyuan.lifecycle.actions.papers import Papers
from manyuan.lifecycle.actions.waiting import Postponement
from manyuan.lifecycle.enums import EvidenceItem, Ground, MoveCode
from manyuan.seats.models import Seat
from manyuan.web.directory.choosing import SchoolField
from manyuan.web.directory.forms import DayInput

AREA = forms.Textarea(attrs={"rows": 3})
PAPERS = (
    "decided_on",
    "effective_on",
    "document_number",
    "document_title",
    "reason",
    "override",
)


class PapersForm(forms.Form):
    """When and why something is decided, and by which document."""

    field_order: tuple[str, ...] = PAPERS

    decided_on = forms.DateField(label=_("决定日期"), widget=DayInput, initial=today)
    effective_on = forms.DateField(
        label=_("生效日期"),
        widget=DayInput,
        initial=today,
        help_text=_("以后的日期会等到当天自动执行，之前可以改期或撤回。"),
    )
    document_number = forms.CharField(label=_("文号"), max_length=60, required=False)
    document_title = forms.CharField(label=_("文件名称"), max_length=120, required=False)
    reason = forms.CharField(label=_("理由"), max_length=500, widget=AREA)
    override = forms.CharField(
        label=_("突破理由"),
        max_length=500,
        widget=AREA,
        required=False,
        help_text=_("只有条件没有全部达到时填写；它会一直显示在决定里。"),
    )

    def papers(self) -> Papers:
        """Return what was filled in."""
        return Papers(**{name: self.cleaned_data[name] for name in PAPERS})


class ExitForm(PapersForm):
    """Why a school leaves."""

    ground = forms.ChoiceField(label=_("退出原因"), choices=Ground.choices)
    field_order: tuple[str, ...] = ("ground", *PAPERS)


class _GroupChoice(forms.ModelChoiceField):
    def label_from_instance(self, group: Group) -> str:
        """Return the name of the group."""
        return group.name


class TargetForm(PapersForm):
    """Into which group somebody goes."""

    target = _GroupChoice(label=_("转入的集团"), queryset=None)
    field_order: tuple[str, ...] = ("target", *PAPERS)

    def __init__(self, *args: Any, seat: Seat, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        over = (GroupState.DRAFT, GroupState.DISSOLVED, GroupState.MERGED)
        found = visible_groups(seat).exclude(state__in=over).exclude(pk=group.pk)
        self.fields["target"].queryset = found.select_related("unit")  # type: ignore[attr-defined]


class CampusForm(PapersForm):
    """Under which code a school goes on as a campus."""

    campus = forms.CharField(label=_("新校区代码"), max_length=32)
    field_order: tuple[str, ...] = ("campus", *PAPERS)


class AdmissionForm(PapersForm):
    """Which school becomes a candidate."""

    school = SchoolField(label=_("学校"))
    field_order: tuple[str, ...] = ("school", *PAPERS)

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_schools(self, seat)


class NewGroupForm(PapersForm):
    """How a new group is called."""

    code = forms.CharField(label=_("新集团代码"), max_length=32)
    name = forms.CharField(label=_("新集团名称"), max_length=120)
    field_order: tuple[str, ...] = ("code", "name", *PAPERS)

    def new_group(self) -> NewGroup:
        """Return what was filled in."""
        return NewGroup(code=self.cleaned_data["code"], name=self.cleaned_data["name"])


class SplitForm(NewGroupForm):
    """Which members make a group of their own."""

    schools = forms.MultipleChoiceField(label=_("划出的学校"), widget=forms.CheckboxSelectMultiple)
    lead = forms.ChoiceField(label=_("新集团的牵头校"))
    field_order: tuple[str, ...] = ("code", "name", "schools", "lead", *PAPERS)

    def __init__(self, *args: Any, members: list[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.school.code, one.school.name) for one in members]
        for name in ("schools", "lead"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]


class MoveForm(forms.Form):
    """To which day something is moved, and why."""

    to = forms.DateField(label=_("改为"), widget=DayInput)
    code = forms.ChoiceField(label=_("改期原因"), choices=MoveCode.choices)
    note = forms.CharField(label=_("改期说明"), max_length=200, required=False)

    def moved(self) -> Postponement:
        """Return what was filled in."""
        return Postponement(**self.cleaned_data)


class ReasonForm(forms.Form):
    """Why something is withdrawn or declined."""

    reason = forms.CharField(label=_("理由"), max_length=500, widget=AREA)


class EvidenceForm(forms.Form):
    """What somebody looked at, and what was found."""

    item = forms.ChoiceField(label=_("佐证事项"), choices=EvidenceItem.choices)
    holds = forms.TypedChoiceField(
        label=_("核实结果"),
        choices=[("1", _("已具备")), ("0", _("不具备"))],
        coerce=lambda text: text == "1",
    )
    seen_on = forms.DateField(label=_("核实日期"), widget=DayInput, initial=today)
    document = forms.CharField(label=_("佐证材料"), max_length=120)

    def facts(self) -> EvidenceFacts:
        """Return what was filled in."""
        return EvidenceFacts(**self.cleaned_data)


class ProposalForm(forms.Form):
    """What is asked for."""

    to = forms.ChoiceField(label=_("申请变为"))
    ground = forms.ChoiceField(
        label=_("退出原因"),
        choices=[("", "—"), (Ground.AGREED.value, Ground.AGREED.label)],
        required=False,
        help_text=_("只有申请退出时填写。"),
    )
    wished_on = forms.DateField(label=_("希望生效日期"), widget=DayInput, initial=today)
    reason = forms.CharField(label=_("申请理由"), max_length=500, widget=AREA)

    def __init__(self, *args: Any, steps: list[tuple[str, object]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = steps  # type: ignore[attr-defined]


def offer_schools(form: forms.Form, seat: Seat) -> None:
    """Offer the legal schools of the bureau."""
    chooser = form.fields["school"]
    assert isinstance(chooser, SchoolField)  # noqa: S101 -- tells the type checker
    chooser.offer(visible_schools(seat).filter(campus_of__isnull=True, closed_on__isnull=True))
