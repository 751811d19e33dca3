"""Groups on the map, as they were when the data were frozen or as a plan would have them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import quote

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.directory.queries.groups import mark_at, marks_of_groups, register_on, visible_groups
from manyuan.directory.queries.map import map_of, outline_of
from manyuan.kernel.clock import today
from manyuan.plans.models import Plan
from manyuan.plans.queries.grouping import group_names_today, leads_today, schools_of
from manyuan.seats.models import Seat
from manyuan.web.directory.map_spec import map_spec
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Tab

When = Literal["plan", "today"]
Mark = tuple[str, int]


@dataclass(frozen=True, slots=True)
class GroupsMap:
    """The map's spec, what it finds, and the two maps to switch between."""

    title: str
    note: str
    places: dict[str, Any]
    tabs: list[Tab]


def map_of_groups(seat: Seat, plan: Plan, when: When) -> GroupsMap:
    """Draw each school in the colour of its group, with a line to its lead."""
    placing = leads_today(plan) if when == "today" else _planned(plan)
    marks, names = _marks(seat, plan), _names(plan)
    spec: dict[str, Any] = dict(
        map_spec(map_of(seat, register_on(seat, today())), [], outline_of(seat))
    )
    schools = schools_of(plan)
    spec["schools"] = [one for one in spec["schools"] if one["code"] in schools]
    for one in spec["schools"]:
        _place(one, plan, placing.get(one["code"]), marks)
    used = sorted({*placing.values()}, key=lambda lead: marks[lead])
    spec["groups"] = [
        {
            "code": lead,
            "letter": marks[lead][0],
            "name": names[lead],
            "colour_index": marks[lead][1],
        }
        for lead in used
    ]
    spec["lines"] = [
        {"from": lead, "to": code, "group": marks[lead][0]}
        for code, lead in sorted(placing.items())
        if code != lead
    ]
    lost = len(schools) - len(spec["schools"])
    return GroupsMap(_title(placing, len(schools), when), _note(lost), spec, _tabs(plan, when))


def _planned(plan: Plan) -> Mapping[str, str]:
    return {
        code: group["lead"]
        for group in plan.document["groups"]
        for code in (group["lead"], *group["members"])
    }


def _place(one: dict[str, Any], plan: Plan, lead: str | None, marks: Mapping[str, Mark]) -> None:
    why = reverse("grouping-why", args=[plan.pk])
    one["url"] = f"{why}?school={quote(one['code'], safe='')}"
    one["in_panel"] = True
    one["groups"] = [] if lead is None else [marks[lead][0]]
    one["leads"] = marks[lead][0] if lead is not None and lead == one["code"] else None


def _marks(seat: Seat, plan: Plan) -> Mapping[str, Mark]:
    """Return letter and colour of each lead's group: those of today keep theirs."""
    known = marks_of_groups(seat)
    by_code = {code: known[pk] for pk, code in visible_groups(seat).values_list("pk", "unit__code")}
    own = {
        lead: by_code[code]
        for lead, (code, _) in group_names_today(plan).items()
        if code in by_code
    }
    others = [group["lead"] for group in plan.document["groups"] if group["lead"] not in own]
    return {**own, **{lead: mark_at(len(known) + at) for at, lead in enumerate(others)}}


def _names(plan: Plan) -> Mapping[str, str]:
    schools = schools_of(plan)
    new = _("{lead}（新集团）")
    fresh = {
        group["lead"]: new.format(lead=schools[group["lead"]].name)
        for group in plan.document["groups"]
    }
    return {**fresh, **{lead: name for lead, (_code, name) in group_names_today(plan).items()}}


def _title(placing: Mapping[str, str], count: int, when: When) -> str:
    text = (
        ngettext(
            "现状：{n} 个集团，覆盖 {all} 所学校中的 {inside} 所",
            "现状：{n} 个集团，覆盖 {all} 所学校中的 {inside} 所",
            len({*placing.values()}),
        )
        if when == "today"
        else ngettext(
            "方案：{n} 个集团，覆盖 {all} 所学校中的 {inside} 所",
            "方案：{n} 个集团，覆盖 {all} 所学校中的 {inside} 所",
            len({*placing.values()}),
        )
    )
    facts = {"n": len({*placing.values()}), "all": count, "inside": len(placing)}
    return text.format(**{name: number(value) for name, value in facts.items()})


def _note(lost: int) -> str:
    if not lost:
        return ""
    said = ngettext(
        "另有 {n} 所学校没有坐标，只列在表里。", "另有 {n} 所学校没有坐标，只列在表里。", lost
    )
    return said.format(n=number(lost))


def _tabs(plan: Plan, when: When) -> list[Tab]:
    own = reverse("grouping-plan", args=[plan.pk])
    return [
        Tab(label=_("现状"), url=f"{own}?map=today#map", current=when == "today"),
        Tab(label=_("这份方案"), url=f"{own}#map", current=when == "plan"),
    ]
