"""The Word template of a paper: ours to begin with, the bureau's own, and its versions."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from manyuan.kernel.errors import BadInput
from manyuan.papers.actions import reset_template, upload_template
from manyuan.papers.enums import MEDIA_TYPES, Form
from manyuan.papers.kinds import PaperKind
from manyuan.papers.permissions import may_keep_templates
from manyuan.papers.queries.templates import template_bytes, template_in_use, templates_of
from manyuan.papers.word.checking import MOST_BYTES, MOST_MEGABYTES
from manyuan.seats.permissions import require
from manyuan.web.errors import sentence
from manyuan.web.files.downloads import attachment
from manyuan.web.papers.finding import kind_at
from manyuan.web.papers.trail import to_papers
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb

DOCX = MEDIA_TYPES[Form.DOCX]


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: SeatRequest, kind: str) -> HttpResponse:
    """Show which template is used, and take in another one."""
    known = _kept(request, kind)
    if request.method == "POST":
        _take_in(request, known)
        return redirect("paper-template", kind)
    context = {
        "kind": known,
        "versions": templates_of(request.seat, known),
        "in_use": template_in_use(request.seat, known),
        "most": MOST_MEGABYTES,
        "crumbs": to_papers(Crumb(_("「{paper}」的模板").format(paper=known.label))),
    }
    return render(request, "papers/template.html", context)


@require_safe
def hand_out_default(request: SeatRequest, kind: str) -> HttpResponse:
    """Hand out our template, to be edited in Word or WPS."""
    known = _kept(request, kind)
    name = _("{paper}模板").format(paper=known.label)
    return attachment(template_bytes(known, None), f"{name}.docx", DOCX)


@require_safe
def hand_out(request: SeatRequest, kind: str, version: int) -> HttpResponse:
    """Hand out a version of the bureau's own template."""
    known = _kept(request, kind)
    found = templates_of(request.seat, known).filter(version=version).first()
    if found is None or not found.is_own:
        raise Http404(_("没有这一版模板。"))
    return attachment(bytes(found.content), found.name, DOCX)


@require_POST
def reset(request: SeatRequest, kind: str) -> HttpResponse:
    """Go back to our template."""
    known = _kept(request, kind)
    reset_template(by=request.seat, kind=known)
    messages.success(request, _("已改回默认模板。"))
    return redirect("paper-template", kind)


def _kept(request: SeatRequest, kind: str) -> PaperKind:
    require(may_keep_templates(request.seat))
    known = kind_at(kind)
    if not known.has_template:
        raise Http404(_("这种文书没有 Word 模板。"))
    return known


def _take_in(request: SeatRequest, kind: PaperKind) -> None:
    file = request.FILES.get("file")
    if file is None:
        messages.error(request, _("请先选择文件。"))
        return
    try:
        # One byte more than is kept is enough to tell that a file is too large.
        content = file.read(MOST_BYTES + 1)
        upload_template(by=request.seat, kind=kind, name=file.name or "", content=content)
    except BadInput as error:
        messages.error(request, sentence(error))
    else:
        messages.success(request, _("已启用新模板；之后签发的文书按它排版。"))
