from collections.abc import Sequence

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.engagements.kinds.material.models import (
    Material,
    MaterialFile,
    MaterialUse,
    MaterialVersion,
)
from manyuan.engagements.kinds.material.permissions import (
    may_change_material,
    may_share_materials,
)
from manyuan.engagements.kinds.material.queries.materials import (
    files_of,
    uses_of,
    versions_of,
)
from manyuan.kernel.clock import today
from manyuan.seats.permissions import may_see_history
from manyuan.web.documents.passing import hand_out
from manyuan.web.materials.finding import file_at, material_at
from manyuan.web.materials.trail import to_material
from manyuan.web.materials.uses_table import uses_table
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Source


@require_safe
def show_material(request: SeatRequest, code: str) -> HttpResponseBase:
    """Show a material: what it is, its versions, and who used it where."""
    seat, material = request.seat, material_at(request.seat, code)
    uses = list(uses_of(seat, material))
    table = uses_table(seat, uses)
    if (reply := table.reply(request)) is not None:
        return reply
    files = list(files_of(seat, material)) if material.is_shared else []
    context = {
        "material": material,
        "crumbs": to_material(material),
        "headline": _headline(material, uses),
        "may_change": may_change_material(seat, material),
        "may_use": may_share_materials(seat),
        "versions": [_version(material, one, files) for one in versions_of(seat, material)],
        "table": table.for_request(request),
        "has_uses": bool(uses),
        "may_see_history": may_see_history(seat),
        "source": Source(where=_("提供学校和使用学校登记"), as_of=today()),
    }
    return render(request, "materials/material.html", context)


def _headline(material: Material, uses: Sequence[MaterialUse]) -> str:
    counted = [one for one in uses if not one.taken_back]
    if not material.is_shared:
        return _("「{title}」已撤回").format(title=material.title)
    if not counted:
        return _("「{title}」还没有学校登记使用").format(title=material.title)
    schools = len({one.school_id for one in counted})
    pupils = sum(one.pupils for one in counted)
    text = _("「{title}」：{schools} 所学校用过，学生 {pupils} 人次")
    return text.format(title=material.title, schools=number(schools), pupils=number(pupils))


def _version(
    material: Material, version: MaterialVersion, files: Sequence[MaterialFile]
) -> dict[str, object]:
    own = [one for one in files if one.version_id == version.pk]
    return {
        "version": version,
        "link": version.link if material.is_shared else "",
        "files": [
            {"file": one, "url": reverse("material-file", args=[material.code, one.pk])}
            for one in own
        ],
    }


@require_safe
def hand_out_file(request: SeatRequest, code: str, pk: int) -> HttpResponse:
    """Hand out a file to who may see the material."""
    return hand_out(file_at(request.seat, code, pk))
