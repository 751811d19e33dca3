from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from manyuan.directory.visibility import schools_of, visible_schools
from manyuan.funding.actions.lines import (
    approve_line,
    propose_line,
    refuse_line,
    transfer,
    withdraw_line,
)
from manyuan.funding.enums import LineState
from manyuan.funding.models import Line
from manyuan.funding.permissions import may_run_pots, may_spend
from manyuan.funding.queries.accounts import lines_in, reckoning
from manyuan.funding.queries.transfers import transferable
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.funding.finding import account_of, line_of
from manyuan.web.funding.line_forms import LineForm, TransferForm
from manyuan.web.funding.pot_forms import WhyForm
from manyuan.web.funding.trail import page_of_account, page_of_line, to_account, to_line
from manyuan.web.funding.words import yuan
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


def propose(request: SeatRequest, pot: str, unit: str) -> HttpResponse:
    """Say for what money of an account shall be used."""
    account = account_of(request.seat, pot, unit)
    require(may_spend(request.seat, account))
    schools = visible_schools(request.seat).filter(pk__in=schools_of(account.unit))
    form = LineForm(sent(request), schools=list(schools))
    lead = _("{account}还有 {amount} 元未列预算。")
    question = Question(
        headline=_("申报预算项"),
        lead=lead.format(account=account, amount=yuan(reckoning(account).unbudgeted)),
        submit=_("提交申报"),
        cancel_url=page_of_account(account),
        crumbs=to_account(account, Crumb(_("申报预算项"))),
    )

    def act() -> Done:
        line = propose_line(by=request.seat, account=account, facts=form.facts())
        return Done(_("已申报「{line}」，等待教育局审批。").format(line=line), page_of_line(line))

    return ask(request, form, question, act)


@require_POST
def approve(request: SeatRequest, code: str) -> HttpResponse:
    """Approve a budget line."""
    line = line_of(request.seat, code)
    require(may_run_pots(request.seat))
    question = _question(line, _("批准「{line}」"), _("批准预算"))

    def act() -> Done:
        approved = approve_line(by=request.seat, line=line)
        return Done(
            _("已批准「{line}」，可以占用和报账。").format(line=approved), page_of_line(line)
        )

    return ask(request, forms.Form(sent(request)), question, act)


def refuse(request: SeatRequest, code: str) -> HttpResponse:
    """Do not approve a budget line, and say why."""
    line = line_of(request.seat, code)
    require(may_run_pots(request.seat))
    form = WhyForm(sent(request))
    question = _question(line, _("不批准「{line}」"), _("不批准预算"))

    def act() -> Done:
        reason = form.cleaned_data["reason"]
        refused = refuse_line(by=request.seat, line=line, reason=reason)
        return Done(_("已答复不批准「{line}」。").format(line=refused), page_of_line(line))

    return ask(request, form, question, act)


def withdraw(request: SeatRequest, code: str) -> HttpResponse:
    """Take a proposal back."""
    line = line_of(request.seat, code)
    require(may_spend(request.seat, line.account))
    question = _question(line, _("撤回「{line}」的申报"), _("撤回申报"))

    def act() -> Done:
        withdrawn = withdraw_line(by=request.seat, line=line)
        return Done(_("已撤回「{line}」。").format(line=withdrawn), page_of_account(line.account))

    return ask(request, forms.Form(sent(request)), question, act)


def move(request: SeatRequest, code: str) -> HttpResponse:
    """Move money to another line of the same account."""
    line = line_of(request.seat, code)
    require(may_spend(request.seat, line.account))
    others = lines_in([line.account]).filter(state=LineState.APPROVED).exclude(pk=line.pk)
    form = TransferForm(sent(request), others=list(others))
    question = _question(line, _("从「{line}」调剂"), _("调剂预算"), _limit(request, line))

    def act() -> Done:
        given = {name: form.cleaned_data[name] for name in ("amount", "reason")}
        transfer(by=request.seat, line=line, to_line=form.chosen, **given)
        return Done(_("已调剂到「{line}」。").format(line=form.chosen), page_of_line(line))

    return ask(request, form, question, act)


def _limit(request: SeatRequest, line: Line) -> str:
    limit = transferable(line)
    facts = {"share": limit.share_said, "left": yuan(limit.left)}
    if may_run_pots(request.seat):
        return _("集团自行调剂以批准数的 {share} 为限，教育局不受此限。").format(**facts)
    text = _("自行调剂累计不超过批准数的 {share}（建议值），还可调出 {left} 元。")
    return text.format(**facts)


def _question(line: Line, headline: str, submit: str, lead: str = "") -> Question:
    return Question(
        headline=headline.format(line=line),
        lead=lead,
        submit=submit,
        cancel_url=page_of_line(line),
        crumbs=to_line(line, Crumb(submit)),
    )
