from collections.abc import Collection

from django.db import transaction

from manyuan.history.actions import record
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.wheel.carrying import ITEMS
from manyuan.wheel.carrying.carryover import Written
from manyuan.wheel.errors import YearIsOpen, YearNotOpen, YearTooFar
from manyuan.wheel.models import Opening
from manyuan.wheel.permissions import may_keep_wheel
from manyuan.wheel.rows import opening_changed


@transaction.atomic
def open_year(*, by: Seat, year: int, items: Collection[str]) -> Opening:
    """The bureau opens a school year; what is named and can be carried over goes on into it."""
    require(may_keep_wheel(by))
    lock_bureau(by)
    now = SchoolYear.on(today()).start
    if year not in (now, now + 1):
        raise YearTooFar(year=SchoolYear(year))
    if Opening.objects.filter(bureau_id=by.bureau_id, year=year).exists():
        raise YearIsOpen(year=SchoolYear(year))
    written = Written()
    for code, item in ITEMS.items():
        if code in items and item.preview(by, SchoolYear(year)).lines:
            carried = item.carry(by, SchoolYear(year))
            written.made += carried.made
            written.changes += carried.changes
    opening = Opening(bureau_id=by.bureau_id, year=year, made=written.made, opened_by=by)
    opening.full_clean()
    opening.save()
    record(
        by=by,
        code="wheel.opened",
        changes=[opening_changed(opening, added=True), *written.changes],
        year=str(opening),
        n=len(written.made),
    )
    return opening


@transaction.atomic
def take_back_opening(*, by: Seat, year: int) -> None:
    """An opening is taken back with all that it made, as long as nothing is built upon it."""
    require(may_keep_wheel(by))
    lock_bureau(by)
    found = Opening.objects.select_for_update(of=("self",)).filter(bureau_id=by.bureau_id)
    opening = found.filter(year=year).first()
    if opening is None:
        raise YearNotOpen(year=SchoolYear(year))
    written = Written()
    for code, item in ITEMS.items():
        made = [one for one in opening.made if one["item"] == code]
        taken = item.take_back(by, made)
        written.made += taken.made
        written.changes += taken.changes
    change = opening_changed(opening, added=False)
    said = {"year": str(opening), "n": len(written.made)}
    opening.delete()
    record(by=by, code="wheel.closed", changes=[change, *written.changes], **said)
