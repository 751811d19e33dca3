from django.http import HttpResponse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.material.actions import report_use, take_back_use
from manyuan.engagements.kinds.material.permissions import may_share_materials, may_take_back
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, ask, sent
from manyuan.web.materials.finding import material_at, use_at
from manyuan.web.materials.forms import UseForm, WithdrawForm
from manyuan.web.materials.questions import question_about
from manyuan.web.materials.trail import page_of
from manyuan.web.seated import SeatRequest


def report(request: SeatRequest, code: str) -> HttpResponse:
    """Take down that a school used a material."""
    material = material_at(request.seat, code)
    require(may_share_materials(request.seat))
    form = UseForm(sent(request), seat=request.seat)
    question = question_about(material, _("登记使用"), _("登记使用"))

    def act() -> Done:
        use = report_use(by=request.seat, material=material, facts=form.facts())
        said = _("已登记{school}使用，学生 {n} 人。")
        return Done(said.format(school=use.school.name, n=use.pupils), page_of(material))

    return ask(request, form, question, act)


def take_back(request: SeatRequest, code: str, number: int) -> HttpResponse:
    """Let a use that was reported by mistake no longer count."""
    use = use_at(request.seat, code, number)
    require(may_take_back(request.seat, use))
    form = WithdrawForm(sent(request))
    warning = _("这次使用不再计入流动；登记和撤销原因保留在历史里。")
    question = question_about(use.material, _("撤销使用登记"), _("撤销登记"), warning)

    def act() -> Done:
        take_back_use(by=request.seat, use=use, reason=form.cleaned_data["reason"])
        return Done(_("已撤销这次使用登记。"), page_of(use.material))

    return ask(request, form, question, act)
