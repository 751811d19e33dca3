"""The table that the flow map was drawn from: who gives to whom."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from manyuan.engagements.queries.flows_counting import Sums
from manyuan.engagements.queries.flows_ends import text_of_unit
from manyuan.engagements.queries.flows_search import names_an_end
from manyuan.engagements.queries.flows_sums import PairSums, pair_sums
from manyuan.seats.models import Seat
from manyuan.web.engagements.flow_links import AHEAD, NO_DIRECTION, direction_word
from manyuan.web.engagements.flow_words import direction_name
from manyuan.web.flows.asking import Asked
from manyuan.web.flows.sums_columns import sums_columns
from manyuan.web.flows.words import TONES
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.stored_table import StoredRows, StoredTable


def pairs_table(seat: Seat, asked: Asked, found: "QuerySet[Any]") -> StoredTable:
    """Return the pairs of the period, the largest first; each opens its flows."""

    def records(rows: Sequence[Mapping[str, Any]]) -> list[Record]:
        return [_record(asked, pair) for pair in pair_sums(seat, rows)]

    return StoredTable(
        id="pairs",
        title=_("谁给谁"),
        rows=StoredRows(found, records, by_key=False),
        columns=_columns(),
        filters=[
            Filter(
                key="direction",
                label=_("方向"),
                choices=[(direction_word(one), direction_name(one)) for one in TONES],
            )
        ],
        conditions={"direction": lambda word: Q(direction="" if word == NO_DIRECTION else word)},
        says=names_an_end,
        search_keys=["giver", "taker"],
        orders={"ahead": F("every") - F("done")},
        ties=("giver", "taker", "direction"),
        default_sort=f"-{asked.measure}",
        empty=_("这个时段还没有流动。"),
    )


def _columns() -> list[Column]:
    return [
        Column(key="giver", label=_("提供方"), sortable=False),
        Column(key="taker", label=_("接受方"), sortable=False),
        Column(key="direction", label=_("方向")),
        *sums_columns(_rows, _rows_ahead),
    ]


def _rows(row: Record) -> str | None:
    return str(row["rows"]) if row["done"] else None


def _rows_ahead(row: Record) -> str | None:
    return str(row["rows_ahead"]) if row["ahead"] else None


def _record(asked: Asked, pair: PairSums) -> Record:
    ends = {
        "provider": text_of_unit(pair.giver),
        "receiver": text_of_unit(pair.taker),
        "direction": direction_word(pair.direction),
    }
    sums: Sums = pair.sums
    return {
        "giver": pair.giver.name,
        "taker": pair.taker.name,
        "direction": direction_name(pair.direction),
        "done": sums.done,
        "hours": sums.hours or None,
        "people": sums.people or None,
        "ahead": sums.ahead,
        "rows": asked.rows_in_group(**ends),
        "rows_ahead": asked.rows_in_group(counting=AHEAD, **ends),
    }
