from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from manyuan.directory.enums import Stage
from manyuan.directory.models import School
from manyuan.directory.rows import changed, row_of
from manyuan.directory.visibility import visible_schools
from manyuan.evaluation.bridge import FEWEST_PUPILS
from manyuan.evaluation.errors import ImplausibleYear, NothingToKeep, SchoolGone, TooFewPupils
from manyuan.evaluation.models import Outcome
from manyuan.evaluation.permissions import may_enter_growth
from manyuan.evaluation.queries.outcomes import VALUE_ADDED
from manyuan.evaluation.sheets import OUTCOME_STORE
from manyuan.history.actions import Changed, record
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

FIRST_YEAR = 2000


@dataclass(frozen=True, slots=True)
class SchoolResult:
    """What one school added, and of how many pupils; nothing of the pupils themselves."""

    school: str
    value: Decimal
    n: int


@transaction.atomic
def keep_growth(
    *, by: Seat, stage: Stage, year: int, results: Sequence[SchoolResult]
) -> list[Outcome]:
    """The bureau keeps what schools added for their pupils in a year, in place of any before.

    Results of fewer than 30 pupils are refused whoever sends them.
    """
    require(may_enter_growth(by))
    lock_bureau(by)
    if not FIRST_YEAR <= year <= SchoolYear.on(today()).start:
        raise ImplausibleYear(year=year)
    if not results:
        raise NothingToKeep
    schools = {school.code: school for school in visible_schools(by).select_related("unit")}
    kept = [_keep(by, stage, year, result=one, schools=schools) for one in results]
    record(
        by=by,
        code="growth.kept",
        changes=[change for _outcome, change in kept],
        stage=stage.value,
        year=str(SchoolYear(year)),
        schools=len(kept),
        pupils=sum(one.n for one in results),
    )
    return [outcome for outcome, _change in kept]


def _keep(
    by: Seat, stage: Stage, year: int, *, result: SchoolResult, schools: dict[str, School]
) -> tuple[Outcome, Changed]:
    school = schools.get(result.school)
    if school is None:
        raise SchoolGone(code=result.school)
    if result.n < FEWEST_PUPILS:
        raise TooFewPupils(school=school.name, n=result.n, fewest=FEWEST_PUPILS)
    of_school = Outcome.objects.select_for_update(of=("self",)).filter(
        school=school, stage=stage, year=year, measure=VALUE_ADDED
    )
    outcome = of_school.first()
    before = row_of(OUTCOME_STORE, outcome) if outcome else None
    if outcome is None:
        outcome = Outcome(
            bureau_id=by.bureau_id, school=school, stage=stage, year=year, measure=VALUE_ADDED
        )
    outcome.value, outcome.n = result.value, result.n
    outcome.full_clean()
    outcome.save()
    return outcome, changed(OUTCOME_STORE, outcome, before=before)
