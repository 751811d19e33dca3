from collections.abc import Iterable

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from manyuan.directory.actions.uploads import KEPT_FOR, receive_upload
from manyuan.directory.permissions import may_export_district, may_import_district
from manyuan.kernel.errors import BadInput
from manyuan.seats.permissions import require
from manyuan.sheets import limits
from manyuan.sheets.queries import uploads_of_bureau
from manyuan.web.errors import sentence
from manyuan.web.files.bounded import bounded
from manyuan.web.files.uploads_table import uploads_table
from manyuan.web.seated import SeatRequest


@bounded
@require_http_methods(["GET", "HEAD", "POST"])
def show_files(request: SeatRequest) -> HttpResponseBase:
    """Take files in, and offer what can be taken out."""
    if request.method == "POST":
        return _receive(request)
    return _page(request)


def _receive(request: SeatRequest) -> HttpResponseBase:
    require(may_import_district(request.seat))
    files = _by_name(request.FILES.getlist("files"))
    if not files:
        return _page(request, error=_("还没有选择文件。请选择要上传的文件。"))
    try:
        upload = receive_upload(by=request.seat, files=files)
    except BadInput as error:
        return _page(request, error=sentence(error))
    return redirect("upload", upload.pk)


def _by_name(sent: Iterable[UploadedFile]) -> dict[str, bytes]:
    """Return what was sent by name; files of one name, from several schools, are told apart."""
    files: dict[str, bytes] = {}
    for file in sent:
        name = str(file.name)
        free = name if name not in files else f"{len(files) + 1}_{name}"
        files[free] = file.read()
    return files


def _page(request: SeatRequest, error: str = "") -> HttpResponseBase:
    may_import = may_import_district(request.seat)
    uploads = list(uploads_of_bureau(request.seat)[:200]) if may_import else []
    table = uploads_table(uploads)
    waiting = sum(upload.is_open for upload in uploads)
    context = {
        "headline": _headline(waiting, may_import=bool(may_import)),
        "may_import": may_import,
        "may_export": may_export_district(request.seat),
        "error": error,
        "uploads": table.for_request(request) if uploads else None,
        "megabytes": limits.FILE_MEGABYTES,
        "most_bytes": limits.FILE_BYTES,
        "days": KEPT_FOR.days,
    }
    page = table.reply(request) or render(request, "files/files.html", context)
    page.status_code = 400 if error else page.status_code
    return page


def _headline(waiting: int, *, may_import: bool) -> str:
    if not may_import:
        return _("数据由教育局统一导入，空白模板可以下载填写")
    if waiting:
        return _("有 {waiting} 份上传的文件等待确认").format(waiting=waiting)
    return _("没有等待确认的文件，可以上传新的表格")
