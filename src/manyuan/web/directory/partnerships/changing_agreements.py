from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.directory.actions.agreements import (
    correct_agreement,
    end_agreement,
    remove_agreement,
    sign_agreement,
)
from manyuan.directory.enums import AgreementKind
from manyuan.directory.models import Agreement
from manyuan.directory.permissions import may_change_partnerships
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.directory.ending_forms import EndAgreementForm, RemoveForm
from manyuan.web.directory.finding import agreement_at
from manyuan.web.directory.partnerships.agreement_forms import (
    AgreementForm,
    CorrectAgreementForm,
    filled_in,
)
from manyuan.web.directory.trail import to_agreements
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb

# What a page that misses an agreement may already say of it.
ASKED = ("partner", "group", "school", "kind")


def new_agreement(request: SeatRequest) -> HttpResponse:
    """Register that a partner signs with a group or a school."""
    require(may_change_partnerships(request.seat))
    known = {name: request.GET[name] for name in ASKED if name in request.GET}
    form = AgreementForm(sent(request), seat=request.seat, initial=known)
    question = Question(
        headline=_("登记一份合作协议"),
        lead=_("合作单位与集团或学校签订，从生效日期起计入共建情况。"),
        submit=_("登记协议"),
        cancel_url=reverse("agreements"),
        crumbs=to_agreements(Crumb(_("登记协议"))),
    )

    def act() -> Done:
        signed = sign_agreement(by=request.seat, facts=form.facts())
        said = _("已登记{partner}与{side}的协议，自 {on} 起生效。")
        return Done(said.format(**_names(signed), on=signed.starts_on), _home(signed))

    return ask(request, form, question, act)


def change_agreement(request: SeatRequest, pk: int) -> HttpResponse:
    """Put right what was entered of an agreement."""
    require(may_change_partnerships(request.seat))
    agreement = agreement_at(request.seat, pk)
    form = CorrectAgreementForm(sent(request), seat=request.seat, initial=filled_in(agreement))
    question = _question(
        agreement,
        headline=_("更正{partner}与{side}的协议"),
        submit=_("保存更正"),
        crumb=_("更正"),
        lead=_("只用于录错的内容；协议真的结束了，请用“终止”。"),
    )

    def act() -> Done:
        corrected = correct_agreement(
            by=request.seat,
            agreement=agreement,
            facts=form.facts(),
            reason=form.cleaned_data["reason"],
        )
        said = _("已更正{partner}与{side}的协议；原来的内容留在修改历史里。")
        return Done(said.format(**_names(corrected)), _home(corrected))

    return ask(request, form, question, act)


def finish_agreement(request: SeatRequest, pk: int) -> HttpResponse:
    """Register that an agreement is over."""
    require(may_change_partnerships(request.seat))
    agreement = agreement_at(request.seat, pk)
    form = EndAgreementForm(sent(request))
    question = _question(
        agreement,
        _("从终止日期起，它不再计入共建情况；以前的每一天仍然有效。"),
        _("如果登记错了，可以更正这份协议的终止日期。"),
        headline=_("登记{partner}与{side}的协议终止"),
        submit=_("登记终止"),
        crumb=_("终止"),
    )

    def act() -> Done:
        ended = end_agreement(by=request.seat, agreement=agreement, on=form.cleaned_data["on"])
        said = _("已登记{partner}与{side}的协议自 {on} 起终止。")
        return Done(said.format(**_names(ended), on=ended.ends_on), _home(ended))

    return ask(request, form, question, act)


def take_out_agreement(request: SeatRequest, pk: int) -> HttpResponse:
    """Take out an agreement that never was."""
    require(may_change_partnerships(request.seat))
    agreement = agreement_at(request.seat, pk)
    form = RemoveForm(sent(request))
    question = _question(
        agreement,
        _("只用于误录的协议：删除后，过去任何一天都不再有它。协议真的结束了，请用“终止”。"),
        _("不能撤销，但历史记录会保留它的内容和删除原因，可以照原样重新登记。"),
        headline=_("删除误录的协议：{partner}，{side}"),
        submit=_("删除协议"),
        crumb=_("删除误录"),
    )

    def act() -> Done:
        names, home = _names(agreement), _home(agreement)
        remove_agreement(by=request.seat, agreement=agreement, reason=form.cleaned_data["reason"])
        said = _("已删除协议：{partner}，{side}；历史记录保留了它。")
        return Done(said.format(**names), home)

    return ask(request, form, question, act)


def _question(
    agreement: Agreement,
    *warnings: str,
    headline: str,
    submit: str,
    crumb: str,
    lead: str = "",
) -> Question:
    about = f"{AgreementKind(agreement.kind).label} · {agreement.starts_on}"
    return Question(
        headline=headline.format(**_names(agreement)),
        lead=lead or about,
        submit=submit,
        cancel_url=_home(agreement),
        crumbs=to_agreements(Crumb(crumb)),
        warnings=warnings,
        dangerous=bool(warnings),
    )


def _home(agreement: Agreement) -> str:
    return reverse("partner", args=[agreement.partner.code])


def _names(agreement: Agreement) -> dict[str, str]:
    return {"partner": agreement.partner.name, "side": agreement.side.name}
