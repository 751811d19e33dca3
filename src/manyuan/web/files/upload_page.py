from pathlib import PurePath

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from manyuan.directory.actions.uploads import apply_upload, discard_upload, recheck_upload
from manyuan.directory.errors import PlanHasChanged, UploadHasErrors, UploadIsClosed
from manyuan.directory.permissions import may_import_district
from manyuan.directory.queries.importing import dry_run
from manyuan.seats.permissions import require
from manyuan.sheets.annotating import error_workbook
from manyuan.sheets.models import Upload
from manyuan.sheets.queries import read_upload, uploads_of_bureau
from manyuan.web.errors import sentence
from manyuan.web.files.addresses import addresses_of
from manyuan.web.files.downloads import attachment
from manyuan.web.files.found import Found
from manyuan.web.files.found_tables import PARTS, part_of, table_of
from manyuan.web.files.found_words import confirm_lead, figures, headline, refusal, source
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.export import XLSX
from manyuan.web.ui.parts import Crumb, Tab


def upload_here(request: SeatRequest, pk: int) -> Upload:
    """Return an upload of the bureau, for who may import; any other is not found."""
    require(may_import_district(request.seat))
    return get_object_or_404(uploads_of_bureau(request.seat).defer(None), pk=pk)


@require_safe
def show_upload(request: SeatRequest, pk: int) -> HttpResponseBase:
    """Show what importing the files would do and what is wrong with them."""
    upload = upload_here(request, pk)
    found = Found(**upload.outcome)
    part = part_of(request.GET.get("part", ""), found)
    table = table_of(part, found)
    context = {
        "upload": upload,
        "crumbs": [Crumb(_("导入导出"), "../../"), Crumb(upload.name)],
        "headline": headline(upload, found),
        "figures": figures(found),
        "found": found,
        "refusal": refusal(found),
        "confirm_lead": confirm_lead(found),
        "tabs": [_tab(name, part, found) for name in PARTS],
        "table": table.for_request(request),
        "counts": table_of("tables", found).for_request(request),
        "source": source(upload),
        "addresses": addresses_of(upload, "upload"),
    }
    return table.reply(request) or render(request, "files/upload.html", context)


def _tab(name: str, current: str, found: Found) -> Tab:
    return Tab(
        label=f"{PARTS[name]} {found.size_of(name)}", url=f"?part={name}", current=name == current
    )


@require_POST
def confirm_import(request: SeatRequest, pk: int) -> HttpResponse:
    """Import the checked files, or say why not."""
    upload = upload_here(request, pk)
    try:
        record = apply_upload(by=request.seat, upload=upload)
    except PlanHasChanged as error:
        recheck_upload(by=request.seat, upload=upload)
        messages.warning(request, sentence(error))
    except (UploadHasErrors, UploadIsClosed) as error:
        messages.error(request, sentence(error))
    else:
        said = (
            _("已导入《{name}》。更改前的值保留在历史里。")
            if record and record.changes.exists()
            else _("没有需要更改的内容。")
        )
        messages.success(request, said.format(name=upload.name))
    return redirect("upload", pk)


@require_safe
def download_annotated(request: SeatRequest, pk: int) -> HttpResponse:
    """Give the sender's own workbook with the bad cells marked and a sentence in each."""
    upload = upload_here(request, pk)
    if not upload.is_open:
        raise UploadIsClosed(name=upload.name, state=upload.get_state_display())
    raw = read_upload(upload)
    content = error_workbook(raw, dry_run(request.seat, raw).files, translate=gettext)
    stem = PurePath(upload.name.partition("、")[0]).stem
    return attachment(content, _("{name}（批注）.xlsx").format(name=stem), XLSX)


@require_POST
def throw_away(request: SeatRequest, pk: int) -> HttpResponse:
    """Discard the files without importing them."""
    upload = upload_here(request, pk)
    try:
        discard_upload(by=request.seat, upload=upload)
    except UploadIsClosed as error:
        messages.error(request, sentence(error))
        return redirect("upload", pk)
    messages.success(request, _("已放弃《{name}》，没有导入任何内容。").format(name=upload.name))
    return redirect("files")
