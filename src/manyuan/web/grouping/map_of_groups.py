"""Groups on the map, as they were when the data were frozen or as a plan would have them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.directory.queries.groups import mark_at, marks_of_groups, register_on, visible_groups
from manyuan.directory.queries.map import map_of, outline_of
from manyuan.kernel.clock import today
from manyuan.plans.models import Plan
from manyuan.plans.queries.grouping import group_names_today, leads_today, schools_of
from manyuan.plans.queries.grouping_choices import Choice
from manyuan.seats.models import Seat
from manyuan.web.directory.map_spec import map_spec
from manyuan.web.ui.figures import number

Mark = tuple[str, int]


@dataclass(frozen=True, slots=True)
class GroupsMap:
    """The map's spec, and what it finds."""

    title: str
    note: str
    places: dict[str, Any]


def map_of_groups(seat: Seat, plan: Plan, choice: Choice | None, leads: Sequence[str]) -> GroupsMap:
    """Draw each school in the colour of its group, with a line to its lead; no choice: today.

    ``leads`` are all that are ever shown beside this map: each keeps its letter and its colour.
    """
    placing = leads_today(plan) if choice is None else choice.placing
    marks, names = _marks(seat, plan, leads), _names(plan, leads)
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
    return GroupsMap(_title(placing, len(schools), choice), _note(lost), spec)


def _place(one: dict[str, Any], plan: Plan, lead: str | None, marks: Mapping[str, Mark]) -> None:
    why = reverse("grouping-why", args=[plan.pk])
    one["url"] = f"{why}?school={quote(one['code'], safe='')}"
    one["in_panel"] = True
    one["groups"] = [] if lead is None else [marks[lead][0]]
    one["leads"] = marks[lead][0] if lead is not None and lead == one["code"] else None


def _marks(seat: Seat, plan: Plan, leads: Sequence[str]) -> Mapping[str, Mark]:
    """Return letter and colour of each lead's group: those of today keep theirs."""
    known = marks_of_groups(seat)
    by_code = {code: known[pk] for pk, code in visible_groups(seat).values_list("pk", "unit__code")}
    own = {
        lead: by_code[code]
        for lead, (code, _) in group_names_today(plan).items()
        if code in by_code
    }
    others = [lead for lead in leads if lead not in own]
    return {**own, **{lead: mark_at(len(known) + at) for at, lead in enumerate(others)}}


def _names(plan: Plan, leads: Sequence[str]) -> Mapping[str, str]:
    schools = schools_of(plan)
    new = _("{lead}（新集团）")
    fresh = {lead: new.format(lead=schools[lead].name) for lead in leads}
    return {**fresh, **{lead: name for lead, (_code, name) in group_names_today(plan).items()}}


def _title(placing: Mapping[str, str], count: int, choice: Choice | None) -> str:
    text = (
        ngettext(
            "现状：{n} 个集团，覆盖 {all} 所学校中的 {inside} 所",
            "现状：{n} 个集团，覆盖 {all} 所学校中的 {inside} 所",
            len({*placing.values()}),
        )
        if choice is None
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
