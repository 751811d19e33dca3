"""How the boards speak: states, obstacles, windows of time, the collecting."""

from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.enums import DayState, RequestState, WindowKind
from manyuan.offers.matching import Match, Obstacle
from manyuan.offers.models import ExpertDay, VisitRequest, Window
from manyuan.offers.queries.windows import window_of_year
from manyuan.offers.slots import Slot
from manyuan.seats.models import Seat
from manyuan.web.offers.words import deadline
from manyuan.web.ui.parts import Source

OBSTACLES = {
    "topic": gettext_lazy("没有专家讲这个主题"),
    "stage": gettext_lazy("讲这个主题的专家不到这个学段"),
    "day": gettext_lazy("能讲的专家不在这些日期到校"),
    "time": gettext_lazy("日期对得上，共同的时间不够长"),
    "past": gettext_lazy("对得上的日期已经过去"),
    "taken": gettext_lazy("对得上的到校日都已排满"),
}
OBSTACLES_OF_DAY = {
    "topic": gettext_lazy("没有学校需要这位专家的主题"),
    "stage": gettext_lazy("需要这些主题的是其他学段"),
    "day": gettext_lazy("需要这些主题的学校这一天不方便"),
    "time": gettext_lazy("日期对得上，共同的时间不够长"),
    "past": gettext_lazy("这一天已经过去"),
    "taken": gettext_lazy("这一天已经排满"),
}
MATCHED = {
    "met": gettext_lazy("可对接"),
    "missed": gettext_lazy("无法对接"),
    "unknown": gettext_lazy("不再对接"),
}
WEEKDAYS = (
    gettext_lazy("周一"),
    gettext_lazy("周二"),
    gettext_lazy("周三"),
    gettext_lazy("周四"),
    gettext_lazy("周五"),
    gettext_lazy("周六"),
    gettext_lazy("周日"),
)
REQUEST_STATES = dict(RequestState.choices)
# A day that was given and whose expert has left by then: no state of its own.
LEFT = "left"
DAY_STATES = {**dict(DayState.choices), LEFT: gettext_lazy("专家已退出")}


def state_of_day(day: ExpertDay) -> str:
    """Return how a day stands, as the boards show it."""
    is_given = day.state != DayState.WITHDRAWN
    return LEFT if is_given and not day.stands else day.state


def slot_text(slot: Slot) -> str:
    """Write hours of a day with the day of the week."""
    weekday = WEEKDAYS[slot.day.weekday()]
    return f"{slot.day.isoformat()} {weekday} {slot.hours.replace('-', '–')}"


def windows_said(request: VisitRequest) -> str:
    """Write the first window of a request, and how many more there are."""
    first, *more = request.slots
    if not more:
        return slot_text(first)
    return _("{first} 等 {n} 个时段").format(first=slot_text(first), n=len(more) + 1)


def why_it_fits(match: Match) -> str:
    """Say why a day could serve a request, and how well."""
    text = _("主题和学段相符；{hours} 可安排，时间富余 {spare} 分钟，当天还可到校 {places} 次")
    return text.format(
        hours=match.slot.hours.replace("-", "–"), spare=match.spare, places=match.places
    )


def main_obstacle(hopeless: Counter[Obstacle]) -> str:
    """Say what most often stands in the way."""
    if not hopeless:
        return ""
    ((word, count),) = hopeless.most_common(1)
    return _("{count} 项因{reason}").format(count=count, reason=OBSTACLES[word])


def year_text(year: int) -> str:
    """Write a school year."""
    return pgettext("board", "{year} 学年").format(year=SchoolYear(year))


def collecting_said(seat: Seat, year: int) -> tuple[Window | None, str]:
    """Return the window of a year's visits, and say whether there is still time."""
    window = window_of_year(seat, year, WindowKind.VISIT)
    if window is None:
        return None, _("{year}的到校供需还没有开启收集。").format(year=year_text(year))
    text = _("{year}到校供需：{opens} 至 {closes}（含当天），{deadline}。").format(
        year=year_text(year),
        opens=window.opens_on,
        closes=window.closes_on,
        deadline=deadline(window),
    )
    return window, f"{text}{window.note}"


def board_source(where: str) -> Source:
    """Say where the rows of a board come from, and how matches are found."""
    return Source(
        where=where,
        note=_("对接只看主题、学段、日期和时长；路程和先后由方案安排。"),
    )
