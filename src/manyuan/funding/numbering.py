"""The codes of budget lines, commitments and vouchers: a letter and a running number."""

from django.db.models import Max, Model

from manyuan.funding.models import Commitment, LedgerEntry, Line, Voucher
from manyuan.seats.models import Seat

LETTERS: dict[type[Model], str] = {Line: "L", Commitment: "C", Voucher: "V"}


def next_code(by: Seat, model: type[Model]) -> str:
    """Return the next free code of a model; whoever asks holds the bureau's lock."""
    found = model._default_manager.filter(bureau_id=by.bureau_id)  # noqa: SLF001 -- Django's own API
    last = found.aggregate(last=Max("code"))["last"]
    letters = LETTERS[model]
    return f"{letters}{int(last.removeprefix(letters)) + 1 if last else 1:06d}"


def next_number(by: Seat) -> int:
    """Return the next number of the ledger; whoever asks holds the bureau's lock."""
    found = LedgerEntry.objects.filter(bureau_id=by.bureau_id)
    return int(found.aggregate(last=Max("number"))["last"] or 0) + 1
