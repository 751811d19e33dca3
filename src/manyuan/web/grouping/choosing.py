"""A number of groups is chosen, and what it would come to is shown beside today."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.plans.models import Plan
from manyuan.plans.permissions import may_draft_grouping
from manyuan.plans.queries.grouping import GroupingHeadline, grouping_headlines
from manyuan.plans.queries.grouping_choices import Choice, choices
from manyuan.seats.models import Seat
from manyuan.web.grouping.map_of_groups import GroupsMap, map_of_groups
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Tab


@dataclass(frozen=True, slots=True)
class Option:
    """A place on the slider: the number of groups, and what is said of it."""

    groups: int
    said: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """The numbers of groups that can be looked at, and which one is, unless it is today."""

    found: Sequence[Choice]
    place: int
    is_today: bool

    @property
    def choice(self) -> Choice:
        """The number that is looked at."""
        return self.found[self.place]

    @property
    def last(self) -> int:
        """The last place on the slider."""
        return len(self.found) - 1

    @property
    def options(self) -> list[Option]:
        """The places on the slider, in order."""
        return [Option(one.groups, _short(one), one is self.choice) for one in self.found]

    @property
    def said(self) -> str:
        """What the slider says where it stands."""
        return _short(self.choice)


def chosen_of(request: SeatRequest, plan: Plan) -> Chosen:
    """Return what the request looks at: the number nearest to the one asked, else the plan's."""
    found, asked = choices(request.seat, plan), request.GET.get("groups", "")
    wanted = plan.document["groups_asked"]
    if asked.isascii() and asked.isdecimal() and len(asked) < 6:
        wanted = int(asked)
    nearest = min(range(len(found)), key=lambda at: abs(found[at].groups - wanted))
    return Chosen(found, nearest, request.GET.get("map") == "today")


def shown(seat: Seat, plan: Plan, chosen: Chosen) -> dict[str, Any]:
    """Return what changes when another number, or today, is looked at."""
    return {
        "plan": plan,
        "choice": chosen.choice,
        "said": _long(chosen.choice),
        "way": _way(seat, plan, chosen.choice),
        "switch": _switch(plan, chosen),
        "map": _map(seat, plan, chosen),
    }


def _map(seat: Seat, plan: Plan, chosen: Chosen) -> GroupsMap:
    # The plan's own groups come first: their colours differ as long as there are enough.
    found = sorted(chosen.found, key=lambda one: not one.is_plan)
    leads = dict.fromkeys(lead for one in found for lead in sorted(one.placing.values()))
    return map_of_groups(seat, plan, None if chosen.is_today else chosen.choice, list(leads))


def _short(choice: Choice) -> str:
    text = ngettext(
        "{n} 个集团，覆盖 {schools} 所学校",
        "{n} 个集团，覆盖 {schools} 所学校",
        choice.groups,
    )
    return text.format(n=number(choice.groups), schools=number(choice.schools))


def _long(choice: Choice) -> str:
    text = ngettext(
        "{n} 个集团：覆盖 {schools} 所学校、{pupils} 名学生，路程共 {travel} 分钟",
        "{n} 个集团：覆盖 {schools} 所学校、{pupils} 名学生，路程共 {travel} 分钟",
        choice.groups,
    )
    return text.format(
        n=number(choice.groups),
        schools=number(choice.schools),
        pupils=number(choice.pupils),
        travel=number(choice.travel),
    )


def _switch(plan: Plan, chosen: Chosen) -> list[Tab]:
    own = f"{reverse('grouping-plan', args=[plan.pk])}?groups={chosen.choice.groups}"
    text = ngettext("{n} 个集团", "{n} 个集团", chosen.choice.groups)
    then = text.format(n=number(chosen.choice.groups))
    return [
        Tab(label=_("现状"), url=f"{own}&map=today", current=chosen.is_today),
        Tab(
            label=_("这份方案") if chosen.choice.is_plan else then,
            url=own,
            current=not chosen.is_today,
        ),
    ]


def _way(seat: Seat, plan: Plan, choice: Choice) -> dict[str, str] | None:
    """Lead to the proposal of that number where one is solved, else to a draft of it."""
    if choice.is_plan:
        return None
    told = grouping_headlines(seat, plan.year)
    found = next((one for one in told if _is_of(one, choice)), None)
    if found is not None:
        url = reverse("grouping-plan", args=[found.plan.pk])
        return {"label": _("查看这么多集团的方案"), "url": url}
    if not may_draft_grouping(seat):
        return None
    url = f"{reverse('grouping-new')}?year={plan.year}&groups={choice.groups}"
    return {"label": _("起草这么多集团的方案"), "url": url}


def _is_of(one: GroupingHeadline, choice: Choice) -> bool:
    return bool(one.told["groups_asked"] == choice.groups and one.plan.status != "infeasible")
