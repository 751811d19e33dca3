"""The table of all flows: narrowed, sorted and paged in the database."""

from collections.abc import Callable, Sequence

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import NullIf
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.directory.queries.groups import visible_groups
from manyuan.engagements.enums import Direction, FlowStatus
from manyuan.engagements.models import Flow
from manyuan.engagements.queries.flows_counting import counted_as
from manyuan.engagements.queries.flows_ends import End, Side, end_with_text
from manyuan.engagements.queries.flows_periods import period_with_code, under_way_in
from manyuan.engagements.queries.flows_search import says
from manyuan.kernel.clock import today
from manyuan.offers.kinds import engagement_of, flow_kinds
from manyuan.seats.models import Seat
from manyuan.web.engagements.flow_links import AHEAD, COUNTED, DONE, NO_DIRECTION
from manyuan.web.engagements.period_words import period_choices
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.stored_table import StoredRows, StoredTable

UNDATED = "undated"
ENDS: dict[str, Side] = {"provider": "giver", "receiver": "taker"}


def flows_table(seat: Seat, found: "QuerySet[Flow]", query: QueryDict) -> StoredTable:
    """Return the table of some flows, as the query string asks for it."""
    ends = {name: query.get(f"flows-{name}", "") for name in ENDS}
    named = {name: end_with_text(seat, text) for name, text in ends.items() if text}
    return StoredTable(
        id="flows",
        title=_("全部流动"),
        rows=StoredRows(found, lambda flows: _records(seat, flows)),
        columns=_columns(),
        filters=[*_filters(seat, query.get("flows-during", "")), *_end_filters(ends, named)],
        search_keys=["code", "provider", "receiver"],
        says=says,
        conditions={
            "during": lambda code: _during(seat, code),
            "counting": lambda word: counted_as(word, today()),
            "direction": lambda word: Q(direction="" if word == NO_DIRECTION else word),
            "group": lambda code: Q(group__unit__code=code),
            **{name: _stands(named.get(name), side) for name, side in ENDS.items()},
        },
        orders={
            "provider": "provider__name",
            "receiver": "receiver__name",
            "group": "group__unit__name",
            "starts": "starts_on",
            "ends": "ends_on",
            **{name: NullIf(name, Value("")) for name in ("mode", "direction")},
        },
        default_sort="-starts",
        empty=_("没有符合条件的流动。"),
    )


def _during(seat: Seat, code: str) -> Q:
    if code == UNDATED:
        return Q(starts_on__isnull=True)
    period = period_with_code(seat, code)
    return under_way_in(period) if period else Q(pk__in=[])


def _stands(end: End | None, side: Side) -> Callable[[str], Q]:
    return lambda _text: end.stands(side) if end else Q(pk__in=[])


def _columns() -> list[Column]:
    kinds = {slug: kind.label for slug, kind in flow_kinds().items()}
    return [
        Column(key="code", label=_("流动编号"), href=_page_of),
        Column(key="kind", label=_("种类"), labels=kinds),
        Column(key="mode", label=_("方式"), labels=_modes()),
        Column(key="provider", label=_("提供方")),
        Column(key="receiver", label=_("接受方")),
        Column(key="group", label=_("集团"), on_phone=False),
        Column(key="starts", label=_("开始日期"), kind="date"),
        Column(key="ends", label=_("结束日期"), kind="date"),
        Column(key="hours", label=_("课时数"), kind="number", on_phone=False),
        Column(key="people", label=_("人次"), kind="number", on_phone=False),
        Column(key="direction", label=_("方向"), labels=dict(Direction.choices)),
        Column(key="status", label=_("状态"), labels=dict(FlowStatus.choices)),
    ]


def _filters(seat: Seat, during: str) -> list[Filter]:
    periods = [*period_choices(seat, during), (UNDATED, _("没有日期的"))]
    groups = [(group.code, group.name) for group in visible_groups(seat)]
    directions = [*Direction.choices, (NO_DIRECTION, _("方向未定"))]
    counting = [
        (COUNTED, _("计入统计的")),
        (DONE, _("已开展或进行中")),
        (AHEAD, _("已安排未开展")),
    ]
    kinds = [(slug, kind.label) for slug, kind in flow_kinds().items()]
    return [
        Filter(key="during", label=_("时段"), choices=periods),
        Filter(key="kind", label=_("种类"), choices=kinds),
        Filter(key="mode", label=_("方式"), choices=sorted(_modes().items())),
        Filter(key="direction", label=_("方向"), choices=directions),
        Filter(key="counting", label=_("统计口径"), choices=counting),
        Filter(key="status", label=_("状态"), choices=FlowStatus.choices),
        Filter(key="group", label=_("集团"), choices=groups),
    ]


def _end_filters(ends: dict[str, str], named: dict[str, End | None]) -> list[Filter]:
    """Return a filter for each end that is asked for; it can only be dropped again."""
    labels = {"provider": _("提供方"), "receiver": _("接受方")}
    return [
        Filter(key=name, label=labels[name], choices=[(ends[name], _end_name(end, ends[name]))])
        for name, end in named.items()
    ]


def _end_name(end: End | None, text: str) -> str:
    if end is None:
        return text
    words = {"members": _("{name} 成员"), "beyond": _("{name} 成员以外")}
    return words.get(end.kind, "{name}").format(name=end.name)


def _modes() -> dict[str, object]:
    return {slug: label for kind in flow_kinds().values() for slug, label in kind.modes.items()}


def _records(seat: Seat, flows: Sequence[Flow]) -> list[Record]:
    opened = _opened(seat, flows)
    return [
        _record(flow, has_page=(flow.kind, engagement_of(flow.code)) in opened) for flow in flows
    ]


def _opened(seat: Seat, flows: Sequence[Flow]) -> set[tuple[str, str]]:
    """Return the engagements behind the flows that the seat may open: kind and code."""
    by_kind: dict[str, set[str]] = {}
    for flow in flows:
        by_kind.setdefault(flow.kind, set()).add(engagement_of(flow.code))
    return {
        (slug, code)
        for slug, kind in flow_kinds().items()
        for code in kind.codes(seat, by_kind.get(slug, frozenset()))
    }


def _page_of(row: Record) -> str:
    kind = flow_kinds().get(row["kind"])
    return reverse(kind.page, args=[engagement_of(row["code"])]) if kind and row["has_page"] else ""


def _record(flow: Flow, *, has_page: bool) -> Record:
    return {
        "code": flow.code,
        "kind": flow.kind,
        "mode": flow.mode,
        "provider": flow.provider.name,
        "receiver": flow.receiver.name,
        "group": flow.group.name if flow.group else "",
        "starts": flow.starts_on,
        "ends": flow.ends_on,
        "hours": flow.hours,
        "people": flow.people,
        "direction": flow.direction,
        "status": flow.status,
        "has_page": has_page,
    }
