from collections.abc import Sequence
from typing import Any

from django.db.models import Q
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.funding.actions.reversing import reverse_entry
from manyuan.funding.enums import EntryKind
from manyuan.funding.models import LedgerEntry
from manyuan.funding.permissions import may_reverse, may_see_funding
from manyuan.funding.queries.accounts import entries_of
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.funding.finding import entry_of
from manyuan.web.funding.money_columns import amount_column
from manyuan.web.funding.pot_forms import WhyForm
from manyuan.web.funding.trail import funding_tabs, page_of_account, to_funding
from manyuan.web.funding.words import books, yuan
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.figures import number as figure
from manyuan.web.ui.parts import Crumb
from manyuan.web.ui.stored_table import StoredRows, StoredTable


@require_safe
def show_ledger(request: SeatRequest) -> HttpResponseBase:
    """Show every entry that the seat may see, of all accounts or of one."""
    require(may_see_funding(request.seat))
    found = entries_of(request.seat)
    pot, unit = request.GET.get("pot", ""), request.GET.get("unit", "")
    if pot:
        found = found.filter(account__pot__code=pot)
    if unit:
        found = found.filter(account__unit__code=unit)
    table = _table(StoredRows(found, lambda some: _records(request.seat, some)))
    if (reply := table.reply(request)) is not None:
        return reply
    count = found.count()
    context = {
        "tabs": funding_tabs(request.seat, "ledger"),
        "headline": _headline(count),
        "is_empty": not count,
        "is_of_account": bool(pot or unit),
        "table": table.for_request(request),
        "source": books(),
    }
    return render(request, "funding/ledger.html", context)


def _headline(count: int) -> str:
    if not count:
        return _("台账还没有记录")
    text = ngettext("台账共 {n} 笔，只增不改", "台账共 {n} 笔，只增不改", count)
    return text.format(n=figure(count))


def _table(rows: StoredRows) -> StoredTable:
    reversed_ = [("yes", _("冲销的")), ("no", _("未冲销的"))]
    return StoredTable(
        id="entries",
        title=_("经费台账"),
        rows=rows,
        columns=[
            Column(key="number", label=_("台账号"), kind="number"),
            Column(key="on", label=_("记账日期"), kind="date"),
            Column(key="kind", label=_("记账类别"), labels=dict(EntryKind.choices)),
            amount_column("amount", _("金额")),
            Column(key="unit", label=_("单位"), href=lambda row: row["url"], sortable=False),
            Column(key="pot", label=_("专项资金"), sortable=False),
            Column(key="what", label=_("事由"), sortable=False),
            Column(key="who", label=_("经办人"), sortable=False, on_phone=False),
            Column(key="reversal", label=_("冲销"), sortable=False, href=lambda row: row["undo"]),
        ],
        filters=[
            Filter(key="kind", label=_("记账类别"), choices=EntryKind.choices),
            Filter(key="reversed", label=_("冲销"), choices=reversed_),
        ],
        conditions={"reversed": _reversed},
        says=lambda word: (
            Q(account__unit__name__icontains=word)
            | Q(line__purpose__icontains=word)
            | Q(commitment__title__icontains=word)
            | Q(voucher__number__icontains=word)
        ),
        default_sort="-number",
        ties=("-number",),
        search_keys=["unit", "what"],
        empty=_("没有符合条件的记录。"),
    )


def _reversed(value: str) -> Q:
    either = Q(reverses__isnull=False) | Q(reversed_by__isnull=False)
    return either if value == "yes" else ~either


def _records(seat: Seat, some: Sequence[Any]) -> list[Record]:
    return [_record(seat, one) for one in some]


def _record(seat: Seat, one: LedgerEntry) -> Record:
    undone = getattr(one, "reversed_by", None)
    may = one.reverses is None and undone is None and one.kind != EntryKind.ALLOTTED
    open_ = may and one.account.pot.closed_on is None and bool(may_reverse(seat, one))
    said = _("冲销第 {n} 号").format(n=one.reverses.number) if one.reverses else ""
    said = _("已由第 {n} 号冲销").format(n=undone.number) if undone else said
    return {
        "number": one.number,
        "on": one.on,
        "kind": one.kind,
        "amount": one.amount,
        "unit": one.account.unit.name,
        "url": page_of_account(one.account),
        "pot": one.account.pot.name,
        "what": what_of(one),
        "who": one.by.holder,
        "reversal": said or (_("冲销") if open_ else None),
        "undo": reverse("entry-reverse", args=[one.number]) if open_ else None,
    }


def what_of(one: LedgerEntry) -> str:
    """Say for what an entry is: the line, the activity, the voucher, and why."""
    given = _("第 {n} 次分配").format(n=one.share.allocation.number) if one.share else ""
    parts = [
        given,
        one.line.purpose if one.line else "",
        f"→ {one.to_line.purpose}" if one.to_line else "",
        one.commitment.title if one.commitment else "",
        one.voucher.number if one.voucher else "",
        one.reason,
    ]
    return " · ".join(part for part in parts if part)


def reverse_one(request: SeatRequest, number: int) -> HttpResponse:
    """Reverse an entry, for a reason."""
    entry = entry_of(request.seat, number)
    require(may_reverse(request.seat, entry))
    form = WhyForm(sent(request))
    facts = {
        "n": entry.number,
        "kind": entry.get_kind_display(),
        "amount": yuan(entry.amount),
        "what": what_of(entry),
    }
    question = Question(
        headline=_("冲销台账第 {n} 号：{kind} {amount} 元").format(**facts),
        lead=str(facts["what"]),
        submit=_("冲销这一笔"),
        cancel_url=reverse("ledger"),
        crumbs=to_funding(Crumb(_("台账"), reverse("ledger")), Crumb(_("冲销"))),
        warnings=[_("原记录不改动；另记一笔相反的金额。每笔只能冲销一次，冲销本身不能再冲销。")],
        dangerous=True,
    )

    def act() -> Done:
        done = reverse_entry(by=request.seat, entry=entry, reason=form.cleaned_data["reason"])
        said = _("已冲销第 {n} 号，记为第 {new} 号。").format(n=entry.number, new=done.number)
        return Done(said, reverse("ledger"))

    return ask(request, form, question, act)
