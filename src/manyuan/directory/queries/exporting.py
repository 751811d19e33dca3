from manyuan.directory.models import District
from manyuan.directory.permissions import may_export_district
from manyuan.seats.models import Seat, Unit
from manyuan.seats.permissions import require
from manyuan.sheets.columns import Row
from manyuan.sheets.district import DistrictHead
from manyuan.sheets.stores import stores


def exported_district(by: Seat) -> tuple[DistrictHead, dict[str, list[Row]]]:
    """Return all that the bureau has stored, as the district folder holds it."""
    require(may_export_district(by))
    district = District.objects.filter(unit_id=by.bureau_id).first()
    outline = district.outline.encode() if district and district.outline else None
    bureau = Unit.objects.get(pk=by.bureau_id)
    head = DistrictHead(bureau.code, bureau.name, outline)
    return head, {name: store.handed_out(by) for name, store in stores().items()}
