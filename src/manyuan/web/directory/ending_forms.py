"""The forms of what ends, is taken back or is taken out."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from manyuan.directory.actions.memberships import MembershipFacts
from manyuan.directory.enums import GroupState, MemberState
from manyuan.directory.models import Membership, School
from manyuan.directory.visibility import visible_schools
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat
from manyuan.web.directory.choosing import SchoolField
from manyuan.web.directory.forms import DayInput

WAYS_OUT = (MemberState.EXITED, MemberState.GRADUATED, MemberState.MERGED, MemberState.MOVED)
WAYS_TO_END = (GroupState.DISSOLVED, GroupState.MERGED)


class TakeBackForm(forms.Form):
    """Nothing to fill in."""


class CloseForm(forms.Form):
    """From which day the school is closed."""

    on = forms.DateField(label=_("停办日期"), widget=DayInput, initial=today)


class DissolveForm(forms.Form):
    """From which day the group ends, and how."""

    on = forms.DateField(label=_("解散日期"), widget=DayInput, initial=today)
    state = forms.ChoiceField(
        label=_("去向"), choices=[(state.value, state.label) for state in WAYS_TO_END]
    )


class EndMembershipForm(forms.Form):
    """From which day the school is no longer a member, and why."""

    on = forms.DateField(label=_("退出日期"), widget=DayInput, initial=today)
    state = forms.ChoiceField(
        label=_("去向"), choices=[(state.value, state.label) for state in WAYS_OUT]
    )


class RemoveMembershipForm(forms.Form):
    """Why the membership never was."""

    reason = forms.CharField(
        label=_("删除原因"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("例如：录入时选错了学校。原因会写进历史记录。"),
    )


class MembershipForm(forms.ModelForm):
    """What a membership says."""

    class Meta:
        model = Membership
        fields = ("role", "kind", "state", "joined_on", "left_on")
        widgets = {"joined_on": DayInput, "left_on": DayInput}
        help_texts = {
            "kind": _(
                "成员类型说明牵头方式：新校为名校带新校，老校为名校带老校，民办校为名校带民办校。"
            ),
            "left_on": _("当天起不再是成员；仍是成员时留空。"),
        }

    def facts(self) -> MembershipFacts:
        """Return what was filled in."""
        names = ("role", "kind", "state", "joined_on", "left_on")
        return MembershipFacts(**{name: self.cleaned_data[name] for name in names})


class NewMembershipForm(MembershipForm):
    """Which school joins, and how."""

    school = SchoolField(label=_("学校"), help_text=_("输入名称或代码查找，从列表中选择。"))
    field_order = ("school",)

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser = self.fields["school"]
        assert isinstance(chooser, SchoolField)  # noqa: S101 -- tells the type checker
        chooser.offer(visible_schools(seat))

    @property
    def chosen(self) -> School:
        """Return the school that joins."""
        school: School = self.cleaned_data["school"]
        return school


class RemoveForm(forms.Form):
    """Why an entry never was."""

    reason = forms.CharField(
        label=_("删除原因"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("例如：重复登记。原因会写进历史记录。"),
    )


class LeavingForm(forms.Form):
    """From which day an expert no longer comes, and why."""

    on = forms.DateField(
        label=_("退出日期"),
        widget=DayInput,
        initial=today,
        help_text=_("从这一天起不再安排到校。"),
    )
    reason = forms.CharField(
        label=_("退出原因"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("例如：调离原单位。原因会写进历史记录，请不要写病情等个人情况。"),
    )


class CloseStudioForm(forms.Form):
    """From which day a studio is closed, and why."""

    on = forms.DateField(
        label=_("关闭日期"), widget=DayInput, initial=today, help_text=_("从这一天起不再开办。")
    )
    reason = forms.CharField(
        label=_("关闭原因"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("例如：并入另一所学校的工作室。原因会写进历史记录。"),
    )


class EndAgreementForm(forms.Form):
    """From which day an agreement is over."""

    on = forms.DateField(
        label=_("终止日期"), widget=DayInput, initial=today, help_text=_("从这一天起不再有效。")
    )
