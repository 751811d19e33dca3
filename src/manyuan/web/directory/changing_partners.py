from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.directory.actions.partners import add_partner, edit_partner
from manyuan.directory.permissions import may_change_partnerships
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.directory.finding import partner_at
from manyuan.web.directory.forms import PartnerForm
from manyuan.web.directory.trail import to_partner, to_partners
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


def new_partner(request: SeatRequest) -> HttpResponse:
    """Register a partner."""
    require(may_change_partnerships(request.seat))
    form = PartnerForm(sent(request), seat=request.seat)
    question = Question(
        headline=_("登记一个合作单位"),
        submit=_("登记合作单位"),
        cancel_url=reverse("partners"),
        crumbs=to_partners(Crumb(_("登记合作单位"))),
    )

    def act() -> Done:
        partner = add_partner(by=request.seat, code=form.cleaned_data["code"], facts=form.facts())
        said = _("已登记合作单位{partner}。").format(partner=partner.name)
        return Done(said, reverse("partner", args=[partner.code]))

    return ask(request, form, question, act)


def change_partner(request: SeatRequest, code: str) -> HttpResponse:
    """Correct what the register holds of a partner."""
    require(may_change_partnerships(request.seat))
    partner = partner_at(request.seat, code)
    own = reverse("partner", args=[code])
    form = PartnerForm(sent(request), seat=request.seat, instance=partner)
    question = Question(
        headline=_("修改{partner}的登记信息").format(partner=partner.name),
        submit=_("保存登记信息"),
        cancel_url=own,
        crumbs=to_partner(partner, Crumb(_("修改"))),
    )

    def act() -> Done:
        edited = edit_partner(by=request.seat, partner=partner, facts=form.facts())
        return Done(_("已保存{partner}的登记信息。").format(partner=edited.name), own)

    return ask(request, form, question, act)
