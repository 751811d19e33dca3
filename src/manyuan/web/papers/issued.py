"""An issued paper: what it says, its files, whether it still counts."""

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from manyuan.kernel.school_year import SchoolYear
from manyuan.papers.actions import revoke_paper
from manyuan.papers.models import IssuedPaper
from manyuan.papers.permissions import may_issue
from manyuan.papers.queries.issued import file_of, files_of
from manyuan.seats.permissions import may_see_history, require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.files.downloads import attachment
from manyuan.web.papers.finding import kind_at, paper_at
from manyuan.web.papers.shown import blocks_of
from manyuan.web.papers.trail import page_of, to_papers
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


class RevokeForm(forms.Form):
    """Why a paper does not count any more."""

    reason = forms.CharField(
        label=gettext_lazy("作废原因"),
        max_length=200,
        widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy("核验这份文书的人会看到。"),
    )


@require_safe
def show(request: SeatRequest, kind: str, year: int, number: int) -> HttpResponse:
    """Show an issued paper."""
    paper = paper_at(request.seat, kind, year, number)
    content = paper.says
    context = {
        "paper": paper,
        "kind": kind_at(kind),
        "year": SchoolYear(paper.year),
        "content": content,
        "blocks": blocks_of(content),
        "files": files_of(paper),
        "may_revoke": _may_revoke(request, paper),
        "may_see_history": may_see_history(request.seat),
        "history_key": f"{paper.kind} {paper.year} {paper.number}",
        "number": paper.mark,
        "on": paper.issued_on,
        "crumbs": to_papers(Crumb(paper.mark)),
    }
    return render(request, "papers/paper.html", context)


@require_safe
def hand_out(  # noqa: PLR0917 -- an address
    request: SeatRequest, kind: str, year: int, number: int, form: str
) -> HttpResponse:
    """Hand out a file of a paper as it was issued."""
    paper = paper_at(request.seat, kind, year, number)
    found = file_of(paper, form)
    if found is None:
        raise Http404(_("这份文书没有这种格式。"))
    return attachment(bytes(found.content), file_name(paper, form), found.mime)


@require_http_methods(["GET", "HEAD", "POST"])
def revoke(request: SeatRequest, kind: str, year: int, number: int) -> HttpResponse:
    """Say that a paper does not count any more, and why."""
    paper = paper_at(request.seat, kind, year, number)
    known = kind_at(kind)
    require(may_issue(request.seat, known, paper.unit))
    form = RevokeForm(sent(request))
    question = Question(
        headline=_("作废 {mark}").format(mark=paper.mark),
        lead=_("文书和文号都会保留；核验时显示已作废和原因。作废后不能恢复，只能重新签发。"),
        submit=_("作废文书"),
        cancel_url=page_of(paper),
        crumbs=to_papers(Crumb(paper.mark, page_of(paper)), Crumb(_("作废"))),
        dangerous=True,
    )

    def act() -> Done:
        reason = form.cleaned_data["reason"]
        revoke_paper(by=request.seat, paper=paper, kind=known, reason=reason)
        return Done(_("已作废 {mark}。").format(mark=paper.mark), page_of(paper))

    return ask(request, form, question, act)


def file_name(paper: IssuedPaper, form: str) -> str:
    """Return the name under which a file is saved."""
    return f"{paper.mark} {paper.title}.{form}".replace("/", "／")


def _may_revoke(request: SeatRequest, paper: IssuedPaper) -> bool:
    allowed = may_issue(request.seat, kind_at(paper.kind), paper.unit)
    return bool(allowed) and paper.standing == "valid"
