from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from manyuan.directory.enums import Stage
from manyuan.directory.models import School
from manyuan.engagements.kinds.course.actions.keeping import keep
from manyuan.engagements.kinds.course.actions.storing import (
    give_places,
    receivers_now,
    taken_standing,
)
from manyuan.engagements.kinds.course.errors import (
    QuotaBelowPlaced,
    ReceiverHasCome,
    ReceiverHasSignedUp,
    ReceiverNotOpen,
    ReceiverTwice,
    ReceiverWithoutStage,
)
from manyuan.engagements.kinds.course.models import Course, Receiver
from manyuan.engagements.kinds.course.permissions import may_change_course, may_invite
from manyuan.engagements.kinds.course.rows import receiver_changed, receiver_row
from manyuan.history.actions import Changed, record
from manyuan.kernel.clock import today
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@dataclass(frozen=True, slots=True)
class ReceiverFacts:
    """A school to which a course is offered, and the most places that it may have."""

    school: School
    quota: int | None = None


@transaction.atomic
def set_receivers(*, by: Seat, course: Course, receivers: Sequence[ReceiverFacts]) -> Course:
    """Which schools may take a course is laid down, and the most places that each may have."""
    require(may_change_course(by, course))
    lock_bureau(by)
    locked = taken_standing(course)
    known = {one.school_id: one for one in receivers_now(locked)}
    before = {one.pk: receiver_row(one) for one in known.values()}
    _require_possible(by, locked, receivers, known=known)
    named = {one.school.pk for one in receivers}
    changes = [_taken_out(one) for school, one in known.items() if school not in named]
    for one in receivers:
        _lay_down(locked, one, known.get(one.school.pk))
    changes += give_places(locked, before=before)
    keep(by, locked)
    record(by=by, code="course.allotted", changes=changes, course=locked.name, schools=len(named))
    return locked


def require_stages(course: Course, schools: Iterable[School]) -> None:
    """Let a course be offered only to schools that have pupils of its stage."""
    for school in schools:
        # A special school teaches pupils of stages that its kind does not tell.
        if school.stages and course.stage not in school.stages:
            raise ReceiverWithoutStage(school=school.name, stage=Stage(course.stage).label)


def _require_possible(
    by: Seat, course: Course, receivers: Sequence[ReceiverFacts], *, known: dict[int, Receiver]
) -> None:
    seen: set[int] = set()
    for one in receivers:
        school = one.school
        if school.pk in seen:
            raise ReceiverTwice(school=school.name)
        seen.add(school.pk)
        if school.pk not in known:
            require(may_invite(by, school))
            if not school.is_open_on(today()):
                raise ReceiverNotOpen(school=school.name, on=today())
    require_stages(course, [one.school for one in receivers])


def _taken_out(receiver: Receiver) -> Changed:
    if receiver.asked:
        raise ReceiverHasSignedUp(school=receiver.school.name, asked=receiver.asked)
    if receiver.turnouts.exists():
        raise ReceiverHasCome(school=receiver.school.name)
    change = receiver_changed(receiver, before=receiver_row(receiver))
    receiver.delete()
    return change


def _lay_down(course: Course, facts: ReceiverFacts, receiver: Receiver | None) -> None:
    if receiver is None:
        receiver = Receiver(bureau_id=course.bureau_id, course=course, school=facts.school)
    elif receiver.quota == facts.quota:
        return
    if facts.quota is not None and facts.quota < receiver.placed:
        raise QuotaBelowPlaced(school=facts.school.name, placed=receiver.placed, quota=facts.quota)
    receiver.quota = facts.quota
    receiver.full_clean()
    receiver.save()
