"""Applications for exemption: proposed by a school, decided by the bureau."""

from collections.abc import Sequence

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from manyuan.kernel.errors import BadInput, NotPossible
from manyuan.offers.actions.exemptions import (
    ExemptionFacts,
    decide_exemption,
    propose_exemption,
    withdraw_exemption,
)
from manyuan.offers.enums import ExemptionReason, ExemptionState
from manyuan.offers.models import Exemption
from manyuan.offers.permissions import (
    may_correct,
    may_decide_exemptions,
    may_see_exemptions,
    may_withdraw_exemption,
)
from manyuan.offers.queries.schools import legal_of
from manyuan.offers.queries.teachers import exemptions_of
from manyuan.offers.queries.windows import current_window
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.directory.forms import DayInput
from manyuan.web.errors import sentence
from manyuan.web.offers.finding import exemption_at, teacher_at
from manyuan.web.offers.trail import to_offers, to_papers, to_teacher
from manyuan.web.offers.words import EXEMPTION_SIGNS, who_and_when
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column, Filter
from manyuan.web.ui.parts import Crumb
from manyuan.web.ui.table import Table

STATES = {EXEMPTION_SIGNS[state]: label for state, label in ExemptionState.choices}


class ExemptionForm(forms.Form):
    """Why, until when, and which document proves it."""

    reason = forms.ChoiceField(label=gettext_lazy("免交流原因"), choices=ExemptionReason.choices)
    until = forms.DateField(
        label=gettext_lazy("免交流至"),
        required=False,
        widget=DayInput,
        help_text=gettext_lazy("只有残疾和临近退休可以不填，表示长期。"),
    )
    evidence = forms.CharField(
        label=gettext_lazy("证明材料"),
        max_length=200,
        widget=forms.TextInput(attrs={"wide": "true"}),
        help_text=gettext_lazy(
            "只写材料的名称和日期，例如“市立医院 5 月 12 日诊断证明”；"
            "材料由学校保管，不上传，不写病情。"
        ),
    )

    def facts(self) -> ExemptionFacts:
        """Return what was filled in."""
        return ExemptionFacts(**self.cleaned_data)


@require_safe
def list_exemptions(request: SeatRequest) -> HttpResponseBase:
    """Show the applications that the seat may see, those that wait first."""
    require(may_see_exemptions(request.seat))
    found = list(exemptions_of(request.seat))
    table = _table(found)
    waiting = sum(one.state == ExemptionState.PROPOSED for one in found)
    text = (
        _("{n} 份免交流申请待审批，共 {all} 份")
        if waiting
        else _("没有待审批的免交流申请，共 {all} 份")
        if found
        else _("没有待审批的免交流申请")
    )
    context = {
        "headline": text.format(n=waiting, all=len(found)),
        "crumbs": to_offers(Crumb(_("免交流申请"))),
        "table": table.for_request(request) if found else None,
        "empty_title": _("还没有免交流申请"),
        "empty_text": _(
            "校长在教师名单里打开一位教师，即可为他申请；教育局批准后，他不参加当年的交流。"
        ),
    }
    return table.reply(request) or render(request, "offers/papers.html", context)


def _table(found: Sequence[Exemption]) -> Table:
    return Table(
        id="exemptions",
        title=_("免交流申请"),
        rows=[
            {
                "pk": one.pk,
                "name": one.teacher.name,
                "school": one.teacher.school.name,
                "reason": one.reason,
                "until": one.until,
                "state": EXEMPTION_SIGNS[one.state],
                "at": one.proposed_at,
            }
            for one in found
        ],
        columns=[
            Column(
                key="name",
                label=_("教师"),
                href=lambda row: reverse("exemption", args=[row["pk"]]),
            ),
            Column(key="school", label=_("学校")),
            Column(key="reason", label=_("免交流原因"), labels=dict(ExemptionReason.choices)),
            Column(key="until", label=_("免交流至"), kind="date"),
            Column(key="state", label=_("状态"), kind="verdict", labels=STATES),
            Column(key="at", label=_("申请时间"), kind="date"),
        ],
        filters=[
            Filter(key="state", label=_("状态"), choices=list(STATES.items())),
            Filter(key="school", label=_("学校")),
        ],
        search_keys=["name", "school"],
        default_sort="-at",
    )


def new_exemption(request: SeatRequest, pk: int) -> HttpResponse:
    """Propose that a teacher need not move."""
    teacher = teacher_at(request.seat, pk)
    require(may_correct(request.seat, teacher.school, current_window(request.seat)))
    form = ExemptionForm(sent(request))
    own = reverse("teacher-edit", args=[pk])
    question = Question(
        headline=_("为{name}申请免交流").format(name=teacher.name),
        lead=_("教育局批准后生效；批准前仍按符合条件计算。"),
        submit=_("提交申请"),
        cancel_url=own,
        crumbs=to_teacher(teacher, legal_of(teacher.school), Crumb(_("申请免交流"))),
    )

    def act() -> Done:
        proposed = propose_exemption(by=request.seat, teacher=teacher, facts=form.facts())
        text = _("已为{name}提交免交流申请，等待教育局审批。")
        return Done(text.format(name=teacher.name), reverse("exemption", args=[proposed.pk]))

    return ask(request, form, question, act)


@require_safe
def show_exemption(request: SeatRequest, pk: int) -> HttpResponse:
    """Show one application with what the seat may do about it."""
    exemption = exemption_at(request.seat, pk)
    waits = exemption.state == ExemptionState.PROPOSED
    ends = exemption.state in {ExemptionState.PROPOSED, ExemptionState.APPROVED}
    may_decide = may_decide_exemptions(request.seat)
    may_withdraw = may_withdraw_exemption(request.seat, exemption, current_window(request.seat))
    context = {
        "exemption": exemption,
        "crumbs": to_papers(
            request.seat, "exemptions", _("免交流申请"), Crumb(exemption.teacher.name)
        ),
        "may_open_teacher": may_see_exemptions(request.seat),
        "headline": _("{name}的免交流申请：{state}").format(
            name=exemption.teacher.name, state=exemption.get_state_display()
        ),
        "sign": EXEMPTION_SIGNS[exemption.state],
        "proposed": who_and_when(exemption.proposed_by.holder, exemption.proposed_at),
        "decided": exemption.decided_by
        and who_and_when(exemption.decided_by.holder, exemption.decided_at),
        "may_decide": may_decide,
        "waits": waits,
        "offers_withdrawal": ends and may_withdraw and not (waits and may_decide),
    }
    return render(request, "offers/exemption.html", context)


@require_POST
def answer_exemption(request: SeatRequest, pk: int) -> HttpResponse:
    """Approve or refuse an application."""
    require(may_decide_exemptions(request.seat))
    exemption = exemption_at(request.seat, pk)
    approve = request.POST.get("decision") == "approve"
    answer = request.POST.get("answer", "")
    try:
        decide_exemption(by=request.seat, exemption=exemption, approve=approve, answer=answer)
    except (BadInput, NotPossible) as error:
        messages.error(request, sentence(error))
        return redirect("exemption", pk)
    text = _("已批准{name}的免交流申请。") if approve else _("已退回{name}的免交流申请。")
    messages.success(request, text.format(name=exemption.teacher.name))
    return redirect("exemptions")


@require_POST
def take_back_exemption(request: SeatRequest, pk: int) -> HttpResponse:
    """Withdraw an application, or revoke an exemption."""
    exemption = exemption_at(request.seat, pk)
    reason = request.POST.get("reason", "")
    try:
        withdraw_exemption(by=request.seat, exemption=exemption, reason=reason)
    except (BadInput, NotPossible) as error:
        messages.error(request, sentence(error))
    else:
        text = _("已撤回{name}的免交流申请。").format(name=exemption.teacher.name)
        messages.success(request, text)
    return redirect("exemption", pk)
