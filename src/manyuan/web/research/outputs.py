from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from manyuan.engagements.kinds.research.actions import add_output, remove_output
from manyuan.engagements.kinds.research.models import Output
from manyuan.engagements.kinds.research.permissions import may_change_research
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, ask, sent
from manyuan.web.documents.passing import hand_out, take_in
from manyuan.web.research.finding import output_at, research_at
from manyuan.web.research.questions import question_about
from manyuan.web.research.trail import page_of
from manyuan.web.seated import SeatRequest


@require_POST
def add(request: SeatRequest, code: str) -> HttpResponse:
    """Take in files that came out of an activity."""
    research = research_at(request.seat, code)
    require(may_change_research(request.seat, research))

    def keep(name: str, content: bytes) -> Output:
        return add_output(by=request.seat, research=research, name=name, content=content)

    take_in(request, keep)
    return redirect("research", code)


@require_safe
def show(request: SeatRequest, code: str, pk: int) -> HttpResponse:
    """Hand out a file to who may see the activity."""
    return hand_out(output_at(request.seat, code, pk))


def remove(request: SeatRequest, code: str, pk: int) -> HttpResponse:
    """Take a file away for good."""
    output = output_at(request.seat, code, pk)
    require(may_change_research(request.seat, output.research))
    warning = _("「{name}」会从系统中彻底删除，不能恢复；历史只保留它的名称。")
    said = warning.format(name=output.name)
    question = question_about(output.research, _("移除文件"), _("移除文件"), said)

    def act() -> Done:
        remove_output(by=request.seat, output=output)
        return Done(_("已移除「{name}」。").format(name=output.name), page_of(output.research))

    return ask(request, forms.Form(sent(request)), question, act)
