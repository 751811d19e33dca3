"""One request with the days that could serve it, and one day with the requests it could serve."""

from collections.abc import Sequence
from operator import itemgetter
from urllib.parse import urlencode

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_safe

from manyuan.engagements.kinds.visit.permissions import may_arrange_at, may_arrange_visits
from manyuan.engagements.kinds.visit.queries.arranging import visit_of_request
from manyuan.offers.enums import DayState, RequestState, WindowKind
from manyuan.offers.models import ExpertDay, VisitRequest
from manyuan.offers.permissions import may_offer_day, may_see_boards, may_state_request
from manyuan.offers.queries.boards import Suggestion, Suggestions, matches, requests_for
from manyuan.offers.queries.windows import window_of_year
from manyuan.seats.permissions import require
from manyuan.web.boards.finding import day_at, request_at
from manyuan.web.boards.trail import to_day, to_request
from manyuan.web.boards.words import (
    DAY_STATES,
    OBSTACLES,
    OBSTACLES_OF_DAY,
    board_source,
    slot_text,
    state_of_day,
    why_it_fits,
)
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column
from manyuan.web.ui.table import Table

NOTHING = Suggestions((), None)


@require_safe
def show_request(request: SeatRequest, pk: int) -> HttpResponseBase:
    """Show a request with the days that could serve it, best first."""
    require(may_see_boards(request.seat))
    found = request_at(request.seat, pk)
    is_open = found.state == RequestState.STATED
    suggestions = matches(request.seat, found) if is_open else NOTHING
    may_arrange = bool(may_arrange_at(request.seat, found.school)) and is_open
    table = _days_table(suggestions.found, arranges=may_arrange)
    window = window_of_year(request.seat, found.year, WindowKind.VISIT)
    context = {
        "request_shown": found,
        "crumbs": to_request(found),
        "headline": _of_request(found, suggestions),
        "slots": [slot_text(slot) for slot in found.slots],
        "table": table.for_request(request),
        "suggestions": suggestions.found,
        "is_open": is_open,
        "may_arrange": may_arrange,
        "visit": visit_of_request(request.seat, found),
        "may": may_state_request(request.seat, found.school, window),
        "source": board_source(_("学校提出或导入的到校需求，合作单位给出的到校日")),
    }
    return table.reply(request) or render(request, "boards/request.html", context)


def _of_request(found: VisitRequest, suggestions: Suggestions) -> str:
    facts = {"school": found.school.name, "topic": found.topic}
    if found.state != RequestState.STATED:
        text = _("{school}「{topic}」：{state}")
        return text.format(state=found.get_state_display(), **facts)
    if suggestions.obstacle is not None:
        text = _("{school}「{topic}」还没有可对接的到校日：{why}")
        return text.format(why=OBSTACLES[suggestions.obstacle], **facts)
    n = len(suggestions.found)
    text = ngettext(
        "{school}「{topic}」有 {n} 个可对接的到校日",
        "{school}「{topic}」有 {n} 个可对接的到校日",
        n,
    )
    return text.format(n=n, **facts)


def _days_table(found: Sequence[Suggestion], *, arranges: bool) -> Table:
    return Table(
        id="matches",
        title=_("可对接的到校日"),
        rows=[
            {
                "rank": number,
                "pk": one.day.pk,
                "when": slot_text(one.match.slot),
                "expert": str(one.day.expert),
                "partner": one.day.expert.partner.name,
                "spare": one.match.spare,
                "left": one.match.places,
                "why": why_it_fits(one.match),
                **_to_arrange(one),
            }
            for number, one in enumerate(found, start=1)
        ],
        columns=[
            Column(key="rank", label=_("次序"), kind="number"),
            Column(
                key="when",
                label=_("共同的时间"),
                href=lambda row: reverse("expert-day", args=[row["pk"]]),
            ),
            Column(key="expert", label=_("专家")),
            Column(key="partner", label=pgettext("one", "合作单位")),
            Column(key="why", label=_("理由"), sortable=False),
            *([_arranging()] if arranges else []),
        ],
        empty=_("没有可对接的到校日。"),
    )


def _arranging() -> Column:
    """Return the column that leads to the form of a visit, filled in from request and day."""
    return Column(
        key="arrange", label=_("操作"), sortable=False, exported=False, href=itemgetter("form")
    )


def _to_arrange(one: Suggestion) -> dict[str, str]:
    named = urlencode({"request": one.request.code, "day": one.day.pk})
    return {"arrange": _("安排到校"), "form": f"{reverse('visit-new')}?{named}"}


@require_safe
def show_day(request: SeatRequest, pk: int) -> HttpResponseBase:
    """Show an expert's day with the requests that it could serve."""
    require(may_see_boards(request.seat))
    day = day_at(request.seat, pk)
    suggestions = requests_for(request.seat, day) if day.stands else NOTHING
    may_arrange = bool(may_arrange_visits(request.seat))
    table = _requests_table(suggestions.found, arranges=may_arrange)
    window = window_of_year(request.seat, day.year, WindowKind.VISIT)
    context = {
        "day_shown": day,
        "crumbs": to_day(day),
        "headline": _of_day(day, suggestions),
        "when": slot_text(day.slot),
        "table": table.for_request(request),
        "suggestions": suggestions.found,
        "state": DAY_STATES[state_of_day(day)],
        "is_free": day.state == DayState.OFFERED,
        "may": may_offer_day(request.seat, day.expert, window),
        "source": board_source(_("学校提出或导入的到校需求，合作单位给出的到校日")),
    }
    return table.reply(request) or render(request, "boards/day.html", context)


def _of_day(day: ExpertDay, suggestions: Suggestions) -> str:
    facts = {"expert": day.expert, "day": day.date}
    if day.state == DayState.WITHDRAWN:
        return _("{expert} {day} 的到校日已撤回").format(**facts)
    if not day.stands:
        text = _("{expert}自 {on} 起退出，{day} 的到校日不再安排")
        return text.format(on=day.expert.left_on, **facts)
    if suggestions.obstacle is not None:
        text = _("{expert} {day} 还没有可对接的需求：{why}")
        return text.format(why=OBSTACLES_OF_DAY[suggestions.obstacle], **facts)
    n = len(suggestions.found)
    text = ngettext("{expert} {day} 可以对接 {n} 项需求", "{expert} {day} 可以对接 {n} 项需求", n)
    return text.format(n=n, **facts)


def _requests_table(found: Sequence[Suggestion], *, arranges: bool) -> Table:
    return Table(
        id="matches",
        title=_("可对接的需求"),
        rows=[
            {
                "rank": number,
                "pk": one.request.pk,
                "topic": one.request.topic,
                "school": one.request.school.name,
                "pupils": one.request.pupils,
                "minutes": one.request.minutes,
                "why": why_it_fits(one.match),
                **_to_arrange(one),
            }
            for number, one in enumerate(found, start=1)
        ],
        columns=[
            Column(key="rank", label=_("次序"), kind="number"),
            Column(
                key="topic",
                label=_("主题"),
                href=lambda row: reverse("visit-request", args=[row["pk"]]),
            ),
            Column(key="school", label=pgettext("visit", "学校")),
            Column(key="pupils", label=_("学生"), unit=_("人"), kind="number"),
            Column(key="minutes", label=_("时长"), unit=pgettext("unit", "分钟"), kind="number"),
            Column(key="why", label=_("理由"), sortable=False),
            *([_arranging()] if arranges else []),
        ],
        search_keys=["topic", "school"],
        empty=_("没有可对接的需求。"),
    )
