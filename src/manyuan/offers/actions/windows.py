from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from manyuan.directory.errors import NothingCorrected, ReasonMissing
from manyuan.history.actions import record
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.errors import PackUnknown
from manyuan.offers.models import Window
from manyuan.offers.permissions import may_run_windows
from manyuan.offers.rows import WINDOWS
from manyuan.rules.exchange import exchange_packs
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@dataclass(frozen=True, slots=True)
class WindowFacts:
    """From when until when a year's lists are collected, the last day included, by which rules."""

    opens_on: date
    closes_on: date
    pack: str
    note: str = ""


@transaction.atomic
def open_window(*, by: Seat, year: int, facts: WindowFacts) -> Window:
    """The bureau asks its schools to put their lists right for a year's exchange."""
    require(may_run_windows(by))
    lock_bureau(by)
    window = Window(bureau_id=by.bureau_id, year=year)
    _fill(window, facts)
    record(
        by=by,
        code="window.opened",
        changes=[WINDOWS.changed(window, before=None)],
        year=str(SchoolYear(year)),
        opens=window.opens_on,
        closes=window.closes_on,
    )
    return window


@transaction.atomic
def change_window(*, by: Seat, window: Window, facts: WindowFacts, reason: str) -> Window:
    """The bureau prolongs a window, closes it earlier or changes its rules, and says why."""
    require(may_run_windows(by))
    lock_bureau(by)
    if not reason.strip():
        raise ReasonMissing
    locked = Window.objects.select_for_update(of=("self",)).get(
        pk=window.pk, bureau_id=by.bureau_id
    )
    before = WINDOWS.row(locked)
    _fill(locked, facts)
    if WINDOWS.row(locked) == before:
        raise NothingCorrected
    record(
        by=by,
        code="window.changed",
        changes=[WINDOWS.changed(locked, before=before)],
        year=str(SchoolYear(locked.year)),
        opens=locked.opens_on,
        closes=locked.closes_on,
        reason=reason.strip(),
    )
    return locked


def _fill(window: Window, facts: WindowFacts) -> None:
    if facts.pack not in exchange_packs():
        raise PackUnknown(pack=facts.pack)
    for name, value in asdict(facts).items():
        setattr(window, name, value)
    window.full_clean()
    window.save()
