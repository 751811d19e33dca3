"""How far a school has come, kept up by every action on its lists."""

from manyuan.directory.models import School
from manyuan.history.actions import Changed
from manyuan.kernel.clock import now
from manyuan.offers.models import Return, Window
from manyuan.offers.queries.schools import legal_of
from manyuan.offers.rows import RETURNS
from manyuan.seats.models import Seat
from manyuan.seats.permissions import works_for_bureau


def return_of(window: Window, school: School) -> Return:
    """Return the line of a legal school within the window, written if it is the first time."""
    found, _created = Return.objects.get_or_create(
        window=window, school=legal_of(school), defaults={"bureau_id": window.bureau_id}
    )
    return found


def note_change(by: Seat, school: School, window: Window | None, *, of: str) -> list[Changed]:
    """Keep the moment of a change; a school that corrects what it confirmed confirms it anew.

    What the bureau corrects leaves the school's word as it was: the bureau answers for it.
    """
    if window is None:
        return []
    line = return_of(window, school)
    before = RETURNS.row(line)
    line.changed_at = now()
    was_confirmed = getattr(line, f"{of}_confirmed_at") is not None
    if was_confirmed and not works_for_bureau(by):
        setattr(line, f"{of}_confirmed_at", None)
        setattr(line, f"{of}_confirmed_by", None)
    line.save()
    after = RETURNS.row(line)
    return [] if after == before else [RETURNS.changed(line, before=before)]
