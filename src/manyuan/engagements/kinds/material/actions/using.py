from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

from django.db import transaction

from manyuan.directory.models import Group, School, Teacher
from manyuan.directory.queries.fellows import groups_of_school
from manyuan.engagements.enums import FlowStatus
from manyuan.engagements.footprints import Footprint, leave_footprints
from manyuan.engagements.kinds.material.actions.storing import taken_shared
from manyuan.engagements.kinds.material.enums import KIND
from manyuan.engagements.kinds.material.errors import (
    AuthorOfAnotherSchool,
    MaterialReasonMissing,
    UsedBeforeShared,
    UsedInTheFuture,
    UseTakenBack,
)
from manyuan.engagements.kinds.material.models import Material, MaterialUse
from manyuan.engagements.kinds.material.permissions import may_act_for, may_take_back
from manyuan.engagements.kinds.material.rows import use_changed, use_row
from manyuan.history.actions import record
from manyuan.kernel.clock import today
from manyuan.kernel.reasons import given
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@dataclass(frozen=True, slots=True, kw_only=True)
class UseFacts:
    """Which school used a material with which class, and in which way."""

    school: School
    pupils: int
    used_on: date
    mode: str
    class_name: str = ""
    teacher: Teacher | None = None
    hours: Decimal | None = None


@transaction.atomic
def report_use(*, by: Seat, material: Material, facts: UseFacts) -> MaterialUse:
    """A school reports that it used a material: what it got flows from the school that made it."""
    require(may_act_for(by, facts.school))
    lock_bureau(by)
    locked = taken_shared(material)
    _check(locked, facts)
    use = MaterialUse(
        bureau_id=by.bureau_id,
        material=locked,
        number=locked.uses.count() + 1,
        version=locked.versions.latest("number"),
        **{one.name: getattr(facts, one.name) for one in fields(UseFacts)},
    )
    use.full_clean()
    if use.school_id != locked.school_id:
        (use.flow,) = leave_footprints(by, [_footprint(by, use)])
    use.save()
    said = {"user": use.school.name, "on": use.used_on, "title": locked.title}
    changes = [use_changed(use, before=None)]
    record(by=by, code="material.used", changes=changes, **said, pupils=use.pupils)
    return use


@transaction.atomic
def take_back_use(*, by: Seat, use: MaterialUse, reason: str) -> MaterialUse:
    """A use that was reported by mistake no longer counts."""
    require(may_take_back(by, use))
    lock_bureau(by)
    found = MaterialUse.objects.select_for_update(of=("self",))
    locked = found.select_related("material", "school__unit", "teacher", "flow").get(pk=use.pk)
    if locked.taken_back:
        raise UseTakenBack
    before = use_row(locked)
    locked.taken_back = given(reason, missing=MaterialReasonMissing)
    locked.full_clean()
    locked.save()
    if locked.flow is not None:
        locked.flow.status = FlowStatus.CANCELLED
        locked.flow.save()
    said = {"user": locked.school.name, "on": locked.used_on, "title": locked.material.title}
    changes = [use_changed(locked, before=before)]
    record(by=by, code="material.unused", changes=changes, **said, reason=locked.taken_back)
    return locked


def _check(material: Material, facts: UseFacts) -> None:
    if facts.used_on > today():
        raise UsedInTheFuture(on=facts.used_on)
    if facts.used_on < material.shared_on:
        raise UsedBeforeShared(title=material.title, on=material.shared_on)
    own = {facts.school.pk, *facts.school.campuses.values_list("pk", flat=True)}
    if facts.teacher is not None and facts.teacher.school_id not in own:
        raise AuthorOfAnotherSchool(teacher=facts.teacher.name, school=facts.school.name)


def _footprint(by: Seat, use: MaterialUse) -> Footprint:
    """Return what a use leaves behind: the pupils of a school had what another has made."""
    material = use.material
    return Footprint(
        code=f"{material.code}.{use.number}",
        kind=KIND,
        mode=use.mode,
        activity=material.code,
        provider=material.school.unit,
        receiver=use.school.unit,
        teacher=material.author,
        group=_shared_group(by, material.school, use),
        starts_on=use.used_on,
        ends_on=use.used_on,
        hours=use.hours,
        people=use.pupils,
        status=FlowStatus.HELD,
    )


def _shared_group(by: Seat, giver: School, use: MaterialUse) -> Group | None:
    """Return the group in which both schools were on the day."""
    theirs = {one.group_id for one in groups_of_school(by, giver, use.used_on)}
    found = groups_of_school(by, use.school, use.used_on)
    return next((one.group for one in found if one.group_id in theirs), None)
