"""The forms of pots and of their division; rules are the actions'."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from manyuan.funding.actions.pots import PotFacts
from manyuan.funding.models import Pot
from manyuan.kernel.clock import today
from manyuan.web.directory.forms import DayInput, plain_code

OWN = ("name", "kind", "source", "amount", "calendar", "year", "opens_on", "closes_on", "note")


class PotForm(forms.ModelForm):
    """What is known of a pot."""

    opens_on = forms.DateField(label=_("开始使用"), required=False, widget=DayInput)
    closes_on = forms.DateField(
        label=_("停止使用"),
        required=False,
        widget=DayInput,
        help_text=_("当天起不能再新增占用。两个日期都不填时，按年度口径取整年。"),
    )

    class Meta:
        model = Pot
        fields = OWN
        widgets: ClassVar = {"note": forms.TextInput({"wide": True})}
        help_texts: ClassVar = {
            "kind": _("集团专项按公式分配给集团；奖补由教育局点名给学校。"),
            "calendar": _("预算年度是公历年；学年度从 9 月 1 日起。"),
            "source": _("例如区财政、市级奖补。"),
        }

    def facts(self) -> PotFacts:
        """Return what was filled in."""
        return PotFacts(**{name: self.cleaned_data[name] for name in OWN})


class NewPotForm(PotForm):
    """A pot that is registered: its code beside what is known of it."""

    code = forms.CharField(
        label=_("专项编号"), max_length=32, help_text=_("自编，例如 ZX2026；登记后不能修改。")
    )
    field_order = ("code",)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.initial.setdefault("year", today().year)

    def clean_code(self) -> str:
        """Return the code as it is stored."""
        return plain_code(self.cleaned_data["code"])


class WhyForm(forms.Form):
    """Why something is taken back."""

    reason = forms.CharField(
        label=_("原因"), max_length=200, widget=forms.TextInput({"wide": True})
    )


class DocumentForm(forms.Form):
    """By which document an allocation is approved."""

    document = forms.CharField(
        label=_("批准文号"), max_length=60, required=False, help_text=_("没有文号可以留空。")
    )
