from django.http import HttpResponse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.material.actions import change_material, withdraw_material
from manyuan.engagements.kinds.material.permissions import may_change_material
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, ask, sent
from manyuan.web.materials.finding import material_at
from manyuan.web.materials.forms import EditForm, WithdrawForm
from manyuan.web.materials.questions import question_about
from manyuan.web.materials.trail import page_of
from manyuan.web.seated import SeatRequest


def edit(request: SeatRequest, code: str) -> HttpResponse:
    """Put right what is said of a material."""
    material = material_at(request.seat, code)
    require(may_change_material(request.seat, material))
    form = EditForm(sent(request), seat=request.seat, material=material)
    question = question_about(material, _("修改资料信息"), _("保存资料信息"))

    def act() -> Done:
        changed = change_material(by=request.seat, material=material, facts=form.facts())
        return Done(_("已保存资料信息。"), page_of(changed))

    return ask(request, form, question, act)


def withdraw(request: SeatRequest, code: str) -> HttpResponse:
    """Offer a material no longer."""
    material = material_at(request.seat, code)
    require(may_change_material(request.seat, material))
    form = WithdrawForm(sent(request))
    warning = _("撤回后不能恢复，文件会彻底删除；以前的使用登记和流动保留。")
    question = question_about(material, _("撤回资料"), _("撤回资料"), warning)

    def act() -> Done:
        reason = form.cleaned_data["reason"]
        withdrawn = withdraw_material(by=request.seat, material=material, reason=reason)
        return Done(_("已撤回「{title}」。").format(title=withdrawn.title), page_of(withdrawn))

    return ask(request, form, question, act)
