"""The account of a pot line by line, up to a day: mid-year, at the year's end, or now."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.funding.enums import PermittedUse
from manyuan.funding.models import Pot
from manyuan.funding.permissions import may_see_all_funding
from manyuan.funding.queries.accounts import Reckoning, accounts_of, reckonings
from manyuan.kernel.clock import today
from manyuan.web.funding.finding import pot_of
from manyuan.web.funding.home import figures_of, sums_of
from manyuan.web.funding.money_columns import amount_column, money_columns, money_row
from manyuan.web.funding.trail import page_of_account, page_of_line, to_pot
from manyuan.web.funding.words import books, yuan
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.parts import Crumb, Tab
from manyuan.web.ui.table import Table


@require_safe
def show_final(request: SeatRequest, code: str) -> HttpResponseBase:
    """Show what was budgeted, promised, paid and is left, by line, up to the end of a day."""
    pot = pot_of(request.seat, code)
    day = day_asked(request)
    found = reckonings(list(accounts_of(request.seat, pot=pot)), day=day)
    table = _table(found)
    if (reply := table.reply(request)) is not None:
        return reply
    context = {
        "pot": pot,
        "crumbs": to_pot(pot, Crumb(_("决算表"))),
        "headline": _headline(pot, found, day),
        "figures": figures_of(found),
        "tabs": _tabs(pot, day),
        "day": day,
        "check": _check(found),
        "sees_all": may_see_all_funding(request.seat),
        "table": table.for_request(request),
        "source": books(),
    }
    return render(request, "funding/final.html", context)


def day_asked(request: SeatRequest) -> date | None:
    """Return the day up to which the books are asked for; what is no date is as good as none."""
    try:
        return parse_date(request.GET.get("as_of", ""))
    except ValueError:
        return None


def _headline(pot: Pot, found: Sequence[Reckoning], day: date | None) -> str:
    given, free, money = sums_of(found)
    facts = {"pot": pot.name, "day": (day or today()).isoformat(), "paid": yuan(money.paid)}
    text = _("「{pot}」截至 {day}：拨入 {given} 元，支付 {paid} 元，余额 {left} 元")
    return text.format(given=yuan(given), left=yuan(money.balance + free), **facts)


def _tabs(pot: Pot, day: date | None) -> list[Tab]:
    address = reverse("final-account", args=[pot.code])
    middle = pot.opens_on + (pot.closes_on - pot.opens_on) / 2
    # The last day of the month in whose middle half of the term is over.
    half = date(middle.year, middle.month, 1) - date.resolution
    days = [(_("现在"), None), (_("年中（{day}）"), half), (_("年终（{day}）"), pot.last_day)]
    return [
        Tab(
            label=label.format(day=one),
            url=address if one is None else f"{address}?as_of={one.isoformat()}",
            current=one == day,
        )
        for label, one in days
    ]


def _check(found: Sequence[Reckoning]) -> str:
    wrong = [str(one.account) for one in found if not one.reconciles]
    if wrong:
        return _("有账户对不上：{accounts}").format(accounts=_("、").join(wrong))
    return ""


def _table(found: Sequence[Reckoning]) -> Table:
    units = {one.account.unit.name for one in found}
    return Table(
        id="final",
        title=_("专项经费决算表"),
        rows=list(_rows(found)),
        columns=[
            Column(key="unit", label=_("单位"), href=lambda row: row["unit_url"]),
            Column(key="purpose", label=_("开支内容"), href=lambda row: row["url"]),
            Column(key="use", label=_("用途"), labels=dict(PermittedUse.choices)),
            Column(key="school", label=_("用款学校")),
            amount_column("allotted", _("拨入")),
            *money_columns(),
            Column(key="code", label=_("预算编号"), on_phone=False),
        ],
        filters=[
            Filter(key="use", label=_("用途"), choices=PermittedUse.choices),
            *([Filter(key="unit", label=_("单位"))] if len(units) > 1 else []),
        ],
        search_keys=["unit", "purpose", "code"],
        empty=_("到这一天还没有入账。"),
    )


def _rows(found: Sequence[Reckoning]) -> Iterator[Record]:
    """Yield a line for each budget line, one for what stands in none, and one for the account."""
    for one in found:
        own = {"unit": one.account.unit.name, "unit_url": page_of_account(one.account)}
        for each in one.lines:
            line = each.line
            yield {
                **own,
                "purpose": line.purpose,
                "url": page_of_line(line),
                "use": line.use,
                "school": line.school.name if line.school else None,
                "code": line.code,
                **money_row(each.money),
            }
        yield {
            **own,
            "purpose": _("未列预算"),
            "url": None,
            "balance": one.unbudgeted,
        }
        total = money_row(one.total)
        total["balance"] = one.total.balance + one.unbudgeted
        yield {**own, "purpose": _("账户合计"), "url": None, "allotted": one.allotted, **total}
