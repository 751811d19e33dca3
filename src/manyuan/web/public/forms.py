"""The forms of the public: they ask for what the list needs, and nothing else."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.directory.queries.schools import schools_on
from manyuan.engagements.signups.actions import Entry
from manyuan.engagements.signups.codes import new_submission
from manyuan.engagements.signups.enums import Needs
from manyuan.engagements.signups.models import SignUp
from manyuan.engagements.signups.queries.lists import quotas_of
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat
from manyuan.web.directory.choosing import SchoolField


class EntryForm(forms.Form):
    """What somebody fills in to sign up."""

    submission = forms.CharField(max_length=120, widget=forms.HiddenInput)
    people = forms.IntegerField(
        label=gettext_lazy("来几人"), min_value=1, initial=1, widget=forms.NumberInput()
    )
    school = SchoolField(
        label=gettext_lazy("孩子所在学校"),
        help_text=gettext_lazy("输入学校名称的一部分，从列表中选择。"),
    )
    guardian = forms.CharField(
        label=gettext_lazy("监护人姓名"),
        max_length=30,
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    phone = forms.CharField(
        label=gettext_lazy("手机号"),
        max_length=20,
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )
    agrees = forms.BooleanField()

    def __init__(self, *args: Any, seat: Seat, sign_up: SignUp, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["submission"] = new_submission()
        for name in _not_asked(sign_up):
            del self.fields[name]
        if "people" in self.fields:
            self.fields["people"].widget.attrs["max"] = sign_up.most_people
            self.fields["people"].help_text = _("连同孩子和家长，最多 {most} 人。").format(
                most=sign_up.most_people
            )
        if "school" in self.fields:
            self._offer_schools(seat, sign_up)
        if "agrees" in self.fields:
            text = _("同意为这次报名收集以上联系方式；{day} 删除，也可以随时用确认码删除。")
            self.fields["agrees"].label = text.format(day=sign_up.delete_on)

    def _offer_schools(self, seat: Seat, sign_up: SignUp) -> None:
        chooser = self.fields["school"]
        assert isinstance(chooser, SchoolField)  # noqa: S101 -- tells the type checker
        quotas = list(quotas_of(seat, sign_up))
        if quotas:
            chooser.help_text = _("这次报名按学校分配名额。")
        chooser.offer(
            [one.school for one in quotas]
            or list(schools_on(seat, today()).select_related("unit").order_by("unit__code"))
        )

    @property
    def entry(self) -> Entry:
        """Return what was filled in."""
        given = {name: self.cleaned_data[name] for name in self.cleaned_data.keys() & ASKED}
        return Entry(**given)


ASKED = frozenset(Entry.__slots__)


def _not_asked(sign_up: SignUp) -> list[str]:
    """Return which fields the list does without."""
    gone = []
    if sign_up.most_people == 1:
        gone.append("people")
    if not sign_up.asks_school:
        gone.append("school")
    if sign_up.needs != Needs.NAME_AND_PHONE:
        gone.append("guardian")
    if sign_up.needs == Needs.NOTHING:
        gone += ["phone", "agrees"]
    return gone


class CodeForm(forms.Form):
    """The confirmation code."""

    code = forms.CharField(
        label=gettext_lazy("确认码"),
        max_length=30,
        help_text=gettext_lazy("12 位字母和数字，大小写和横线都可以不管。"),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters"}),
    )
