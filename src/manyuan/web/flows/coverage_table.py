"""Schools × months or kinds: how many flows each school received; each cell opens its rows."""

from collections.abc import Callable, Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.directory.enums import StrengthLevel
from manyuan.engagements.queries.flows_coverage import (
    NEED,
    Coverage,
    Received,
    SchoolCoverage,
    Slot,
)
from manyuan.engagements.queries.flows_ends import text_of_unit
from manyuan.kernel.clock import today
from manyuan.web.engagements.flow_links import AHEAD
from manyuan.web.engagements.flow_words import kind_name
from manyuan.web.flows.asking import Asked
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.table import Table

Link = Callable[[Record], str | None]


def coverage_table(asked: Asked, found: Coverage) -> Table:
    """Return every school with what it received, those that need most first."""
    return Table(
        id="coverage",
        title=_("各校接受的流动"),
        columns=[
            *school_columns(),
            Column(
                key="whole", label=_("合计"), kind="number", verdict="whole_is", href=_whole(asked)
            ),
            ahead_column(asked),
            *(
                Column(
                    key=slot.key,
                    label=slot_name(slot),
                    kind="number",
                    verdict=f"{slot.key}_is",
                    href=_slot(asked, slot),
                )
                for slot in found.slots
            ),
        ],
        rows=[_row(row, found.slots) for row in found.rows],
        filters=[
            Filter(key="strength", label=_("办学水平"), choices=StrengthLevel.choices),
            Filter(
                key="has",
                label=_("接受情况"),
                choices=[("yes", _("接受过")), ("no", _("还没有"))],
            ),
        ],
        search_keys=("name", "code"),
        default_sort="strength",
        wide=True,
        empty=_("这个范围里没有学校。"),
    )


def school_columns() -> list[Column]:
    """Return the columns that name a school and how strong it is, the weak first."""
    return [
        Column(key="name", label=_("校名"), href=lambda row: reverse("school", args=[row["code"]])),
        Column(
            key="strength", label=_("办学水平"), sort_key="need", labels=dict(StrengthLevel.choices)
        ),
    ]


def ahead_column(asked: Asked) -> Column:
    """Return the column of what is arranged for a school and not held yet."""
    return Column(
        key="ahead",
        label=_("已安排"),
        kind="number",
        href=lambda row: asked.rows(receiver=row["end"], counting=AHEAD) if row["ahead"] else None,
    )


def school_record(row: SchoolCoverage) -> dict[str, object]:
    """Return what every table says of a school's coverage."""
    return {
        "name": row.school.name,
        "code": row.school.code,
        "end": text_of_unit(row.school.unit),
        "strength": row.strength,
        "need": NEED.index(row.strength),
        "ahead": row.whole.ahead,
    }


def slot_name(slot: Slot) -> str:
    """Return the month or the kind that a column stands for."""
    return slot.key if slot.key == slot.period.code else kind_name(slot.key)


def _row(row: SchoolCoverage, slots: Iterable[Slot]) -> Record:
    cells: dict[str, object] = {}
    for slot, cell in zip(slots, row.slots, strict=True):
        cells[slot.key], cells[f"{slot.key}_is"] = _cell(slot, cell)
    done = row.whole.done
    return {
        **school_record(row),
        "whole": done,
        "whole_is": _verdict(row.whole),
        "has": "yes" if done else "no",
        **cells,
    }


def _cell(slot: Slot, cell: Received | None) -> tuple[int | None, str]:
    """Return what a cell shows: nothing where there was no school or the time has not come."""
    if cell is None or (not cell.all and slot.period.first > today()):
        return None, "unknown"
    return cell.done, _verdict(cell)


def _verdict(received: Received) -> str:
    if received.done:
        return "met"
    return "near" if received.ahead else "missed"


def _whole(asked: Asked) -> Link:
    return lambda row: asked.rows(receiver=row["end"]) if row["whole"] else None


def _slot(asked: Asked, slot: Slot) -> Link:
    narrowed = {"during": slot.period.code} if slot.key == slot.period.code else {"kind": slot.key}

    def href(row: Record) -> str | None:
        if row[f"{slot.key}_is"] not in ("met", "near"):
            return None
        counting = {} if row[slot.key] else {"counting": AHEAD}
        return asked.rows(receiver=row["end"], **narrowed, **counting)

    return href
