from collections.abc import Mapping, Sequence

from django.db import transaction

from manyuan.directory.models import School, Teacher
from manyuan.engagements.kinds.research.actions.inviting import require_of
from manyuan.engagements.kinds.research.actions.storing import (
    mirror,
    named,
    parts_of,
    require_day_has_come,
    taken,
)
from manyuan.engagements.kinds.research.enums import ResearchState
from manyuan.engagements.kinds.research.errors import NotInvited, ResearchNotOpen
from manyuan.engagements.kinds.research.models import Participation, Research
from manyuan.engagements.kinds.research.permissions import may_report_for
from manyuan.engagements.kinds.research.rows import participation_changed, participation_row
from manyuan.history.actions import Changed, record
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@transaction.atomic
def report_attendance(
    *, by: Seat, research: Research, attended: Mapping[School, int]
) -> list[Participation]:
    """A school says how many of its teachers came; the host may say it for several."""
    for school in attended:
        require(may_report_for(by, research, school))
    lock_bureau(by)
    locked = _not_cancelled(research)
    require_day_has_come(locked)
    parts = {one.school_id: one for one in parts_of(locked)}
    changes = [
        _counted(_part_of(parts, school), people)
        for school, people in attended.items()
        if _part_of(parts, school).attended != people
    ]
    mirror(by, locked)
    record(
        by=by,
        code="research.attended",
        changes=changes,
        **named(locked),
        on=locked.on,
        schools=len(attended),
        people=sum(attended.values()),
    )
    return [parts[school.pk] for school in attended]


@transaction.atomic
def name_participants(
    *, by: Seat, research: Research, school: School, teachers: Sequence[Teacher]
) -> Participation:
    """A school names which of its teachers take part."""
    require(may_report_for(by, research, school))
    lock_bureau(by)
    locked = _not_cancelled(research)
    require_of(school, teachers)
    part = _part_of({one.school_id: one for one in parts_of(locked)}, school)
    before = participation_row(part)
    part.teachers.set(teachers)
    fresh = parts_of(locked).get(pk=part.pk)
    changed = participation_changed(fresh, before, participation_row(fresh))
    mirror(by, locked)
    record(
        by=by,
        code="research.named",
        changes=[changed],
        **named(locked),
        on=locked.on,
        school=school.name,
        people=len(teachers),
    )
    return fresh


def _not_cancelled(research: Research) -> Research:
    locked = taken(research)
    if locked.is_cancelled:
        raise ResearchNotOpen(state=ResearchState(locked.state).label)
    return locked


def _part_of(parts: Mapping[int, Participation], school: School) -> Participation:
    if school.pk not in parts:
        raise NotInvited(school=school.name)
    return parts[school.pk]


def _counted(part: Participation, people: int) -> Changed:
    before = participation_row(part)
    part.attended = people
    part.clean_fields()
    part.save()
    return participation_changed(part, before, participation_row(part))
