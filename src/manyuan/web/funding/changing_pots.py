from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.funding.actions.pots import close_pot, edit_pot, open_pot, reopen_pot
from manyuan.funding.models import Pot
from manyuan.funding.permissions import may_run_pots
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.funding.finding import pot_of
from manyuan.web.funding.pot_forms import NewPotForm, PotForm, WhyForm
from manyuan.web.funding.trail import page_of_pot, to_funding, to_pot
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


def new_pot(request: SeatRequest) -> HttpResponse:
    """Register money of a source for a year."""
    require(may_run_pots(request.seat))
    form = NewPotForm(sent(request))
    question = Question(
        headline=_("登记一笔专项资金"),
        lead=_("登记以后，再按公式分配给集团，或奖补给学校。"),
        submit=_("登记专项资金"),
        cancel_url=reverse("pots"),
        crumbs=to_funding(Crumb(_("登记专项资金"))),
    )

    def act() -> Done:
        pot = open_pot(by=request.seat, code=form.cleaned_data["code"], facts=form.facts())
        return Done(_("已登记「{pot}」，现在可以分配。").format(pot=pot), page_of_pot(pot))

    return ask(request, form, question, act)


def change_pot(request: SeatRequest, code: str) -> HttpResponse:
    """Correct what is known of a pot."""
    pot = _own(request, code)
    form = PotForm(sent(request), instance=pot)
    question = _question(pot, _("修改「{pot}」"), _("保存资金信息"))

    def act() -> Done:
        edited = edit_pot(by=request.seat, pot=pot, facts=form.facts())
        return Done(_("已保存「{pot}」。").format(pot=edited), page_of_pot(edited))

    return ask(request, form, question, act)


def end_pot(request: SeatRequest, code: str) -> HttpResponse:
    """Draw the final account of a pot."""
    pot = _own(request, code)
    question = _question(
        pot,
        _("办理「{pot}」的决算"),
        _("办理决算"),
        _("决算以后，这笔资金的所有账户都不能再申报、占用、报账和支付。"),
        _("须先结清全部占用和待支付的凭证；办错了可以撤销决算。"),
    )

    def act() -> Done:
        closed = close_pot(by=request.seat, pot=pot)
        return Done(_("已办理「{pot}」的决算。").format(pot=closed), page_of_pot(closed))

    return ask(request, forms.Form(sent(request)), question, act)


def take_back_end(request: SeatRequest, code: str) -> HttpResponse:
    """Take back a final account that was drawn too early."""
    pot = _own(request, code)
    form = WhyForm(sent(request))
    question = _question(pot, _("撤销「{pot}」的决算"), _("撤销决算"))

    def act() -> Done:
        opened = reopen_pot(by=request.seat, pot=pot, reason=form.cleaned_data["reason"])
        return Done(
            _("已撤销「{pot}」的决算，可以继续记账。").format(pot=opened), page_of_pot(opened)
        )

    return ask(request, form, question, act)


def _own(request: SeatRequest, code: str) -> Pot:
    require(may_run_pots(request.seat))
    return pot_of(request.seat, code)


def _question(pot: Pot, headline: str, submit: str, *warnings: str) -> Question:
    return Question(
        headline=headline.format(pot=pot),
        submit=submit,
        cancel_url=page_of_pot(pot),
        crumbs=to_pot(pot, Crumb(submit)),
        warnings=warnings,
        dangerous=bool(warnings),
    )
