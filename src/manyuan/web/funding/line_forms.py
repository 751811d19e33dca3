"""The forms of budgets and spending; rules are the actions'."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.directory.models import School
from manyuan.engagements.models import Flow
from manyuan.funding.actions.lines import LineFacts
from manyuan.funding.actions.spending import CommitmentFacts, VoucherFacts
from manyuan.funding.enums import PermittedUse
from manyuan.funding.models import Line
from manyuan.funding.queries.flows import flow_with_code
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat
from manyuan.web.directory.choosing import SchoolField
from manyuan.web.directory.forms import DayInput

WIDE = {"wide": True}


def amount_field(label: object) -> forms.DecimalField:
    """Return a field for yuan, to the cent."""
    return forms.DecimalField(
        label=label,  # type: ignore[arg-type]
        min_value=Decimal("0.01"),
        max_digits=13,
        decimal_places=2,
        help_text=gettext_lazy("元"),
    )


class LineForm(forms.Form):
    """For what money of an account shall be used."""

    use = forms.ChoiceField(
        label=gettext_lazy("用途"),
        choices=PermittedUse.choices,
        help_text=gettext_lazy("只有这五类；不能用于人员工资和基建。"),
    )
    purpose = forms.CharField(
        label=gettext_lazy("开支内容"), max_length=120, widget=forms.TextInput(WIDE)
    )
    amount = amount_field(gettext_lazy("申报金额"))
    school = SchoolField(
        label=gettext_lazy("用款学校"),
        required=False,
        help_text=gettext_lazy("全集团共用的不填。"),
    )

    def __init__(self, *args: Any, schools: Sequence[School], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser = self.fields["school"]
        assert isinstance(chooser, SchoolField)  # noqa: S101 -- tells the type checker
        chooser.offer(schools)

    def facts(self) -> LineFacts:
        """Return what was filled in."""
        return LineFacts(**self.cleaned_data)


class TransferForm(forms.Form):
    """Where money of a line goes, how much and why."""

    to_line = forms.ChoiceField(label=gettext_lazy("调入预算项"))
    amount = amount_field(gettext_lazy("调剂金额"))
    reason = forms.CharField(
        label=gettext_lazy("调剂原因"), max_length=200, widget=forms.TextInput(WIDE)
    )

    def __init__(self, *args: Any, others: Sequence[Line], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.others = {line.code: line for line in others}
        chooser = self.fields["to_line"]
        assert isinstance(chooser, forms.ChoiceField)  # noqa: S101 -- tells the type checker
        chooser.choices = [(code, str(line)) for code, line in self.others.items()]

    @property
    def chosen(self) -> Line:
        """Return the line that was chosen."""
        return self.others[self.cleaned_data["to_line"]]


class CommitmentForm(forms.Form):
    """For what money of a line is promised."""

    title = forms.CharField(
        label=gettext_lazy("活动或合同"), max_length=120, widget=forms.TextInput(WIDE)
    )
    amount = amount_field(gettext_lazy("占用金额"))
    payee = forms.CharField(label=gettext_lazy("收款单位"), max_length=80, required=False)
    flow = forms.CharField(
        label=gettext_lazy("流动编号"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("为某次到校、走教等活动付费时填写，用来计算每次和每名学生的成本。"),
    )

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seat = seat

    def clean_flow(self) -> Flow | None:
        """Return the flow that was meant."""
        code = self.cleaned_data["flow"].strip()
        found = flow_with_code(self.seat, code) if code else None
        if code and found is None:
            raise ValidationError(_("没有编号为 %(code)s 的流动。"), params={"code": code})
        return found

    def facts(self) -> CommitmentFacts:
        """Return what was filled in."""
        return CommitmentFacts(**self.cleaned_data)


class VoucherForm(forms.Form):
    """What stands on an invoice."""

    number = forms.CharField(
        label=gettext_lazy("凭证号"),
        max_length=40,
        help_text=gettext_lazy("例如 2026-03-0012；同一凭证只能登记一次。"),
    )
    on = forms.DateField(label=gettext_lazy("凭证日期"), widget=DayInput, initial=today)
    payee = forms.CharField(label=gettext_lazy("收款单位"), max_length=80)
    amount = amount_field(gettext_lazy("凭证金额"))

    def facts(self) -> VoucherFacts:
        """Return what was filled in."""
        return VoucherFacts(**self.cleaned_data)
