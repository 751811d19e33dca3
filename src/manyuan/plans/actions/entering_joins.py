from manyuan.directory.models import School
from manyuan.plans.bridge.grouping import Joined, SolvedGrouping
from manyuan.plans.enums import JoinChange
from manyuan.plans.models import Join, Plan


def enter_joins(plan: Plan, solved: SolvedGrouping) -> None:
    """Write what a plan does with each school that is in a group, today or by the plan."""
    schools = dict(School.objects.values_list("unit__code", "pk"))
    Join.objects.bulk_create(
        (
            Join(
                bureau_id=plan.bureau_id,
                plan=plan,
                school_id=schools[joined.school],
                lead_id=schools[joined.lead or joined.home or joined.school],
                change=_change(joined),
                year=joined.year,
                minutes=joined.minutes,
                reasons=[said.as_json() for said in joined.reasons],
            )
            for joined in solved.joins
        ),
        batch_size=500,
    )


def _change(joined: Joined) -> JoinChange:
    if joined.lead is None:
        return JoinChange.LEAVES
    if joined.lead == joined.home:
        return JoinChange.STAYS
    if joined.lead == joined.school:
        return JoinChange.NEW_GROUP
    return JoinChange.JOINS if joined.home is None else JoinChange.MOVES
