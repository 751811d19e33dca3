"""A school's list as a workbook: taken out, corrected, sent back, checked, then written."""

from pathlib import PurePath

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from manyuan.directory.errors import PlanHasChanged, UploadHasErrors, UploadIsClosed
from manyuan.directory.models import School
from manyuan.directory.permissions import may_see_roster_of
from manyuan.kernel.errors import BadInput
from manyuan.offers.actions.workbooks import (
    apply_roster,
    discard_roster,
    receive_roster,
    recheck_roster,
)
from manyuan.offers.models import Window
from manyuan.offers.permissions import may_correct, may_send_roster
from manyuan.offers.queries.workbooks import own_dry_run, roster_workbook
from manyuan.seats.permissions import require
from manyuan.sheets import limits
from manyuan.sheets.annotating import error_workbook
from manyuan.sheets.models import Upload
from manyuan.sheets.queries import read_upload, uploads_of_unit
from manyuan.web.errors import sentence
from manyuan.web.files.addresses import addresses_of
from manyuan.web.files.bounded import bounded
from manyuan.web.files.downloads import attachment
from manyuan.web.files.found import Found
from manyuan.web.files.found_tables import PARTS, part_of, table_of
from manyuan.web.files.found_words import confirm_lead, figures, headline, refusal, source
from manyuan.web.offers.finding import legal_school_at, window_now
from manyuan.web.offers.trail import to_roster
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.export import XLSX
from manyuan.web.ui.parts import Crumb, Tab


@require_safe
def download_roster(request: SeatRequest, code: str) -> HttpResponse:
    """Give the school's list and posts as a workbook."""
    school = legal_school_at(request.seat, code)
    require(may_see_roster_of(request.seat, school))
    content = roster_workbook(request.seat, school, window_now(request.seat))
    name = _("{school}教师名单和岗位需求.xlsx").format(school=school.name)
    return attachment(content, name, XLSX)


@bounded
@require_http_methods(["GET", "HEAD", "POST"])
def send_roster(request: SeatRequest) -> HttpResponseBase:
    """Take the corrected workbook of the own school in, and check it."""
    school, window = _own(request)
    error = ""
    if request.method == "POST":
        files = {str(file.name): file.read() for file in request.FILES.getlist("files")}
        try:
            if files:
                upload = receive_roster(by=request.seat, school=school, window=window, files=files)
                return redirect("roster-check", upload.pk)
            error = _("还没有选择文件。请选择要上传的文件。")
        except BadInput as wrong:
            error = sentence(wrong)
    context = {
        "school": school,
        "crumbs": to_roster(school, Crumb(_("上传更正后的工作簿"))),
        "error": error,
        "megabytes": limits.FILE_MEGABYTES,
        "most_bytes": limits.FILE_BYTES,
        "open_uploads": [one for one in uploads_of_unit(request.seat)[:20] if one.is_open],
    }
    return render(request, "offers/send.html", context, status=400 if error else 200)


def _own(request: SeatRequest) -> tuple[School, Window]:
    """Return the own school of a principal, who alone sends workbooks here, and the window."""
    require(may_send_roster(request.seat))
    window = window_now(request.seat)
    school = legal_school_at(request.seat, request.seat.unit.code)
    require(may_correct(request.seat, school, window))
    return school, window


def _upload_here(request: SeatRequest, pk: int) -> tuple[School, Window, Upload]:
    school, window = _own(request)
    upload = uploads_of_unit(request.seat).filter(pk=pk).first()
    if upload is None:
        raise Http404(_("没有这份上传的工作簿。"))
    return school, window, upload


@require_safe
def show_check(request: SeatRequest, pk: int) -> HttpResponseBase:
    """Show what the workbook would change and what is wrong with it."""
    school, _window, upload = _upload_here(request, pk)
    found = Found(**upload.outcome)
    part = part_of(request.GET.get("part", ""), found)
    table = table_of(part, found)
    context = {
        "upload": upload,
        "crumbs": to_roster(school, Crumb(upload.name)),
        "headline": headline(upload, found),
        "figures": figures(found),
        "found": found,
        "refusal": refusal(found),
        "confirm_lead": confirm_lead(found),
        "tabs": [
            Tab(
                label=f"{PARTS[name]} {found.size_of(name)}",
                url=f"?part={name}",
                current=name == part,
            )
            for name in PARTS
        ],
        "table": table.for_request(request),
        "counts": table_of("tables", found).for_request(request),
        "source": source(upload),
        "addresses": addresses_of(upload, "roster"),
    }
    return table.reply(request) or render(request, "files/upload.html", context)


@require_POST
def write_roster(request: SeatRequest, pk: int) -> HttpResponse:
    """Write the checked workbook into the list, or say why not."""
    school, window, upload = _upload_here(request, pk)
    by = request.seat
    try:
        apply_roster(by=by, school=school, window=window, upload=upload)
    except PlanHasChanged as error:
        recheck_roster(by=by, school=school, window=window, upload=upload)
        messages.warning(request, sentence(error))
    except (UploadHasErrors, UploadIsClosed) as error:
        messages.error(request, sentence(error))
    else:
        text = _("已导入《{name}》。更改前的值保留在历史里。")
        messages.success(request, text.format(name=upload.name))
        return redirect("school-roster", school.code)
    return redirect("roster-check", pk)


@require_safe
def download_marked(request: SeatRequest, pk: int) -> HttpResponse:
    """Give the school's own workbook with the bad cells marked and a sentence in each."""
    school, window, upload = _upload_here(request, pk)
    if not upload.is_open:
        raise UploadIsClosed(name=upload.name, state=upload.get_state_display())
    raw = read_upload(upload)
    run = own_dry_run(request.seat, school, window, raw)
    content = error_workbook(raw, run.files, translate=gettext)
    stem = PurePath(upload.name.partition("、")[0]).stem
    return attachment(content, _("{name}（批注）.xlsx").format(name=stem), XLSX)


@require_POST
def throw_away(request: SeatRequest, pk: int) -> HttpResponse:
    """Discard the workbook without importing it."""
    school, window, upload = _upload_here(request, pk)
    try:
        discard_roster(by=request.seat, school=school, window=window, upload=upload)
    except UploadIsClosed as error:
        messages.error(request, sentence(error))
        return redirect("roster-check", pk)
    messages.success(request, _("已放弃《{name}》，没有导入任何内容。").format(name=upload.name))
    return redirect("school-roster", school.code)
