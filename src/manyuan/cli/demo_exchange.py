"""The demo's teacher exchange: last year's plan adopted, this year collected and first drafted."""

from datetime import timedelta

from manyuan.cli.language import gettext as _
from manyuan.directory.models import Group, School
from manyuan.engagements.actions.adopting import adopt_and_start
from manyuan.kernel.clock import now, today
from manyuan.offers.actions.windows import WindowFacts, open_window
from manyuan.offers.models import Return
from manyuan.plans.actions.consulting import ask_principals
from manyuan.plans.actions.freezes import freeze_data
from manyuan.plans.actions.runs import start_run
from manyuan.plans.actions.scenarios import ScenarioFacts, draft_scenario
from manyuan.plans.actions.wills import set_overrides
from manyuan.plans.enums import AnswerState
from manyuan.plans.jobs import work_once
from manyuan.plans.models import Answer, Freeze, Plan, Scenario
from manyuan.rules.exchange import NATIONAL
from manyuan.seats.models import Seat

COLLECTED = timedelta(days=45)
STILL_OPEN = timedelta(days=10)
# One school in eight has not confirmed yet: somebody is left to be reminded.
UNCONFIRMED = 8
# A group whose backbone teachers have nearly all moved of late: its ratio cannot be met.
WITHOUT_BACKBONE = "G003"
SEED = 2073


def load_exchange(by: Seat, *, last: int) -> None:
    """Give the demo a year of teacher exchange behind it and one at work.

    ``last`` is the last school year of the district's figures.
    """
    _adopt(by, last - 1)
    _collect(by, last)
    freeze = freeze_data(by=by, year=last, reason=_("演示：先用已填报的数据试算"))
    for name, group in (
        (_("各集团内交流"), None),
        (_("骨干不足的集团试算"), Group.objects.get(unit__code=WITHOUT_BACKBONE)),
    ):
        _solve(by, _draft(by, freeze, name, group))


def _adopt(by: Seat, year: int) -> None:
    freeze = freeze_data(by=by, year=year)
    scenario = _draft(by, freeze, _("各集团内交流"), None)
    set_overrides(by=by, scenario=scenario, values={"posting.term_years": "2"})
    plan = _solve(by, scenario)
    ask_principals(by=by, plan=plan)
    # The demo seats one principal only; what the others answered comes with it.
    Answer.objects.filter(move__plan=plan).update(
        state=AnswerState.AGREED, answered_at=now(), seat=by
    )
    adopt_and_start(by=by, plan=plan)


def _draft(by: Seat, freeze: Freeze, name: str, group: Group | None) -> Scenario:
    facts = ScenarioFacts(name=name, freeze=freeze, pack=NATIONAL, group=group, seed=SEED)
    return draft_scenario(by=by, year=freeze.year, facts=facts)


def _solve(by: Seat, scenario: Scenario) -> Plan:
    run = start_run(by=by, scenario=scenario)
    work_once()
    return Plan.objects.get(run=run)


def _collect(by: Seat, year: int) -> None:
    facts = WindowFacts(today() - COLLECTED, today() + STILL_OPEN, NATIONAL)
    window = open_window(by=by, year=year, facts=facts)
    schools = School.objects.filter(teachers__isnull=False).distinct().order_by("unit__code")
    Return.objects.bulk_create(
        Return(
            bureau_id=by.bureau_id,
            window=window,
            school=school,
            roster_confirmed_at=now(),
            roster_confirmed_by=by,
            posts_confirmed_at=now(),
            posts_confirmed_by=by,
        )
        for number, school in enumerate(schools, start=1)
        if number % UNCONFIRMED
    )
