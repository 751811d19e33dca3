from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from manyuan.engagements.kinds.visit.actions import add_evidence, remove_evidence
from manyuan.engagements.kinds.visit.models import Evidence
from manyuan.engagements.kinds.visit.permissions import may_report_visit
from manyuan.kernel.errors import BadInput, NotPossible
from manyuan.kernel.pictures import MOST_BYTES
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, ask, sent
from manyuan.web.errors import sentence
from manyuan.web.seated import SeatRequest
from manyuan.web.visits.finding import evidence_at, visit_at
from manyuan.web.visits.questions import question_about
from manyuan.web.visits.trail import page_of


@require_POST
def add(request: SeatRequest, code: str) -> HttpResponse:
    """Take in a photo or a file that shows a visit."""
    visit = visit_at(request.seat, code)
    require(may_report_visit(request.seat, visit))
    file = request.FILES.get("file")
    if file is None:
        messages.error(request, _("请先选择照片或文件。"))
        return redirect("visit", code)
    try:
        # One byte more than is kept is enough to tell that a file is too large.
        content = file.read(MOST_BYTES + 1)
        kept = add_evidence(by=request.seat, visit=visit, name=file.name or "", content=content)
    except (BadInput, NotPossible) as error:
        messages.error(request, sentence(error))
    else:
        messages.success(request, _said(kept))
    return redirect("visit", code)


def _said(kept: Evidence) -> str:
    if kept.is_picture:
        return _("已添加；照片里的拍摄地点和设备信息没有保存。")
    return _("已添加；文件按原样保存，包括其中的作者等文件属性。")


@require_safe
def show(request: SeatRequest, code: str, pk: int) -> HttpResponse:
    """Hand out a photo or a file to who may see the visit; a PDF is never opened in the page."""
    evidence = evidence_at(request.seat, code, pk)
    answer = HttpResponse(bytes(evidence.content), content_type=evidence.media_type)
    shown = content_disposition_header(not evidence.is_picture, evidence.name)
    answer["Content-Disposition"] = shown or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def remove(request: SeatRequest, code: str, pk: int) -> HttpResponse:
    """Take a photo or a file away for good."""
    evidence = evidence_at(request.seat, code, pk)
    require(may_report_visit(request.seat, evidence.visit))
    warning = _("「{name}」会从系统中彻底删除，不能恢复；历史只保留它的名称。")
    question = question_about(
        evidence.visit, _("移除文件"), _("移除文件"), warning.format(name=evidence.name)
    )

    def act() -> Done:
        remove_evidence(by=request.seat, evidence=evidence)
        return Done(_("已移除「{name}」。").format(name=evidence.name), page_of(evidence.visit))

    return ask(request, forms.Form(sent(request)), question, act)
