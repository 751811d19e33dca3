"""A paper issued for all groups, some at a time, so that one sees how far it has come."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRedirect

from manyuan.kernel.errors import NotPossible
from manyuan.kernel.school_year import SchoolYear
from manyuan.papers.actions import issue_paper
from manyuan.papers.kinds import PaperKind
from manyuan.papers.models import IssuedPaper
from manyuan.papers.packing import zipped
from manyuan.papers.permissions import may_issue_many
from manyuan.papers.queries.issued import files_in_force, units_done
from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Unit
from manyuan.seats.permissions import require
from manyuan.seats.queries import units_of_bureau
from manyuan.web.errors import sentence
from manyuan.web.files.downloads import attachment
from manyuan.web.papers.finding import kind_at, year_at
from manyuan.web.papers.issued import file_name
from manyuan.web.papers.trail import to_papers
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb

AT_ONCE = 5  # a few tenths of a second each: a step answers before anybody wonders


@dataclass(frozen=True, slots=True)
class Line:
    """A group, and its paper if it has one."""

    unit: Unit
    paper: IssuedPaper | None


@require_http_methods(["GET", "HEAD", "POST"])
def run(request: SeatRequest, kind: str, year: int) -> HttpResponse:
    """Show which groups have the paper; sent, issue it for the next few that have none."""
    require(may_issue_many(request.seat))
    known, of = _for_groups(kind), year_at(year)
    lines = _lines(request, known, of)
    done = sum(line.paper is not None for line in lines)
    context = {
        "kind": known,
        "year": of,
        "lines": lines,
        "done": done,
        "address": request.path,
        "crumbs": to_papers(Crumb(_("批量签发"))),
    }
    if request.method != "POST":
        return render(request, "papers/batch.html", context)
    after = request.POST.get("after", "")
    waiting = [one.unit for one in lines if one.paper is None and one.unit.code > after]
    issued = _issue(request, known, of, waiting[:AT_ONCE])
    if len(waiting) <= AT_ONCE:
        return _finished(request)
    context |= {"done": done + issued, "after": waiting[AT_ONCE - 1].code}
    part = "papers/_batch_step.html" if request.htmx else "papers/batch.html"
    return render(request, part, {**context, "running": True})


@require_safe
def hand_out(request: SeatRequest, kind: str, year: int) -> HttpResponse:
    """Hand out all papers of a kind and year that still count as one zip."""
    require(may_issue_many(request.seat))
    known, of = _for_groups(kind), year_at(year)
    files = {
        file_name(file.paper, file.form): bytes(file.content)
        for file in files_in_force(request.seat, known, of)
    }
    if not files:
        raise Http404(_("这个学年还没有签发过这种文书。"))
    name = _("{paper} {year} 学年").format(paper=known.label, year=of)
    return attachment(zipped(files), f"{name}.zip", "application/zip")


def _for_groups(code: str) -> PaperKind:
    known = kind_at(code)
    if UnitKind.GROUP not in known.about:
        raise Http404(_("这种文书不是为集团写的。"))
    return known


def _lines(request: SeatRequest, kind: PaperKind, year: SchoolYear) -> list[Line]:
    done = units_done(request.seat, kind, year)
    groups = units_of_bureau(UnitKind.GROUP).order_by("code")
    return sorted((Line(unit, done.get(unit.pk)) for unit in groups), key=lambda one: one.unit.code)


def _issue(request: SeatRequest, kind: PaperKind, year: SchoolYear, units: list[Unit]) -> int:
    issued = 0
    for unit in units:
        try:
            issue_paper(by=request.seat, kind=kind, year=year, unit=unit)
        except NotPossible as refused:
            said = _("{unit}没有签发：{reason}")
            messages.warning(request, said.format(unit=unit.name, reason=sentence(refused)))
        else:
            issued += 1
    return issued


def _finished(request: SeatRequest) -> HttpResponse:
    messages.success(request, _("批量签发已完成。"))
    return HttpResponseClientRedirect(request.path) if request.htmx else redirect(request.path)
