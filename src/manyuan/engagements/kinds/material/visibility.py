from django.db.models import Q, QuerySet

from manyuan.directory.queries.fellows import fellows_on
from manyuan.directory.visibility import schools_in_charge
from manyuan.engagements.kinds.material.enums import Licence
from manyuan.engagements.kinds.material.models import Material, MaterialFile, MaterialUse
from manyuan.engagements.kinds.material.permissions import may_list_materials
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat

SHOWN = ("school__unit", "author")


def visible_materials(seat: Seat) -> "QuerySet[Material]":
    """Return the materials that the seat may see: what is for a group alone, in that group."""
    found = Material.objects.filter(bureau_id=seat.bureau_id).select_related(*SHOWN)
    if not may_list_materials(seat):
        return found.none()
    own = schools_in_charge(seat)
    if own is None:
        return found
    fellows = fellows_on(seat, own, today())
    return found.filter(~Q(licence=Licence.GROUP) | Q(school__in=fellows))


def visible_files(seat: Seat) -> "QuerySet[MaterialFile]":
    """Return the files of the materials that the seat may see."""
    seen = visible_materials(seat).order_by().values("pk")
    return MaterialFile.objects.filter(version__material__in=seen)


def visible_uses(seat: Seat) -> "QuerySet[MaterialUse]":
    """Return who used what, of the materials that the seat may see."""
    seen = visible_materials(seat).order_by().values("pk")
    found = MaterialUse.objects.filter(material__in=seen)
    return found.select_related("material", "version", "school__unit", "teacher")
