from collections.abc import Sequence

from django.db.models import F, Model

from manyuan.directory.audiences import legal, teachers_with
from manyuan.history.facts import Changed
from manyuan.history.models import Record
from manyuan.notices.audiences import NOBODY, To, Told, both, bureau, owners_in
from manyuan.plans.closings import ANSWERS
from manyuan.plans.enums import AnswerState
from manyuan.plans.models import Answer, Join, Move, Plan, Run, Scenario, Stop
from manyuan.plans.rows import KEPT


def _units(model: type[Model], path: str) -> Told:
    """Tell whoever runs the unit at a path of the changed objects of a model."""
    table = KEPT[model].name  # type: ignore[index]

    def told(written: Record, changes: Sequence[Changed]) -> To:
        keys = owners_in(changes, [table])
        found = model._default_manager.filter(bureau_id=written.bureau_id, pk__in=keys)  # noqa: SLF001 -- Django's own API
        return To(units=frozenset(found.order_by().values_list(path, flat=True)))

    return told


def _schools(model: type[Model], *paths: str, plan: str = "plan", **only: object) -> Told:
    """Tell the schools at some paths of what a changed plan holds."""

    def told(written: Record, changes: Sequence[Changed]) -> To:
        plans = _plans(written, changes)
        found = model._default_manager.filter(bureau_id=written.bureau_id, **{f"{plan}__in": plans})  # noqa: SLF001 -- Django's own API
        rows = found.filter(**only).order_by().values_list(*map(legal, paths)).distinct()
        return To(units=frozenset(key for row in rows for key in row)) if plans else NOBODY

    return told


def _plans(written: Record, changes: Sequence[Changed]) -> frozenset[int]:
    named = written.facts.get("plan")
    changed = owners_in(changes, [KEPT[Plan].name])
    return frozenset(map(int, changed)) | (frozenset() if named is None else {named})


def _moving(written: Record, changes: Sequence[Changed]) -> To:
    found = Move.objects.filter(plan__in=_plans(written, changes)).order_by()
    codes = set(found.values_list(F("teacher_code"), flat=True))
    return teachers_with(written.bureau_id, codes)


_asked = _schools(Answer, "school", plan="move__plan")
_late = _schools(Answer, "school", plan="move__plan", state=AnswerState.WAITING)
_drafter_of_run = _units(Run, "scenario__unit")
_drafter = _units(Scenario, "unit")
AUDIENCES: dict[str, Told] = {
    **{
        f"{kind}.{ended}": _drafter_of_run
        for kind in ("run", "caravan", "grouping")
        for ended in ("done", "stopped")
    },
    "run.failed": _drafter_of_run,
    "scenario.submitted": bureau,
    "scenario.returned": _drafter,
    "plan.asked": _asked,
    "plan.reminded": _late,
    ANSWERS.code: ANSWERS.told,
    "plan.refused": both(bureau, _units(Answer, "move__plan__scenario__unit")),
    "plan.discarded": _asked,
    "plan.adopted": both(_schools(Move, "from_school", "to_school"), _moving),
    "caravan.adopted": _schools(Stop, "school"),
    "grouping.adopted": _schools(Join, "school", "lead"),
}
