from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from manyuan.directory.actions.removing import delete_unused
from manyuan.directory.actions.schools import lock_school
from manyuan.directory.errors import ReasonMissing, StudioIsClosed, StudioIsNotClosed
from manyuan.directory.models import School, Studio
from manyuan.directory.permissions import may_change_partnerships
from manyuan.directory.rows import added, changed, removed, row_of
from manyuan.directory.sheets import STUDIO_STORE
from manyuan.history.actions import record
from manyuan.kernel.reasons import given
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@dataclass(frozen=True, slots=True)
class StudioFacts:
    """What the register holds of a doctoral studio beside its code and its school."""

    subject: str = ""
    opened_on: date | None = None


@transaction.atomic
def open_studio(*, by: Seat, code: str, school: School, facts: StudioFacts) -> Studio:
    """A doctoral studio opens at a school."""
    require(may_change_partnerships(by))
    lock_bureau(by)
    studio = Studio(bureau_id=by.bureau_id, code=code)
    _fill(studio, school, facts)
    studio.save()
    record(by=by, code="studio.opened", changes=[added(STUDIO_STORE, studio)], name=str(studio))
    return studio


@transaction.atomic
def edit_studio(*, by: Seat, studio: Studio, school: School, facts: StudioFacts) -> Studio:
    """What the register holds of a studio is corrected or brought up to date."""
    require(may_change_partnerships(by))
    lock_bureau(by)
    locked = lock_studio(studio)
    before = row_of(STUDIO_STORE, locked)
    _fill(locked, school, facts)
    locked.save()
    record(
        by=by,
        code="studio.edited",
        changes=[changed(STUDIO_STORE, locked, before=before)],
        name=str(locked),
    )
    return locked


@transaction.atomic
def close_studio(*, by: Seat, studio: Studio, on: date, reason: str) -> Studio:
    """A studio ends on a day; its experts stay, and what it was stays readable."""
    require(may_change_partnerships(by))
    lock_bureau(by)
    reason = given(reason, missing=ReasonMissing)
    locked = lock_studio(studio)
    if locked.closed_on is not None:
        raise StudioIsClosed(studio=str(locked), on=locked.closed_on)
    return _set_closed(by, locked, on, "studio.closed", on=on, reason=reason)


@transaction.atomic
def reopen_studio(*, by: Seat, studio: Studio) -> Studio:
    """A closing that was registered by mistake is taken back."""
    require(may_change_partnerships(by))
    lock_bureau(by)
    locked = lock_studio(studio)
    if locked.closed_on is None:
        raise StudioIsNotClosed(studio=str(locked))
    return _set_closed(by, locked, None, "studio.reopened")


def _set_closed(by: Seat, studio: Studio, day: date | None, code: str, **said: object) -> Studio:
    before = row_of(STUDIO_STORE, studio)
    studio.closed_on = day
    studio.full_clean()
    studio.save(update_fields=["closed_on"])
    change = changed(STUDIO_STORE, studio, before=before)
    record(by=by, code=code, changes=[change], name=str(studio), **said)
    return studio


@transaction.atomic
def remove_studio(*, by: Seat, studio: Studio, reason: str) -> None:
    """A studio that never was is taken out; history keeps it with the reason."""
    require(may_change_partnerships(by))
    lock_bureau(by)
    reason = given(reason, missing=ReasonMissing)
    locked = lock_studio(studio)
    change, name = removed(STUDIO_STORE, locked), str(locked)
    delete_unused(locked)
    record(by=by, code="studio.removed", changes=[change], name=name, reason=reason)


def _fill(studio: Studio, school: School, facts: StudioFacts) -> None:
    studio.school = lock_school(school)
    for name, value in asdict(facts).items():
        setattr(studio, name, value)
    studio.full_clean()


def lock_studio(studio: Studio) -> Studio:
    """Read the studio as it is now and hold it until the action ends."""
    found = Studio.objects.select_for_update(of=("self",)).select_related("school__unit")
    return found.get(pk=studio.pk)
