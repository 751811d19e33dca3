"""What Shore plans for its group G1: frozen data, drafts, a plan, another that schools answer.

S1 lends, S2 and S3 want. The planner is asked once in a test session: equal data have one answer.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from manyuan.directory.actions.importing import import_district
from manyuan.plans.actions.consulting import ask_principals
from manyuan.plans.actions.freezes import freeze_data
from manyuan.plans.actions.runs import finish_run, start_run
from manyuan.plans.actions.scenarios import ScenarioFacts, draft_scenario, submit_scenario
from manyuan.plans.bridge.exchange import solved
from manyuan.plans.leases import take_run
from manyuan.plans.models import Answer, Freeze, Move, Plan, Run, Scenario
from manyuan.plans.settings import Settings
from manyuan.seats.actions import job_seat
from worlds.shore import World, rows

YEAR = 2026
SUBJECTS = ("语文", "数学")


@dataclass(frozen=True)
class Planned:
    """What was made; ``queued`` waits for a worker, ``submitted`` for the bureau.

    ``run`` led to ``plan``. ``move`` belongs to ``asked_plan`` and leads to S2, whose principal
    was asked for ``answer``; both plans move the same teachers.
    """

    freeze: Freeze
    scenario: Scenario
    submitted: Scenario
    run: Run
    queued: Run
    plan: Plan
    asked_plan: Plan
    move: Move
    answer: Answer


def plan_something(shore: World) -> Planned:
    """Plan within G1: the group's office drafts, the bureau drafts another and asks the schools."""
    _bring_teachers(shore)
    freeze = freeze_data(by=shore.officer, year=YEAR)
    own = _draft(shore, shore.group_office, freeze, "集团草案")
    other = _draft(shore, shore.officer, freeze, "全局草案")
    submitted = _draft(shore, shore.group_office, freeze, "上报草案")
    plan, asked = _solve(shore, own), _solve(shore, other)
    ask_principals(by=shore.officer, plan=asked)
    submit_scenario(by=shore.group_office, scenario=submitted)
    answer = Answer.objects.filter(move__plan=asked, school=shore.school("S2")).first()
    assert answer is not None
    assert plan.run is not None
    return Planned(
        freeze=freeze,
        scenario=own,
        submitted=submitted,
        run=plan.run,
        queued=start_run(by=shore.officer, scenario=other),
        plan=plan,
        asked_plan=Plan.objects.get(pk=asked.pk),
        move=answer.move,
        answer=answer,
    )


def _bring_teachers(shore: World) -> None:
    tables = {
        "teachers": rows(
            "teachers", *_teachers("S1", 24), *_teachers("S2", 4), *_teachers("S3", 2)
        ),
        "posts": rows("posts", _post("S2", "语文", 1), _post("S3", "数学", 1)),
    }
    import_district(by=shore.officer, tables=tables, source="planned")


def _teachers(school: str, number: int) -> list[dict[str, object]]:
    return [
        {
            "teacher": f"{school}-{place:02d}",
            "name": f"{school}教师{place:02d}",
            "school": school,
            "stage": "primary",
            "subject": SUBJECTS[place % 2],
            "sex": "female",
            "born": date(1990, 5, 1),
            "at_school_since": date(2015, 9, 1),
            "education": "bachelor",
            "title": "first",
            "backbone": "county" if place < 4 else "none",
            "cadre": "none",
            "on_establishment": 1,
            "graduating_class": 0,
        }
        for place in range(number)
    ]


def _post(school: str, subject: str, wanted: int) -> dict[str, object]:
    return {
        "school": school,
        "stage": "primary",
        "subject": subject,
        "year": YEAR,
        "wanted": wanted,
    }


def _draft(shore: World, by: object, freeze: Freeze, name: str) -> Scenario:
    facts = ScenarioFacts(
        name=name,
        freeze=freeze,
        pack="exchange-national",
        group=shore.group("G1"),
        seconds=20,
        seed=7,
    )
    return draft_scenario(by=by, year=YEAR, facts=facts)


def _solve(shore: World, scenario: Scenario) -> Plan:
    start_run(by=shore.officer, scenario=scenario)
    run = take_run()
    assert run is not None
    return finish_run(
        by=job_seat(shore.officer.bureau),
        run=run,
        attempt=run.attempt,
        solved=_answer(Settings.from_json(run.settings)),
    )


@lru_cache(maxsize=4)
def _answer(settings: Settings) -> object:
    return solved(settings, seconds=20, progress=lambda _: None, stop=lambda: False)
