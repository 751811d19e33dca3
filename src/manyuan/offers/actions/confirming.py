from collections.abc import Sequence

from django.db import transaction

from manyuan.directory.models import School, Teacher
from manyuan.history.actions import Changed, record
from manyuan.kernel.clock import now
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.actions.returns import return_of
from manyuan.offers.errors import NobodyToRemind
from manyuan.offers.models import Return, Window
from manyuan.offers.permissions import may_correct, may_remind, may_remind_school
from manyuan.offers.queries.schools import legal_of, places_of
from manyuan.offers.rows import RETURNS
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@transaction.atomic
def confirm_roster(*, by: Seat, school: School, window: Window) -> Return:
    """A school confirms that its list of teachers is right."""
    legal = legal_of(school)
    require(may_correct(by, legal, window))
    lock_bureau(by)
    line, change = _confirm(by, legal, window, of="roster")
    record(
        by=by,
        code="roster.confirmed",
        changes=[change],
        school=legal.name,
        year=str(SchoolYear(window.year)),
        teachers=Teacher.objects.filter(school__in=places_of(legal)).count(),
    )
    return line


@transaction.atomic
def confirm_posts(*, by: Seat, school: School, window: Window) -> Return:
    """A school confirms which posts it wants filled, or that it wants none."""
    legal = legal_of(school)
    require(may_correct(by, legal, window))
    lock_bureau(by)
    line, change = _confirm(by, legal, window, of="posts")
    record(
        by=by,
        code="posts.confirmed",
        changes=[change],
        school=legal.name,
        year=str(SchoolYear(window.year)),
    )
    return line


def _confirm(by: Seat, school: School, window: Window, *, of: str) -> tuple[Return, Changed]:
    line = return_of(window, school)
    before = RETURNS.row(line)
    setattr(line, f"{of}_confirmed_at", now())
    setattr(line, f"{of}_confirmed_by", by)
    line.full_clean()
    line.save()
    return line, RETURNS.changed(line, before=before)


@transaction.atomic
def remind_schools(*, by: Seat, window: Window, schools: Sequence[School]) -> int:
    """Schools that have not confirmed are reminded: their desks say so."""
    require(may_remind(by))
    for school in schools:
        require(may_remind_school(by, school, window))
    lock_bureau(by)
    changes = [
        _remind(line)
        for line in (return_of(window, school) for school in schools)
        if not line.is_complete
    ]
    if not changes:
        raise NobodyToRemind
    record(
        by=by,
        code="schools.reminded",
        changes=changes,
        count=len(changes),
        year=str(SchoolYear(window.year)),
    )
    return len(changes)


def _remind(line: Return) -> Changed:
    before = RETURNS.row(line)
    line.reminded_at = now()
    line.save(update_fields=["reminded_at"])
    return RETURNS.changed(line, before=before)
