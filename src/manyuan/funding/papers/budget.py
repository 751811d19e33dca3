from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from manyuan.funding.balances import ZERO, Money
from manyuan.funding.enums import LineState, PermittedUse
from manyuan.funding.models import Line
from manyuan.funding.papers.books import SIGNATURES, TOTAL, Books, books_of, facts_of, money, share
from manyuan.funding.papers.performance import COLUMNS as PERFORMANCE_COLUMNS
from manyuan.funding.papers.performance import TABLE as PERFORMANCE
from manyuan.funding.papers.performance import performance_table
from manyuan.funding.queries.accounts import lines_in
from manyuan.papers.content import Content, Heading, Source, TableHere, Text, digest_of_filled
from manyuan.papers.enums import Form
from manyuan.papers.kinds import Asked, PaperKind, TextBox
from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Seat
from manyuan.sheets.forms import FormColumn, FormSheet

ACCOUNTS, LINES, USES = "预算汇总", "预算明细", "按用途汇总"
ACCOUNT_COLUMNS = (
    FormColumn("专项", 26),
    FormColumn("单位", 24),
    money("拨入"),
    money("批准预算"),
    money("未列预算"),
    money("待审批申报"),
)
LINE_COLUMNS = (
    FormColumn("单位", 20),
    FormColumn("专项", 20),
    FormColumn("用途", 10),
    FormColumn("开支内容", 24),
    FormColumn("用款学校", 18),
    money("申报金额"),
    money("批准预算"),
    FormColumn("审批状态", 10),
)
USE_COLUMNS = (
    FormColumn("用途", 24),
    FormColumn("预算项数", 10),
    money("批准预算"),
    FormColumn("占比", 12),
)
STANDING = (LineState.APPROVED, LineState.PROPOSED)
GOAL = TextBox(
    "绩效目标",
    _("这笔钱要做成什么、做到多少；数量指标见下表。"),
    "专款专用，按批准的用途在年度内完成支付；"
    "按计划开展成员校之间的教师交流、联合教研、课程和场馆共享，数量不少于上一学年。",
)
Planned = Sequence[tuple[Line, Money]]


def compose(seat: Seat, asked: Asked) -> Content:
    """Return the budget of a group or of the district: what was asked, approved, and what for."""
    books = books_of(seat, asked)
    planned = _planned(books)
    tables = [
        _accounts(books, planned),
        _lines(planned),
        _uses(planned, books.total.budget),
        performance_table(seat, books, asked.year),
    ]
    fields = {**facts_of(asked, books), "待审批合计": f"{_waiting(planned):,.2f}", **asked.texts}
    return Content(
        title=f"{asked.unit.name} {asked.year.start} 年度集团化办学专项经费预算表",
        seal=asked.unit.name,
        source=Source(f"{books.name}和预算申报", digest_of_filled(fields, tables)),
        fields=fields,
        tables=tables,
        layout=BUDGET.layout,
        is_wide=BUDGET.is_wide,
    )


def _planned(books: Books) -> Planned:
    kept = {each.line.pk: each.money for one in books.reckonings for each in one.lines}
    found = lines_in(books.accounts).filter(state__in=STANDING)
    return [(line, kept.get(line.pk, Money())) for line in found]


def _waiting(planned: Planned) -> Decimal:
    asked = (line.amount for line, _money in planned if line.state == LineState.PROPOSED)
    return sum(asked, ZERO)


def _accounts(books: Books, planned: Planned) -> FormSheet:
    rows: list[list[object]] = [
        [
            one.account.pot.name,
            one.account.unit.name,
            one.allotted,
            one.total.budget,
            one.unbudgeted,
            _waiting([each for each in planned if each[0].account_id == one.account.pk]),
        ]
        for one in books.reckonings
    ]
    sums = [books.allotted, books.total.budget, books.unbudgeted, _waiting(planned)]
    rows.append([TOTAL, "", *sums])
    return FormSheet(name=ACCOUNTS, title=ACCOUNTS, columns=ACCOUNT_COLUMNS, rows=rows)


def _lines(planned: Planned) -> FormSheet:
    rows = list(_line_rows(planned))
    asked = sum((line.amount for line, _money in planned), ZERO)
    budget = sum((each.budget for _line, each in planned), ZERO)
    rows.append([TOTAL, "", "", "", "", asked, budget, ""])
    return FormSheet(name=LINES, title=LINES, columns=LINE_COLUMNS, rows=rows)


def _line_rows(planned: Planned) -> Iterator[list[object]]:
    for line, each in planned:
        yield [
            line.account.unit.name,
            line.account.pot.name,
            str(line.get_use_display()),
            line.purpose,
            line.school.name if line.school else "",
            line.amount,
            each.budget,
            str(line.get_state_display()),
        ]


def _uses(planned: Planned, budget: Decimal) -> FormSheet:
    rows: list[list[object]] = []
    for use in PermittedUse:
        found = [each for line, each in planned if line.use == use and each.budget]
        amount = sum((each.budget for each in found), ZERO)
        rows.append([str(use.label), len(found), amount, share(amount, budget)])
    count = sum(1 for _line, each in planned if each.budget)
    rows.append([TOTAL, count, budget, share(budget, budget)])
    return FormSheet(name=USES, title=USES, columns=USE_COLUMNS, rows=rows)


BUDGET = PaperKind(
    code="funding_budget",
    label=_("专项经费预算表"),
    purpose=_("集团或全区一个资金年度的预算：拨入、申报、批准和用途，附绩效目标和数量指标。"),
    word="经预",
    about=(UnitKind.GROUP, UnitKind.BUREAU),
    forms=(Form.DOCX, Form.PDF, Form.XLSX),
    compose=compose,
    layout=(
        Text("填报单位：«填报单位»　　资金年度：«资金年度»　　数据截至：«截止日期»　　单位：元"),
        Heading("一、预算汇总"),
        Text(
            "拨入合计 «拨入合计» 元，已批准预算 «预算合计» 元，未列预算 «未列预算合计» 元，"
            "另有待审批申报 «待审批合计» 元。"
        ),
        TableHere(ACCOUNTS),
        Heading("二、预算明细"),
        TableHere(LINES),
        Heading("三、按用途汇总"),
        TableHere(USES),
        Heading("四、绩效目标"),
        Text("«绩效目标»"),
        TableHere(PERFORMANCE),
        Text("数据来源：经费台账至第 «台账号» 号。«核对»"),
        Text(SIGNATURES),
    ),
    facts=(
        *("填报单位", "资金年度", "截止日期", "台账号"),
        *("拨入合计", "未列预算合计", "预算合计", "待审批合计", "核对"),
    ),
    tables={
        ACCOUNTS: ACCOUNT_COLUMNS,
        LINES: LINE_COLUMNS,
        USES: USE_COLUMNS,
        PERFORMANCE: PERFORMANCE_COLUMNS,
    },
    texts=(GOAL,),
    by_group=True,
    for_members=True,
    is_proposed=True,
    is_wide=True,
)
