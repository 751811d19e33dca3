from django.db.models import Q
from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.papers.enums import Standing
from manyuan.papers.kinds import paper_kinds
from manyuan.papers.models import IssuedPaper
from manyuan.papers.permissions import may_keep_templates, may_see_papers
from manyuan.papers.queries.issued import VALID, issued_papers
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.papers.rooms import rooms
from manyuan.web.papers.starting import kinds_to_write
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Source
from manyuan.web.ui.stored_table import StoredRows, StoredTable

REVOKED = Q(revocation__isnull=False)
STANDS = {
    Standing.VALID: VALID,
    Standing.REVOKED: REVOKED,
    Standing.REPLACED: Q(replaced_by__isnull=False) & ~REVOKED,
}


@require_safe
def list_papers(request: SeatRequest) -> HttpResponseBase:
    """List what was issued, as far as the seat may read it."""
    require(may_see_papers(request.seat))
    table = _table(request.seat)
    if (reply := table.reply(request)) is not None:
        return reply
    count = len(table.rows)
    text = ngettext("已签发 {n} 份文书", "已签发 {n} 份文书", count).format(n=number(count))
    context = {
        "rooms": rooms("papers"),
        "headline": text if count else _("还没有签发的文书"),
        "may_write": bool(kinds_to_write(request.seat)),
        "templated": [kind for kind in paper_kinds().values() if kind.has_template]
        if may_keep_templates(request.seat)
        else [],
        "table": table.for_request(request),
        "is_empty": not count,
        "source": Source(where=_("签发登记"), as_of=today()),
    }
    return render(request, "papers/papers.html", context)


def _table(seat: Seat) -> StoredTable:
    kinds = {code: kind.label for code, kind in paper_kinds().items()}
    this = SchoolYear.on(today()).start
    return StoredTable(
        id="papers",
        title=_("签发的文书"),
        rows=StoredRows(issued_papers(seat), lambda found: [_row(paper) for paper in found]),
        columns=[
            Column(key="mark", label=_("文号"), href=_page_of),
            Column(key="title", label=_("标题")),
            Column(key="kind", label=_("文书种类"), labels=kinds),
            Column(key="year", label=_("学年")),
            Column(key="issued", label=_("成文日期"), kind="date"),
            Column(key="by", label=_("签发人"), on_phone=False),
            Column(key="standing", label=_("状态"), labels=dict(Standing.choices)),
        ],
        filters=[
            Filter(key="kind", label=_("文书种类"), choices=list(kinds.items())),
            Filter(
                key="year",
                label=_("学年"),
                choices=[(str(y), str(SchoolYear(y))) for y in range(this + 1, this - 5, -1)],
            ),
            Filter(key="standing", label=_("状态"), choices=Standing.choices),
        ],
        search_keys=["mark", "title"],
        says=lambda word: Q(mark__icontains=word) | Q(title__icontains=word),
        conditions={"standing": lambda word: STANDS.get(Standing(word), Q())},
        orders={
            "issued": "issued_at",
            "by": "issued_by__person__name",
            "mark": "number",
            "standing": "revocation__pk",
        },
        default_sort="-issued",
        empty=_("没有符合条件的文书。"),
    )


def _page_of(row: Record) -> str:
    return reverse("paper", args=row["address"])


def _row(paper: IssuedPaper) -> Record:
    return {
        "mark": paper.mark,
        "address": [paper.kind, paper.year, paper.number],
        "title": paper.title,
        "kind": paper.kind,
        "year": str(SchoolYear(paper.year)),
        "issued": paper.issued_on,
        "by": paper.issued_by.holder,
        "standing": paper.standing.value,
    }
