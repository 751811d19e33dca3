"""The tables of kinds by direction, and of months."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from manyuan.engagements.queries.flows_counting import Sums
from manyuan.web.engagements.flow_links import AHEAD, direction_word
from manyuan.web.engagements.flow_words import direction_name, kind_name
from manyuan.web.flows.asking import Asked
from manyuan.web.flows.sums_columns import sums_columns
from manyuan.web.flows.words import TONES, measures
from manyuan.web.ui.columns import Column, Record
from manyuan.web.ui.table import Table


def kinds_table(asked: Asked, cells: Mapping[tuple[str, str], Sums]) -> Table:
    """Return what the picture was drawn from: each kind in each direction, and what is ahead."""
    kinds = dict.fromkeys(kind for kind, _direction in cells)
    decimals = 1 if asked.measure == "hours" else 0
    columns = [
        Column(key="name", label=_("种类")),
        *(
            Column(
                key=f"to {direction}",
                label=direction_name(direction),
                kind="number",
                decimals=decimals,
                href=_of_cell(asked, direction),
            )
            for direction in TONES
        ),
        Column(
            key="whole", label=_("合计"), kind="number", decimals=decimals, href=_of_kind(asked)
        ),
        Column(
            key="ahead",
            label=_("已安排"),
            kind="number",
            unit=pgettext("flow", "次"),
            href=_of_kind(asked, key="ahead", counting=AHEAD),
        ),
    ]
    return Table(
        id="kinds",
        title=_("各类流动的方向（{measure}）").format(measure=measures()[asked.measure]),
        columns=columns,
        rows=[_kind(asked, kind, cells) for kind in kinds],
        default_sort="-whole",
        empty=_("这个时段还没有流动。"),
    )


def _kind(asked: Asked, kind: str, cells: Mapping[tuple[str, str], Sums]) -> Record:
    sums = {direction: cells.get((kind, direction), Sums()) for direction in TONES}
    whole = sum(sums.values(), Sums())
    amounts: dict[str, Any] = {
        f"to {direction}": getattr(one, asked.measure) for direction, one in sums.items()
    }
    return {
        "kind": kind,
        "name": kind_name(kind),
        "whole": getattr(whole, asked.measure),
        "ahead": whole.ahead,
        **amounts,
    }


def _of_cell(asked: Asked, direction: str) -> Callable[[Record], str | None]:
    def href(row: Record) -> str | None:
        if not row[f"to {direction}"]:
            return None
        return asked.rows_in_group(kind=row["kind"], direction=direction_word(direction))

    return href


def _of_kind(
    asked: Asked, *, key: str = "whole", **narrowed: str
) -> Callable[[Record], str | None]:
    return lambda row: asked.rows_in_group(kind=row["kind"], **narrowed) if row[key] else None


def months_table(asked: Asked, months: Mapping[str, Sums]) -> Table:
    """Return what was under way in each month of the period's school year."""

    def rows(key: str, **narrowed: str) -> Callable[[Record], str | None]:
        return lambda row: (
            asked.rows_in_group(during=row["month"], **narrowed) if row[key] else None
        )

    return Table(
        id="months",
        title=_("各月的流动"),
        columns=[
            Column(key="month", label=_("月份")),
            *sums_columns(rows("done"), rows("ahead", counting=AHEAD)),
        ],
        rows=[
            {
                "month": month,
                "done": sums.done,
                "hours": sums.hours,
                "people": sums.people,
                "ahead": sums.ahead,
            }
            for month, sums in months.items()
        ],
    )
