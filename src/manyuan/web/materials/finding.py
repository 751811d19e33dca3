"""What an address of the shared materials names, open to who may see it."""

from django.http import Http404
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.material.models import Material, MaterialFile, MaterialUse
from manyuan.engagements.kinds.material.queries.materials import file_of, material, use_of
from manyuan.seats.models import Seat


def material_at(seat: Seat, code: str) -> Material:
    """Return the material of this code; one that the seat may not see is as good as none."""
    found = material(seat, code)
    if found is None:
        said = _("没有编号为 {code} 的共享资料，或者您的席位不能查看它。")
        raise Http404(said.format(code=code))
    return found


def file_at(seat: Seat, code: str, pk: int) -> MaterialFile:
    """Return a file of a material that is still offered."""
    found = file_of(seat, material_at(seat, code), pk)
    if found is None:
        raise Http404(_("这个文件不存在，或者资料已撤回。"))
    return found


def use_at(seat: Seat, code: str, number: int) -> MaterialUse:
    """Return a use of a material."""
    found = use_of(seat, material_at(seat, code), number)
    if found is None:
        raise Http404(_("没有这次使用的登记。"))
    return found
