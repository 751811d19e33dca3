from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.db import transaction

from manyuan.directory.models import Group
from manyuan.evaluation.scores.enums import Item, VetoKind
from manyuan.evaluation.scores.errors import (
    AdjustmentNeedsReason,
    AdjustmentTooLarge,
    LiftNeedsReason,
    VetoedAlready,
    VetoNeedsDocument,
)
from manyuan.evaluation.scores.models import Adjustment, Judgement, Veto
from manyuan.evaluation.scores.permissions import may_claim, may_evaluate
from manyuan.evaluation.scores.rows import added, changed, removed, row_of
from manyuan.history.actions import Changed, record
from manyuan.kernel.reasons import given
from manyuan.kernel.school_year import SchoolYear
from manyuan.rules.grading import load_grading_pack
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

Ticks = Mapping[str, bool | None]


@transaction.atomic
def judge_group(*, by: Seat, group: Group, year: int, ticks: Ticks) -> list[Judgement]:
    """The bureau finds what a group has and runs as one; None takes a finding back."""
    require(may_evaluate(by))
    return _ticked(by, group, year, ticks)


@transaction.atomic
def claim_for_group(*, by: Seat, group: Group, year: int, ticks: Ticks) -> list[Judgement]:
    """A group's office says what its group has; the bureau sees it when it judges."""
    require(may_claim(by, group))
    return _ticked(by, group, year, ticks)


@transaction.atomic
def adjust_score(*, by: Seat, group: Group, year: int, points: Decimal, reason: str) -> Adjustment:
    """A group is given or loses some points for a reason that is published with its grade."""
    require(may_evaluate(by))
    lock_bureau(by)
    most = load_grading_pack().adjustment.value
    if abs(points) > most:
        raise AdjustmentTooLarge(points=points, most=most)
    kept = _kept(Adjustment, by, group, year).first()
    before = row_of(kept) if kept else None
    adjustment = kept or Adjustment(bureau=by.bureau, group=group, year=year)
    adjustment.points = points
    adjustment.reason = given(reason, missing=AdjustmentNeedsReason)
    adjustment.full_clean()
    adjustment.save()
    record(
        by=by,
        code="score.adjusted",
        changes=[changed(adjustment, before)],
        group=group.name,
        year=str(SchoolYear(year)),
        points=f"{points.normalize():+f}",
        reason=adjustment.reason,
    )
    return adjustment


@transaction.atomic
def take_adjustment_back(*, by: Seat, group: Group, year: int) -> None:
    """No points are added or taken away any more."""
    require(may_evaluate(by))
    lock_bureau(by)
    kept = list(_kept(Adjustment, by, group, year))
    record(
        by=by,
        code="score.unadjusted",
        changes=[removed(one) for one in kept],
        group=group.name,
        year=str(SchoolYear(year)),
    )
    for one in kept:
        one.delete()


@transaction.atomic
def veto_group(
    *, by: Seat, group: Group, year: int, kind: str, document: str, decided_on: date
) -> Veto:
    """Something grave bars a group from any grade but the last, by a document."""
    require(may_evaluate(by))
    lock_bureau(by)
    if _kept(Veto, by, group, year).filter(kind=kind).exists():
        raise VetoedAlready(year=SchoolYear(year), kind=VetoKind(kind).label)
    veto = Veto(
        bureau=by.bureau,
        group=group,
        year=year,
        kind=kind,
        document=given(document, missing=VetoNeedsDocument),
        decided_on=decided_on,
    )
    veto.full_clean()
    veto.save()
    record(
        by=by,
        code="score.vetoed",
        changes=[added(veto)],
        group=group.name,
        year=str(SchoolYear(year)),
        veto_kind=kind,
        document=veto.document,
    )
    return veto


@transaction.atomic
def lift_veto(*, by: Seat, veto: Veto, reason: str) -> None:
    """What barred a group is taken back, for a reason."""
    require(may_evaluate(by))
    lock_bureau(by)
    locked = Veto.objects.select_for_update(of=("self",)).get(pk=veto.pk)
    record(
        by=by,
        code="score.unvetoed",
        changes=[removed(locked)],
        group=locked.group.name,
        year=str(SchoolYear(locked.year)),
        veto_kind=locked.kind,
        reason=given(reason, missing=LiftNeedsReason),
    )
    locked.delete()


def _ticked(by: Seat, group: Group, year: int, ticks: Ticks) -> list[Judgement]:
    lock_bureau(by)
    side = "holds" if may_evaluate(by) else "claimed"
    kept = {one.item: one for one in _kept(Judgement, by, group, year)}
    changes: list[Changed] = []
    for item in Item:
        one = kept.setdefault(
            item.value, Judgement(bureau=by.bureau, group=group, year=year, item=item)
        )
        said = ticks.get(item.value)
        if getattr(one, side) != said:
            before = row_of(one) if one.pk else None
            setattr(one, side, said)
            one.full_clean()
            one.save()
            changes.append(changed(one, before))
    record(
        by=by,
        code="score.judged" if side == "holds" else "score.claimed",
        changes=changes,
        group=group.name,
        year=str(SchoolYear(year)),
    )
    return list(kept.values())


def _kept(model, by: Seat, group: Group, year: int):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    found = model.objects.select_for_update(of=("self",))
    return found.filter(bureau_id=by.bureau_id, group=group, year=year)
