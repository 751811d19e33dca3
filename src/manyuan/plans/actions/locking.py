from manyuan.plans.errors import ScenarioIsClosed
from manyuan.plans.models import Answer, Plan, Run, Scenario


def lock_scenario(scenario: Scenario) -> Scenario:
    """Read the scenario as it is now and hold it until the action ends."""
    return (
        Scenario.objects.select_for_update(of=("self",))
        .select_related("freeze", "group__unit", "base", "unit")
        .get(pk=scenario.pk)
    )


def lock_open(scenario: Scenario) -> Scenario:
    """Hold a scenario that its author may still change.

    Raises
    ------
    ScenarioIsClosed
        Once it was submitted or withdrawn.
    """
    locked = lock_scenario(scenario)
    if not locked.is_open:
        raise ScenarioIsClosed(name=locked.name, state=locked.get_state_display())
    return locked


def lock_run(run: Run) -> Run:
    """Read the run as it is now and hold it until the action ends."""
    return (
        Run.objects.select_for_update(of=("self",))
        .select_related("scenario__freeze")
        .get(pk=run.pk)
    )


def lock_plan(plan: Plan) -> Plan:
    """Read the plan as it is now and hold it until the action ends."""
    return (
        Plan.objects.select_for_update(of=("self",))
        .select_related("scenario__freeze", "scenario__base", "group__unit")
        .get(pk=plan.pk)
    )


def lock_answer(answer: Answer) -> Answer:
    """Read the answer as it is now and hold it until the action ends."""
    return (
        Answer.objects.select_for_update(of=("self",))
        .select_related("move__plan__scenario", "school__unit")
        .get(pk=answer.pk)
    )
