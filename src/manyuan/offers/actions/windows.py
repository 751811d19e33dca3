from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from manyuan.directory.errors import NothingCorrected, ReasonMissing
from manyuan.history.actions import record
from manyuan.kernel.reasons import given
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.enums import WindowKind
from manyuan.offers.errors import PackUnknown
from manyuan.offers.models import Window
from manyuan.offers.permissions import may_run_windows
from manyuan.offers.rows import VISIT_WINDOWS, WINDOWS
from manyuan.rules.exchange import exchange_packs
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

# Each kind has a table and sentences of its own in history.
KEPT = {WindowKind.POSTING.value: WINDOWS, WindowKind.VISIT.value: VISIT_WINDOWS}
OPENED = {WindowKind.POSTING.value: "window.opened", WindowKind.VISIT.value: "visits.opened"}
CHANGED = {WindowKind.POSTING.value: "window.changed", WindowKind.VISIT.value: "visits.changed"}


@dataclass(frozen=True, slots=True)
class WindowFacts:
    """From when until when is collected, the last day included; by which rules, for postings."""

    opens_on: date
    closes_on: date
    pack: str = ""
    note: str = ""


@transaction.atomic
def open_window(
    *, by: Seat, year: int, facts: WindowFacts, kind: WindowKind = WindowKind.POSTING
) -> Window:
    """The bureau asks for a year's offers and needs of one kind."""
    require(may_run_windows(by))
    lock_bureau(by)
    window = Window(bureau_id=by.bureau_id, kind=kind, year=year)
    _fill(window, facts)
    record(
        by=by,
        code=OPENED[kind],
        changes=[KEPT[kind].changed(window, before=None)],
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
    reason = given(reason, missing=ReasonMissing)
    locked = Window.objects.select_for_update(of=("self",)).get(
        pk=window.pk, bureau_id=by.bureau_id
    )
    kept = KEPT[locked.kind]
    before = kept.row(locked)
    _fill(locked, facts)
    if kept.row(locked) == before:
        raise NothingCorrected
    record(
        by=by,
        code=CHANGED[locked.kind],
        changes=[kept.changed(locked, before=before)],
        year=str(SchoolYear(locked.year)),
        opens=locked.opens_on,
        closes=locked.closes_on,
        reason=reason,
    )
    return locked


def _fill(window: Window, facts: WindowFacts) -> None:
    if window.kind == WindowKind.POSTING and facts.pack not in exchange_packs():
        raise PackUnknown(pack=facts.pack)
    for name, value in asdict(facts).items():
        setattr(window, name, value)
    window.full_clean()
    window.save()
