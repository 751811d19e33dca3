from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from manyuan.funding.actions.spending import encumber, pay_voucher, register_voucher, release
from manyuan.funding.models import Commitment
from manyuan.funding.permissions import may_run_pots, may_spend
from manyuan.funding.queries.accounts import balances
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.funding.finding import commitment_of, line_of, voucher_of
from manyuan.web.funding.line_forms import CommitmentForm, VoucherForm
from manyuan.web.funding.trail import (
    page_of_commitment,
    page_of_line,
    to_commitment,
    to_line,
)
from manyuan.web.funding.words import yuan
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


def promise(request: SeatRequest, code: str) -> HttpResponse:
    """Promise money of a line for an activity or a contract."""
    line = line_of(request.seat, code)
    require(may_spend(request.seat, line.account))
    form = CommitmentForm(sent(request), seat=request.seat)
    left = balances([line.account]).line(line.pk).balance
    question = Question(
        headline=_("从「{line}」占用经费").format(line=line.purpose),
        lead=_("这项预算还可使用 {left} 元；占用以后别的开支不能再用这笔钱。").format(
            left=yuan(left)
        ),
        submit=_("登记占用"),
        cancel_url=page_of_line(line),
        crumbs=to_line(line, Crumb(_("占用经费"))),
    )

    def act() -> Done:
        made = encumber(by=request.seat, line=line, facts=form.facts())
        return Done(
            _("已占用「{title}」的经费。").format(title=made.title), page_of_commitment(made)
        )

    return ask(request, form, question, act)


def give_back(request: SeatRequest, code: str) -> HttpResponse:
    """Give back to the line what was promised and is not needed."""
    made = _own(request, code)
    left = balances([made.line.account]).commitment(made.pk).encumbered
    lead = _("还占用着 {left} 元；释放后回到预算项，可以另作安排。").format(left=yuan(left))
    question = _question(made, _("释放「{title}」未用的占用"), _("释放占用"), lead)

    def act() -> Done:
        release(by=request.seat, commitment=made)
        return Done(_("已释放 {left} 元。").format(left=yuan(left)), page_of_commitment(made))

    return ask(request, forms.Form(sent(request)), question, act)


def bill(request: SeatRequest, code: str) -> HttpResponse:
    """Enter an invoice for what was promised."""
    made = _own(request, code)
    form = VoucherForm(sent(request), initial={"payee": made.payee})
    left = balances([made.line.account]).commitment(made.pk).encumbered
    lead = _("还占用着 {left} 元，凭证不能超过它。").format(left=yuan(left))
    question = _question(made, _("为「{title}」登记凭证"), _("登记凭证"), lead)

    def act() -> Done:
        voucher = register_voucher(by=request.seat, commitment=made, facts=form.facts())
        said = _("已登记凭证「{number}」，等待支付。").format(number=voucher.number)
        return Done(said, page_of_commitment(made))

    return ask(request, form, question, act)


@require_POST
def pay(request: SeatRequest, code: str) -> HttpResponse:
    """Pay a voucher."""
    voucher = voucher_of(request.seat, code)
    require(may_run_pots(request.seat))
    made = voucher.commitment
    question = _question(made, _("支付「{title}」的凭证"), _("登记支付"), "")

    def act() -> Done:
        paid = pay_voucher(by=request.seat, voucher=voucher)
        said = _("已登记凭证「{number}」的支付。").format(number=paid.number)
        return Done(said, page_of_commitment(made))

    return ask(request, forms.Form(sent(request)), question, act)


def _own(request: SeatRequest, code: str) -> Commitment:
    made = commitment_of(request.seat, code)
    require(may_spend(request.seat, made.line.account))
    return made


def _question(made: Commitment, headline: str, submit: str, lead: str) -> Question:
    return Question(
        headline=headline.format(title=made.title),
        lead=lead,
        submit=submit,
        cancel_url=page_of_commitment(made),
        crumbs=to_commitment(made, Crumb(submit)),
    )
