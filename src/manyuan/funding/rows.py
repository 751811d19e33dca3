"""What history keeps of pots, allocations, budgets and every entry of the ledger."""

from collections.abc import Mapping

from manyuan.funding.enums import (
    AllocationState,
    Calendar,
    EntryKind,
    LineState,
    PermittedUse,
    PotKind,
    VoucherState,
)
from manyuan.funding.models import Allocation, Commitment, LedgerEntry, Line, Pot, Share, Voucher
from manyuan.history.actions import Changed, key_text
from manyuan.kernel.marking import gettext_noop as _
from manyuan.sheets.columns import Column, Kind, Table
from manyuan.sheets.kept import choice, text

POTS, ALLOCATIONS, SHARES, LINES = "pots", "allocations", "shares", "budget_lines"
COMMITMENTS, VOUCHERS, LEDGER = "commitments", "vouchers", "ledger"
Row = Mapping[str, object]


def _code(name: str, label: str) -> Column:
    return Column(name, label, Kind.CODE)


def _money(name: str, label: str) -> Column:
    return Column(name, label, Kind.AMOUNT)


TABLES = (
    Table(
        POTS,
        _("专项资金"),
        ("code",),
        (
            text("name", _("专项名称")),
            choice("kind", _("专项类别"), PotKind),
            choice("calendar", _("年度口径"), Calendar),
            Column("year", _("资金年度"), Kind.COUNT),
            text("source", _("资金来源")),
            _money("amount", _("资金总额")),
            Column("opens_on", _("开始使用"), Kind.DATE),
            Column("closes_on", _("停止使用"), Kind.DATE),
            Column("closed_on", _("决算日期"), Kind.DATE),
            text("note", _("资金说明")),
        ),
    ),
    Table(
        ALLOCATIONS,
        _("资金分配"),
        ("pot", "number"),
        (
            _money("amount", _("分配总额")),
            text("pack", _("规则包")),
            text("values", _("本区设定")),
            choice("state", _("分配状态"), AllocationState),
            text("document", _("批准文号")),
        ),
    ),
    Table(
        SHARES,
        _("分配额"),
        ("pot", "number", "unit"),
        (_money("amount", _("分配额")), text("reason", _("奖补理由"))),
    ),
    Table(
        LINES,
        _("预算项"),
        ("code",),
        (
            _code("pot", _("专项编号")),
            _code("unit", _("单位代码")),
            choice("use", _("用途"), PermittedUse),
            _code("school", _("用款学校代码")),
            text("purpose", _("开支内容")),
            _money("amount", _("申报金额")),
            choice("state", _("审批状态"), LineState),
            text("reason", _("未批准的原因")),
        ),
    ),
    Table(
        COMMITMENTS,
        _("经费占用"),
        ("code",),
        (
            _code("line", _("预算编号")),
            text("title", _("活动或合同")),
            text("payee", _("收款单位")),
            _code("flow", _("流动编号")),
        ),
    ),
    Table(
        VOUCHERS,
        _("报账凭证"),
        ("code",),
        (
            _code("number", _("凭证号")),
            _code("commitment", _("占用编号")),
            Column("on", _("凭证日期"), Kind.DATE),
            text("payee", _("收款单位")),
            _money("amount", _("凭证金额")),
            choice("state", _("凭证状态"), VoucherState),
        ),
    ),
    Table(
        LEDGER,
        _("经费台账"),
        ("number",),
        (
            Column("on", _("记账日期"), Kind.DATE),
            choice("kind", _("记账类别"), EntryKind),
            _money("amount", _("记账金额")),
            _code("pot", _("专项编号")),
            _code("unit", _("单位代码")),
            _code("line", _("预算编号")),
            _code("to_line", _("调入预算编号")),
            _code("commitment", _("占用编号")),
            _code("voucher", _("报账编号")),
            Column("reverses", _("冲销台账号"), Kind.COUNT),
            text("reason", _("记账说明")),
        ),
    ),
)


def pot_row(pot: Pot) -> dict[str, object]:
    """Return a pot as history shows it."""
    names = ("name", "kind", "calendar", "year", "source", "amount")
    return {name: getattr(pot, name) for name in (*names, "opens_on", "closes_on")} | {
        "closed_on": pot.closed_on,
        "note": pot.note,
    }


def pot_changed(pot: Pot, *, before: Row | None) -> Changed:
    """Describe a pot that an action has just written."""
    return Changed(POTS, pot.code, str(pot), before, pot_row(pot))


def allocation_row(allocation: Allocation) -> dict[str, object]:
    """Return an allocation as history shows it."""
    values = "; ".join(f"{code}={text}" for code, text in sorted(allocation.values.items()))
    return {
        "amount": allocation.amount,
        "pack": allocation.pack,
        "values": values,
        "state": allocation.state,
        "document": allocation.document,
    }


def allocation_changed(allocation: Allocation, *, before: Row | None) -> Changed:
    """Describe an allocation that an action has just written."""
    key = key_text((allocation.pot.code, allocation.number))
    return Changed(ALLOCATIONS, key, str(allocation), before, allocation_row(allocation))


def share_added(share: Share) -> Changed:
    """Describe a share that an action has just written."""
    allocation = share.allocation
    key = key_text((allocation.pot.code, allocation.number, share.unit.code))
    row = {"amount": share.amount, "reason": share.reason}
    return Changed(SHARES, key, str(share), None, row)


def line_row(line: Line) -> dict[str, object]:
    """Return a budget line as history shows it."""
    return {
        "pot": line.account.pot.code,
        "unit": line.account.unit.code,
        "use": line.use,
        "school": line.school.code if line.school else None,
        "purpose": line.purpose,
        "amount": line.amount,
        "state": line.state,
        "reason": line.reason,
    }


def line_changed(line: Line, *, before: Row | None) -> Changed:
    """Describe a budget line that an action has just written."""
    return Changed(LINES, line.code, str(line), before, line_row(line))


def commitment_added(commitment: Commitment) -> Changed:
    """Describe a commitment that an action has just written."""
    row = {
        "line": commitment.line.code,
        "title": commitment.title,
        "payee": commitment.payee,
        "flow": commitment.flow.code if commitment.flow else None,
    }
    return Changed(COMMITMENTS, commitment.code, str(commitment), None, row)


def voucher_row(voucher: Voucher) -> dict[str, object]:
    """Return a voucher as history shows it."""
    return {
        "number": voucher.number,
        "commitment": voucher.commitment.code,
        "on": voucher.on,
        "payee": voucher.payee,
        "amount": voucher.amount,
        "state": voucher.state,
    }


def voucher_changed(voucher: Voucher, *, before: Row | None) -> Changed:
    """Describe a voucher that an action has just written."""
    return Changed(VOUCHERS, voucher.code, str(voucher), before, voucher_row(voucher))


def entry_added(entry: LedgerEntry) -> Changed:
    """Describe an entry that an action has just written."""
    return Changed(LEDGER, str(entry.number), str(entry), None, entry_row(entry))


def entry_row(entry: LedgerEntry) -> dict[str, object]:
    """Return an entry as history and the exported ledger show it."""
    return {
        "on": entry.on,
        "kind": entry.kind,
        "amount": entry.amount,
        "pot": entry.account.pot.code,
        "unit": entry.account.unit.code,
        "line": entry.line.code if entry.line else None,
        "to_line": entry.to_line.code if entry.to_line else None,
        "commitment": entry.commitment.code if entry.commitment else None,
        "voucher": entry.voucher.code if entry.voucher else None,
        "reverses": entry.reverses.number if entry.reverses else None,
        "reason": entry.reason,
    }
