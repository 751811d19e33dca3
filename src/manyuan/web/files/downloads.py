import io
from urllib.parse import quote

from django.http import HttpResponse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.directory.queries.exporting import exported_district
from manyuan.sheets.template import write_template
from manyuan.sheets.writing import write_workbook, zip_folder
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.export import XLSX


@require_safe
def download_template(request: SeatRequest) -> HttpResponse:  # noqa: ARG001 -- any seat may have it
    """Give the empty workbook."""
    buffer = io.BytesIO()
    write_template(buffer)
    return attachment(buffer.getvalue(), _("空白模板") + ".xlsx", XLSX)


@require_safe
def download_folder(request: SeatRequest) -> HttpResponse:
    """Give the bureau's whole district folder as a zip."""
    head, tables = exported_district(request.seat)
    return attachment(zip_folder(head, tables), f"{head.code}.zip", "application/zip")


@require_safe
def download_workbook(request: SeatRequest) -> HttpResponse:
    """Give the bureau's whole district as a workbook."""
    head, tables = exported_district(request.seat)
    buffer = io.BytesIO()
    write_workbook(buffer, head, tables)
    return attachment(buffer.getvalue(), f"{head.code}.xlsx", XLSX)


def attachment(content: bytes, name: str, kind: str) -> HttpResponse:
    """Return a file that the browser saves under ``name`` and keeps no copy of."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    add_never_cache_headers(response)
    return response
