"""Who takes part in an activity: the schools that were chosen, the host's own included."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from manyuan.directory.models import School, Teacher
from manyuan.engagements.kinds.research.actions.storing import parts_of
from manyuan.engagements.kinds.research.errors import (
    HasReported,
    InvitedTwice,
    NobodyInvited,
    NotOnRoster,
)
from manyuan.engagements.kinds.research.models import Participation, Research
from manyuan.engagements.kinds.research.rows import participation_changed, participation_row
from manyuan.history.actions import Changed
from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Unit


@dataclass(frozen=True, slots=True)
class Invited:
    """A school that is invited with so many teachers."""

    school: School
    expected: int = 1


def require_invitable(invited: Iterable[Invited], *, host: Unit) -> list[Invited]:
    """Return who is invited, a school that is the host included.

    Raises
    ------
    NobodyInvited, InvitedTwice
        When no school takes part, or one is given twice.
    """
    found: dict[int, Invited] = {}
    for one in invited:
        if one.school.pk in found:
            raise InvitedTwice(school=one.school.name)
        found[one.school.pk] = one
    if not found:
        raise NobodyInvited
    if host.kind == UnitKind.SCHOOL and host.pk not in found:
        found[host.pk] = Invited(School.objects.get(pk=host.pk))
    return list(found.values())


def invite(research: Research, invited: Sequence[Invited]) -> list[Changed]:
    """Write who takes part, and take out who does so no longer.

    A step of several actions: whoever calls it holds the bureau's lock and writes the record.
    """
    known = {one.school_id: one for one in parts_of(research)}
    kept = {one.school.pk for one in invited}
    changes = [_taken_out(one) for pk, one in known.items() if pk not in kept]
    changes += [
        _changed(known[one.school.pk], one.expected)
        for one in invited
        if one.school.pk in known and known[one.school.pk].expected != one.expected
    ]
    return [*changes, *_added(research, [one for one in invited if one.school.pk not in known])]


def _taken_out(part: Participation) -> Changed:
    if part.attended is not None:
        raise HasReported(school=part.school.name)
    before = participation_row(part)
    changed = participation_changed(part, before, None)
    part.teachers.clear()
    part.delete()
    return changed


def _changed(part: Participation, expected: int) -> Changed:
    before = participation_row(part)
    part.expected = expected
    part.full_clean()
    part.save()
    return participation_changed(part, before, participation_row(part))


def _added(research: Research, invited: Sequence[Invited]) -> list[Changed]:
    parts = [
        Participation(
            bureau_id=research.bureau_id,
            research=research,
            school=one.school,
            expected=one.expected,
        )
        for one in invited
    ]
    for part in parts:
        part.clean_fields()
    Participation.objects.bulk_create(parts)
    # Nobody has been named at a school that was only just invited.
    after = [{"expected": one.expected, "attended": None, "teachers": ""} for one in parts]
    return [participation_changed(one, None, row) for one, row in zip(parts, after, strict=True)]


def require_of(school: School, teachers: Iterable[Teacher]) -> None:
    """Let a school name teachers of its own, those of its campuses included.

    Raises
    ------
    NotOnRoster
        With the first who is somebody else's.
    """
    own = {school.pk, *School.objects.filter(campus_of=school).values_list("pk", flat=True)}
    for teacher in teachers:
        if teacher.school_id not in own:
            raise NotOnRoster(teacher=teacher.name, school=school.name)
