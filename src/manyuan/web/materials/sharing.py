from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.material.actions import add_version, share_material
from manyuan.engagements.kinds.material.enums import KIND
from manyuan.engagements.kinds.material.permissions import (
    may_change_material,
    may_share_materials,
)
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.documents.passing import UPLOADING
from manyuan.web.materials.finding import material_at
from manyuan.web.materials.forms import NewMaterialForm, NewVersionForm
from manyuan.web.materials.questions import question_about
from manyuan.web.materials.trail import page_of, to_materials
from manyuan.web.needs.asked import asked_for
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


def new_material(request: SeatRequest) -> HttpResponse:
    """Share a material; ``?need=`` fills in what a school needs."""
    require(may_share_materials(request.seat))
    asked = asked_for(request, KIND)
    known = asked.filled(
        title="title", subject="subject", stage="stage", grade="grades", description="note"
    )
    form = NewMaterialForm(sent(request), request.FILES or None, seat=request.seat, initial=known)
    question = Question(
        headline=_("共享一份资料"),
        lead=asked.led(_("教案、题库、课件和课堂实录；其他学校使用后登记，就知道谁在哪里用过。")),
        submit=_("共享资料"),
        cancel_url=reverse("materials"),
        crumbs=to_materials(Crumb(_("共享资料"))),
        warnings=asked.warnings,
    )

    def act() -> Done:
        facts, version = form.facts(), form.version()
        shared = asked.arranged(
            lambda: share_material(by=request.seat, facts=facts, version=version)
        )
        return Done(_("已共享「{title}」。").format(title=shared.title), page_of(shared))

    address = request.get_full_path()
    return ask(request, form, question, act, address=address, template=UPLOADING)


def new_version(request: SeatRequest, code: str) -> HttpResponse:
    """Add a version to a material."""
    material = material_at(request.seat, code)
    require(may_change_material(request.seat, material))
    form = NewVersionForm(sent(request), request.FILES or None)
    question = question_about(material, _("添加新版本"), _("添加新版本"))

    def act() -> Done:
        added = add_version(by=request.seat, material=material, version=form.version())
        return Done(_("已添加第 {n} 版。").format(n=added.number), page_of(material))

    return ask(request, form, question, act, template=UPLOADING)
