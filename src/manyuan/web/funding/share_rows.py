"""The shares of an allocation as a table and a picture: of a preview, or of what was saved."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from manyuan.evaluation.scores.enums import GradeName
from manyuan.funding.models import Allocation, Share
from manyuan.funding.queries.previewing import Preview
from manyuan.rules.funding import PARTS as CODES
from manyuan.seats.enums import UnitKind
from manyuan.seats.queries import units_of_bureau
from manyuan.web.funding.money_columns import amount_column
from manyuan.web.funding.words import PARTS
from manyuan.web.ui.columns import Column, Record
from manyuan.web.ui.table import Table

BOUNDS = {"floor": gettext_lazy("保底"), "ceiling": gettext_lazy("封顶"), "": ""}


def preview_table(shown: Preview) -> Table:
    """Return what each group would get, part by part."""
    names = _names()
    rows = []
    for share in shown.allocation.shares:
        facts = shown.facts[share.group]
        rows.append(
            {
                "unit": names[share.group],
                "url": None,
                **share.parts,
                "adjusted": share.adjusted,
                "amount": share.amount,
                "share": share.amount / shown.allocation.total,
                "note": _noted(share.bound, asdict(facts)),
            }
        )
    return _table(rows)


def bars_of(shown: Preview) -> Mapping[str, object]:
    """Return a bar for each group."""
    names = _names()
    shares = [(names[share.group], share.amount) for share in shown.allocation.shares]
    return _bars(shares)


def saved_table(allocation: Allocation, shares: Sequence[Share]) -> Table:
    """Return the shares of an allocation as they were saved."""
    rows = [_saved(allocation, share) for share in shares]
    return _table(rows) if allocation.pack else _awards(rows)


def saved_bars(shares: Sequence[Share]) -> Mapping[str, object]:
    """Return a bar for each unit."""
    return _bars([(share.unit.name, share.amount) for share in shares])


def unknown_said(why: Mapping[str, object]) -> str:
    """Say what is not known of a group, and how it was counted."""
    said = []
    if pupils := int(str(why["pupils_unknown"])):
        text = ngettext("{n} 所学校学生数未知", "{n} 所学校学生数未知", pupils)
        said.append(text.format(n=pupils))
    if need := int(str(why["need_unknown"])):
        text = ngettext("{n} 项指标无法判断", "{n} 项指标无法判断", need)
        said.append(text.format(n=need))
    if cost := int(str(why["cost_unknown"])):
        text = ngettext("{n} 项流动没有登记费用", "{n} 项流动没有登记费用", cost)
        said.append(text.format(n=cost))
    if not why["grade"]:
        said.append(_("尚无评价等级"))
    return _("；").join(said)


def _noted(bound: str, why: Mapping[str, object]) -> str:
    """Say at which bound a share stands, by which grade it counts, and what is not known."""
    grade = (
        _("评价{grade}").format(grade=GradeName(str(why["grade"])).label) if why["grade"] else ""
    )
    parts = (str(BOUNDS[bound]), grade, unknown_said(why))
    return _("；").join(part for part in parts if part)


def _saved(allocation: Allocation, share: Share) -> Record:
    own = {
        "unit": share.unit.name,
        "amount": share.amount,
        "share": share.amount / allocation.amount,
        "reason": share.reason,
    }
    if not allocation.pack:
        return own
    why, args = share.why, [allocation.pot.code, allocation.number, share.unit.code]
    parts = {part: Decimal(why["parts"][part]) for part in CODES}
    return {
        **own,
        **parts,
        "url": reverse("share-why", args=args),
        "adjusted": Decimal(why["adjusted"]),
        "note": _noted(why["bound"], why),
    }


def _table(rows: Sequence[Record]) -> Table:
    parts = [amount_column(part, str(label), on_phone=False) for part, label in PARTS.items()]
    return Table(
        id="shares",
        title=_("分配明细"),
        rows=rows,
        columns=[
            Column(key="unit", label=_("集团"), href=lambda row: row["url"], in_panel=True),
            amount_column("amount", _("金额")),
            Column(key="share", label=_("占比"), kind="percent"),
            *parts,
            amount_column("adjusted", _("保底封顶和进位"), on_phone=False),
            Column(key="note", label=pgettext("funding", "说明"), sortable=False),
        ],
        search_keys=["unit"],
        default_sort="-amount",
        empty=_("没有可以分配的集团。"),
    )


def _awards(rows: Sequence[Record]) -> Table:
    return Table(
        id="shares",
        title=_("奖补明细"),
        rows=rows,
        columns=[
            Column(key="unit", label=pgettext("funding", "学校")),
            amount_column("amount", _("奖补金额")),
            Column(key="share", label=_("占比"), kind="percent"),
            Column(key="reason", label=_("奖补理由")),
        ],
        search_keys=["unit"],
        default_sort="-amount",
        empty=_("没有奖补的学校。"),
    )


def _bars(shares: Sequence[tuple[str, Decimal]]) -> Mapping[str, object]:
    ordered = sorted(shares, key=lambda one: -one[1])
    items = [{"name": name, "value": float(amount)} for name, amount in ordered]
    return {"type": "bars", "unit": _("元"), "decimals": 2, "items": items}


def _names() -> dict[str, str]:
    return {unit.code: unit.name for unit in units_of_bureau(UnitKind.GROUP)}
