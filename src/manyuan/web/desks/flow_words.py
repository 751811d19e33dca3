"""How this year flows, as the desks tell it: by direction, and whom it has reached."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.directory.models import School
from manyuan.engagements.enums import Direction
from manyuan.engagements.permissions import may_see_flow_sums
from manyuan.engagements.queries.flows_balance import balance_of_flows
from manyuan.engagements.queries.flows_counting import Sums
from manyuan.engagements.queries.flows_periods import year_period
from manyuan.engagements.queries.flows_summary import DIRECTIONS, FlowsSummary, flows_summary
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat
from manyuan.web.flows.words import measures
from manyuan.web.ui.figures import number, percent
from manyuan.web.ui.parts import Twin

NAMED = 6


@dataclass(frozen=True, slots=True)
class FlowsShown:
    """The year's flows in a sentence and a table; the schools that nothing has reached."""

    sentence: str
    twin: Twin
    reached: str
    silent: tuple[School, ...]
    more: int


def flows_shown(seat: Seat) -> FlowsShown | None:
    """Return how the year flows; None for a seat that is not told of sums."""
    if not may_see_flow_sums(seat):
        return None
    found = flows_summary(seat, SchoolYear.on(today()))
    return FlowsShown(
        sentence=_sentence(found.all, found.by_direction[Direction.STRONG_TO_WEAK]),
        twin=_by_direction(found),
        reached=_reached(found),
        silent=found.silent[:NAMED],
        more=max(0, len(found.silent) - NAMED),
    )


def _sentence(everything: Sums, helping: Sums) -> str:
    if not everything.all:
        return _("本学年还没有流动")
    text = ngettext(
        "本学年已实施 {done} 次流动，其中强校到弱校 {helping} 次",
        "本学年已实施 {done} 次流动，其中强校到弱校 {helping} 次",
        everything.done,
    )
    return text.format(done=number(everything.done), helping=number(helping.done))


def _by_direction(found: FlowsSummary) -> Twin:
    rows = [
        [Direction(word).label if word else _("方向未定"), *_numbers(sums)]
        for word in DIRECTIONS
        if (sums := found.by_direction[word]).all
    ]
    return Twin(
        headers=[_("方向"), *_headers()],
        rows=rows,
        caption=_("{year} 学年各方向的流动").format(year=found.year.year),
    )


def _reached(found: FlowsSummary) -> str:
    reach = found.coverage
    if not reach.schools:
        return ""
    period = _("本学期") if found.term.kind == "term" else _("本学年")
    text = _("{period}已有 {reached} 所学校得到支持，共 {schools} 所（{share}）")
    return text.format(
        period=period,
        reached=number(reach.reached),
        schools=number(reach.schools),
        share=percent(reach.share),
    )


def exchanged_by(seat: Seat, school: School) -> Twin | None:
    """Return what a school gave and received this year; None where nobody may know or nothing is.

    A campus stands for its legal school.
    """
    if not may_see_flow_sums(seat):
        return None
    year = year_period(SchoolYear.on(today()))
    found = balance_of_flows(seat, [school.legal_key], year).whole
    given, received = found.gives, found.receives
    if not given.all and not received.all:
        return None
    rows = [[_("给出"), *_numbers(given)], [_("接受"), *_numbers(received)]]
    return Twin(headers=["", *_headers()], rows=rows)


def _headers() -> list[str]:
    return [*measures().values(), _("已安排")]


def _numbers(sums: Sums) -> list[object]:
    return [sums.done, round(sums.hours, 1), sums.people, sums.ahead]
