"""The documents of a decision, kept as they were issued."""

from collections.abc import Iterable

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from manyuan.lifecycle.actions.files import add_file, remove_file
from manyuan.lifecycle.models import DecisionFile
from manyuan.lifecycle.permissions import may_decide_lifecycle
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.documents.passing import hand_out, take_in
from manyuan.web.lifecycle.finding import decision_at, file_at
from manyuan.web.lifecycle.trail import to_lifecycle
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


@require_POST
def add(request: SeatRequest, code: str) -> HttpResponse:
    """Take in files that belong to a decision."""
    require(may_decide_lifecycle(request.seat))
    decision = decision_at(request.seat, code)

    def keep(name: str, content: bytes) -> DecisionFile:
        return add_file(by=request.seat, decision=decision, name=name, content=content)

    take_in(request, keep)
    return redirect("decision", code)


@require_safe
def show(request: SeatRequest, code: str, pk: int) -> HttpResponse:
    """Hand out a file to who may see the decision."""
    return hand_out(file_at(request.seat, code, pk))


def remove(request: SeatRequest, code: str, pk: int) -> HttpResponse:
    """Take a file away for good."""
    require(may_decide_lifecycle(request.seat))
    file = file_at(request.seat, code, pk)

    def act() -> Done:
        remove_file(by=request.seat, file=file)
        page = reverse("decision", args=[code])
        return Done(_("已移除「{name}」。").format(name=file.name), page)

    return ask(request, forms.Form(sent(request)), _asked(file), act)


def _asked(file: DecisionFile) -> Question:
    code, headline = file.decision.code, _("移除文件")
    page = reverse("decision", args=[code])
    warning = _("「{name}」会从系统中彻底删除，不能恢复；历史只保留它的名称。")
    return Question(
        headline=headline,
        submit=headline,
        cancel_url=page,
        crumbs=to_lifecycle(Crumb(code, page), Crumb(headline)),
        warnings=(warning.format(name=file.name),),
        dangerous=True,
    )


def linked(code: str, files: Iterable[DecisionFile]) -> list[dict[str, object]]:
    """Return files with their addresses, as the list of documents shows them."""
    return [
        {
            "file": one,
            "url": reverse("decision-file", args=[code, one.pk]),
            "remove_url": reverse("decision-file-remove", args=[code, one.pk]),
        }
        for one in files
    ]
