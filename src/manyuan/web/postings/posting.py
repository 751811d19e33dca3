from collections.abc import Collection

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.engagements.kinds.posting.actions.arranging import last_day
from manyuan.engagements.kinds.posting.enums import Mode, PostingState, ReportKind
from manyuan.engagements.kinds.posting.models import Posting
from manyuan.engagements.kinds.posting.permissions import (
    may_change_posting,
    may_report_posting,
)
from manyuan.engagements.kinds.posting.queries.duties import reports_of
from manyuan.engagements.kinds.posting.reporting_days import first_day_of_report
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat
from manyuan.seats.permissions import may_see_history
from manyuan.web.postings.finding import posting_at
from manyuan.web.postings.path import path_shown
from manyuan.web.postings.trail import to_posting
from manyuan.web.postings.words import LIVES, life_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Source


@require_safe
def show_posting(request: SeatRequest, code: str) -> HttpResponse:
    """Show a posting and the whole path of its teacher."""
    posting = posting_at(request.seat, code)
    reports = list(reports_of(posting))
    context = {
        "posting": posting,
        "last_day": last_day(posting),
        "crumbs": to_posting(posting),
        "headline": _headline(posting),
        "life": LIVES[life_of(posting, today())],
        "actions": _actions(posting),
        "may_change": may_change_posting(request.seat, posting),
        "reports": reports,
        "reportings": _reportings(request.seat, posting, told={one.kind for one in reports}),
        "path": path_shown(request.seat, [posting.teacher_id], here=posting),
        "may_see_history": may_see_history(request.seat),
        "source": Source(
            where=str(posting.move.plan) if posting.move else _("单独安排"),
            as_of=today(),
        ),
    }
    return render(request, "postings/posting.html", context)


def _headline(posting: Posting) -> str:
    return _("{teacher}：{home} → {host}").format(
        teacher=posting.teacher.name, home=posting.home.name, host=posting.host.name
    )


def _actions(posting: Posting) -> list[tuple[str, str]]:
    """Return what can be done with the posting in its present state: labels and addresses."""
    over = posting.state != PostingState.ARRANGED or posting.end <= today()
    if over or posting.mode == Mode.TRANSFER:
        return []
    names = [("posting-extend", _("登记延期")), ("posting-replace", _("换人接替"))]
    if posting.starts_on > today():
        names.append(("posting-cancel", _("撤销交流")))
    else:
        names.insert(0, ("posting-end", _("登记提前返回")))
    return [(label, reverse(name, args=[posting.code])) for name, label in names]


def _reportings(seat: Seat, posting: Posting, *, told: Collection[str]) -> list[tuple[str, str]]:
    """Return the reports that can be given, or told anew, today: labels and addresses."""
    if posting.state == PostingState.CANCELLED or not may_report_posting(seat, posting):
        return []
    kinds = [one for one in ReportKind if first_day_of_report(posting, one) <= today()]
    return [
        (
            (_("更改{report}") if one in told else _("填写{report}")).format(report=one.label),
            reverse("posting-report", args=[posting.code, one.value]),
        )
        for one in kinds
    ]
