"""The demo's caravan: planned for the year and adopted; some visits held, some confirmed."""

from collections.abc import Sequence
from datetime import date, timedelta

from manyuan.cli.language import gettext as _
from manyuan.engagements.actions.adopting_caravan import adopt_caravan
from manyuan.engagements.kinds.visit.actions import Attended, confirm_visit, hold_visit
from manyuan.engagements.kinds.visit.enums import Side
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.kernel.clock import today
from manyuan.plans.actions.caravan import CaravanFacts, draft_caravan
from manyuan.plans.actions.runs import start_run
from manyuan.plans.jobs import work_once
from manyuan.plans.models import Plan
from manyuan.rules.caravan import NATIONAL
from manyuan.seats.models import Seat

SEED, SECONDS = 2073, 10
SOON = timedelta(days=21)
# Of the visits that lie ahead soon, every third still waits for an answer.
UNANSWERED = 3
# Not every pupil who was expected comes, and a few teachers sit with them.
CAME, TEACHERS = 0.94, 6


def load_caravan(by: Seat, *, year: int) -> None:
    """Plan and adopt the year's caravan; what lies behind was held, what is near is confirmed."""
    facts = CaravanFacts(name=_("全区博士大篷车"), pack=NATIONAL, seconds=SECONDS, seed=SEED)
    scenario = draft_caravan(by=by, year=year, facts=facts)
    run = start_run(by=by, scenario=scenario)
    work_once()
    adopt_caravan(by=by, plan=Plan.objects.get(run=run))
    visits = list(Visit.objects.order_by("on", "starts_at"))
    turn = _turn(visits)
    for visit in visits:
        if visit.on < turn:
            _hold(by, visit)
    near = [visit for visit in visits if turn <= visit.on < turn + SOON]
    for number, visit in enumerate(near, start=1):
        if number % UNANSWERED:
            _confirm(by, visit)


def _turn(visits: Sequence[Visit]) -> date:
    """Return the first day that is not reported yet: today, or near the end of a year gone by."""
    if not visits or visits[-1].on >= today():
        return today()
    return visits[-1].on - SOON


def _hold(by: Seat, visit: Visit) -> None:
    came = max(1, round(visit.expected * CAME))
    hold_visit(
        by=by,
        visit=visit,
        attendance=[Attended(visit.grade or _("全校"), came)],
        teachers=TEACHERS,
    )


def _confirm(by: Seat, visit: Visit) -> None:
    for side in Side:
        confirm_visit(by=by, visit=visit, side=side)
