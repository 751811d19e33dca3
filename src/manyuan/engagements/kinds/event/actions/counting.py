from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from manyuan.directory.models import School
from manyuan.engagements.kinds.event.actions.storing import footprint, taken_held
from manyuan.engagements.kinds.event.errors import GradeGivenTwice, SchoolTakesNoPart
from manyuan.engagements.kinds.event.models import Event, Participation, Turnout
from manyuan.engagements.kinds.event.permissions import may_report_for
from manyuan.engagements.kinds.event.rows import part_changed, part_row
from manyuan.history.actions import record
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@dataclass(frozen=True, slots=True)
class Came:
    """How many pupils of a grade came."""

    grade: str
    pupils: int


@transaction.atomic
def count_turnout(
    *, by: Seat, event: Event, school: School, pupils: Sequence[Came], teachers: int
) -> Participation:
    """A school says how many of its pupils, by grade, and teachers took part."""
    part = _part(event, school)
    require(may_report_for(by, part))
    lock_bureau(by)
    part.event = taken_held(event)
    before = part_row(part)
    grades = [came.grade for came in pupils]
    twice = next((grade for grade in grades if grades.count(grade) > 1), None)
    if twice is not None:
        raise GradeGivenTwice(grade=twice)
    Turnout.objects.filter(participation=part).delete()
    for came in pupils:
        turnout = Turnout(
            bureau_id=part.bureau_id, participation=part, grade=came.grade, pupils=came.pupils
        )
        turnout.full_clean()
        turnout.save()
    part.teachers = teachers
    part.full_clean()
    part.save(update_fields=["teachers"])
    footprint(by, part.event)
    changes = [part_changed(part, before=before, after=part_row(part))]
    record(
        by=by,
        code="event.counted",
        changes=changes,
        school=school.name,
        event=part.event.title,
        pupils=sum(came.pupils for came in pupils),
        teachers=teachers,
    )
    return part


def _part(event: Event, school: School) -> Participation:
    found = Participation.objects.select_related("school__unit", "event__group__unit")
    part = found.filter(event=event, school=school).first()
    if part is None:
        raise SchoolTakesNoPart(school=school.name)
    return part
