"""What other numbers of groups would cover: a curve, its table, and the way to each number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.plans.models import Plan
from manyuan.plans.permissions import may_draft_grouping
from manyuan.plans.queries.grouping import GroupingHeadline, grouping_headlines
from manyuan.seats.models import Seat
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Tab, Twin

Point = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Curve:
    """The picture, the numbers to choose among, and what the chosen one comes to."""

    title: str
    spec: dict[str, object]
    twin: Twin
    numbers: Sequence[Tab]
    said: str
    way: Mapping[str, str] | None


def curve_of(seat: Seat, plan: Plan, chosen: str) -> Curve | None:
    """Return the curve of a plan, with one number of groups looked at."""
    points: Sequence[Point] = plan.document["curve"]
    if not points:
        return None
    asked = plan.document["groups_asked"]
    wanted = int(chosen) if chosen.isascii() and chosen.isdecimal() and len(chosen) < 6 else asked
    at = min(points, key=lambda one: abs(one["groups"] - wanted))
    spec: dict[str, object] = {
        "type": "line",
        "x": [number(one["groups"]) for one in points],
        "series": [
            {
                "name": _("覆盖学校"),
                "values": [one["schools"] for one in points],
                "emphasis": True,
            }
        ],
        "decimals": 0,
        "zero": False,
    }
    return Curve(
        _title(points),
        spec,
        _twin(points),
        _numbers(plan, points, at),
        _said(at),
        _way(seat, plan, at),
    )


def _title(points: Sequence[Point]) -> str:
    most = max(one["schools"] for one in points)
    enough = next(one for one in points if one["schools"] == most)
    text = ngettext(
        "{n} 个集团就能覆盖最多的 {schools} 所学校，再多只缩短路程",
        "{n} 个集团就能覆盖最多的 {schools} 所学校，再多只缩短路程",
        enough["groups"],
    )
    if enough is points[-1] and len(points) > 1:
        text = ngettext(
            "到 {n} 个集团为止，每多一个就多覆盖一些，最多 {schools} 所",
            "到 {n} 个集团为止，每多一个就多覆盖一些，最多 {schools} 所",
            enough["groups"],
        )
    return text.format(n=number(enough["groups"]), schools=number(most))


def _twin(points: Sequence[Point]) -> Twin:
    return Twin(
        headers=[_("集团"), _("覆盖学校"), _("覆盖学生"), _("路程之和（分钟）"), _("证明")],
        rows=[
            [
                one["groups"],
                one["schools"],
                one["pupils"],
                one["travel"],
                _("已证明") if one["proven"] else _("未证明"),
            ]
            for one in points
        ],
        caption=_("不同集团数的覆盖"),
    )


def _numbers(plan: Plan, points: Sequence[Point], at: Point) -> list[Tab]:
    own = reverse("grouping-plan", args=[plan.pk])
    return [
        Tab(
            label=number(one["groups"]),
            url=f"{own}?groups={one['groups']}#curve",
            current=one is at,
        )
        for one in points
    ]


def _said(at: Point) -> str:
    text = ngettext(
        "{n} 个集团：覆盖 {schools} 所学校、{pupils} 名学生，路程共 {travel} 分钟",
        "{n} 个集团：覆盖 {schools} 所学校、{pupils} 名学生，路程共 {travel} 分钟",
        at["groups"],
    )
    facts = {"n": at["groups"], **{name: at[name] for name in ("schools", "pupils", "travel")}}
    return text.format(**{name: number(value) for name, value in facts.items()})


def _way(seat: Seat, plan: Plan, at: Point) -> Mapping[str, str] | None:
    """Lead to the proposal of that number where one is solved, else to a draft of it."""
    if at["groups"] == plan.document["groups_asked"]:
        return None
    told = grouping_headlines(seat, plan.year)
    found = next((one for one in told if _is_of(one, at)), None)
    if found is not None:
        url = reverse("grouping-plan", args=[found.plan.pk])
        return {"label": _("查看这么多集团的方案"), "url": url}
    if not may_draft_grouping(seat):
        return None
    url = f"{reverse('grouping-new')}?year={plan.year}&groups={at['groups']}"
    return {"label": _("起草这么多集团的方案"), "url": url}


def _is_of(one: GroupingHeadline, at: Point) -> bool:
    return bool(one.told["groups_asked"] == at["groups"] and one.plan.status != "infeasible")
