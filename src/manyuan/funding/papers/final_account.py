from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from manyuan.funding.balances import ZERO, Money
from manyuan.funding.enums import PermittedUse
from manyuan.funding.papers.books import (
    SIGNATURES,
    TOTAL,
    Books,
    books_of,
    facts_of,
    money,
    share,
    yuan,
)
from manyuan.funding.papers.performance import COLUMNS as PERFORMANCE_COLUMNS
from manyuan.funding.papers.performance import TABLE as PERFORMANCE
from manyuan.funding.papers.performance import performance_table
from manyuan.funding.queries.pots import given_out
from manyuan.papers.content import (
    Content,
    Heading,
    Source,
    TableHere,
    Text,
    day_said,
    digest_of_filled,
)
from manyuan.papers.enums import Form
from manyuan.papers.kinds import Asked, PaperKind
from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Seat
from manyuan.sheets.forms import FormColumn, FormSheet

ACCOUNTS, LINES, USES = "决算汇总", "决算明细", "按用途决算"
SPENT = (money("预算"), money("占用"), money("报账"), money("已支付"), money("预算余额"))
RATE = FormColumn("执行率", 10)
ACCOUNT_COLUMNS = (
    FormColumn("专项", 22),
    FormColumn("单位", 20),
    money("拨入"),
    money("未列预算"),
    *SPENT,
    RATE,
)
LINE_COLUMNS = (
    FormColumn("单位", 18),
    FormColumn("专项", 18),
    FormColumn("用途", 10),
    FormColumn("开支内容", 22),
    FormColumn("用款学校", 18),
    *SPENT,
)
USE_COLUMNS = (FormColumn("用途", 24), *SPENT, RATE)


def compose(seat: Seat, asked: Asked) -> Content:
    """Return the final account of a group or of the district: what became of what was given."""
    books = books_of(seat, asked)
    tables = [
        _accounts(books),
        _lines(books),
        _uses(books),
        performance_table(seat, books, asked.year),
    ]
    total = books.total
    fields = {
        **facts_of(asked, books),
        "已支付合计": yuan(total.paid),
        "结余合计": yuan(books.allotted - total.paid),
        "执行率": share(total.paid, books.allotted) or "—",
        "资金说明": _of_pots(books, asked),
    }
    return Content(
        title=f"{asked.unit.name} {asked.year.start} 年度集团化办学专项经费决算表",
        seal=asked.unit.name,
        source=Source(books.name, digest_of_filled(fields, tables)),
        fields=fields,
        tables=tables,
        layout=FINAL_ACCOUNT.layout,
        is_wide=FINAL_ACCOUNT.is_wide,
    )


def _of_pots(books: Books, asked: Asked) -> str:
    pots = {account.pot_id: account.pot for account in books.accounts}
    given = given_out(list(pots.values()))
    said = []
    for pot in pots.values():
        closed = f"已于 {day_said(pot.closed_on)}决算" if pot.closed_on else "尚未办理决算"
        amount = given.get(pot.pk, ZERO)
        divided = f"总额 {yuan(pot.amount)} 元，已分配 {yuan(amount)} 元，"
        said.append(
            f"{pot.name}：{divided if asked.unit.kind == UnitKind.BUREAU else ''}{closed}。"
        )
    return "\n".join(said)


def _accounts(books: Books) -> FormSheet:
    rows: list[list[object]] = [
        [
            one.account.pot.name,
            one.account.unit.name,
            one.allotted,
            one.unbudgeted,
            *_spent(one.total),
            share(one.total.paid, one.allotted),
        ]
        for one in books.reckonings
    ]
    rate = share(books.total.paid, books.allotted)
    rows.append([TOTAL, "", books.allotted, books.unbudgeted, *_spent(books.total), rate])
    return FormSheet(name=ACCOUNTS, title=ACCOUNTS, columns=ACCOUNT_COLUMNS, rows=rows)


def _lines(books: Books) -> FormSheet:
    rows = [*_line_rows(books), [TOTAL, "", "", "", "", *_spent(books.total)]]
    return FormSheet(name=LINES, title=LINES, columns=LINE_COLUMNS, rows=rows)


def _line_rows(books: Books) -> Iterator[list[object]]:
    for one in books.reckonings:
        for each in one.lines:
            line = each.line
            yield [
                one.account.unit.name,
                one.account.pot.name,
                str(line.get_use_display()),
                line.purpose,
                line.school.name if line.school else "",
                *_spent(each.money),
            ]


def _uses(books: Books) -> FormSheet:
    lines = [each for one in books.reckonings for each in one.lines]
    rows: list[list[object]] = []
    for use in PermittedUse:
        found = sum((each.money for each in lines if each.line.use == use), Money())
        rows.append([str(use.label), *_spent(found), share(found.paid, found.budget)])
    total = books.total
    rows.append([TOTAL, *_spent(total), share(total.paid, total.budget)])
    return FormSheet(name=USES, title=USES, columns=USE_COLUMNS, rows=rows)


def _spent(found: Money) -> list[Decimal]:
    return [found.budget, found.encumbered, found.vouchered, found.paid, found.balance]


FINAL_ACCOUNT = PaperKind(
    code="funding_final_account",
    label=_("专项经费决算表"),
    purpose=_("集团或全区一个资金年度的决算：拨入、预算、占用、支付和结余，与经费台账逐分一致。"),
    word="经决",
    about=(UnitKind.GROUP, UnitKind.BUREAU),
    forms=(Form.DOCX, Form.PDF, Form.XLSX),
    compose=compose,
    layout=(
        Text("填报单位：«填报单位»　　资金年度：«资金年度»　　数据截至：«截止日期»　　单位：元"),
        Heading("一、决算汇总"),
        Text(
            "拨入合计 «拨入合计» 元，列入预算 «预算合计» 元，已支付 «已支付合计» 元，"
            "结余 «结余合计» 元（其中未列预算 «未列预算合计» 元），执行率 «执行率»。"
        ),
        TableHere(ACCOUNTS),
        Heading("二、决算明细"),
        TableHere(LINES),
        Heading("三、按用途决算"),
        TableHere(USES),
        Heading("四、绩效完成情况"),
        TableHere(PERFORMANCE),
        Heading("五、说明"),
        Text("«资金说明»"),
        Text(
            "执行率＝已支付÷拨入（按用途为已支付÷预算）。数据来源：经费台账至第 «台账号» 号。«核对»"
        ),
        Text(SIGNATURES),
    ),
    facts=(
        *("填报单位", "资金年度", "截止日期", "台账号", "拨入合计", "未列预算合计"),
        *("预算合计", "已支付合计", "结余合计", "执行率", "资金说明", "核对"),
    ),
    tables={
        ACCOUNTS: ACCOUNT_COLUMNS,
        LINES: LINE_COLUMNS,
        USES: USE_COLUMNS,
        PERFORMANCE: PERFORMANCE_COLUMNS,
    },
    by_group=True,
    for_members=True,
    is_proposed=True,
    is_wide=True,
)
