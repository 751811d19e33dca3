from collections.abc import Collection, Iterator

from django.db.models import Q, QuerySet

from manyuan.directory.visibility import schools_in_charge
from manyuan.kernel.clock import today
from manyuan.offers.openings import Opening
from manyuan.seats.models import Seat
from worlds.lending.models import KIND, Loan


def visible_loans(seat: Seat) -> "QuerySet[Loan]":
    found = Loan.objects.filter(bureau_id=seat.bureau_id).select_related(
        "giver__unit", "taker__unit", "flow"
    )
    own = schools_in_charge(seat)
    return found if own is None else found.filter(Q(giver__in=own) | Q(taker__in=own))


def visible_codes(seat: Seat, among: Collection[str]) -> frozenset[str]:
    found = visible_loans(seat).filter(code__in=among)
    return frozenset(found.order_by().values_list("code", flat=True))


def openings(seat: Seat) -> Iterator[Opening]:
    """Boxes that were read and can go on to the next school."""
    for loan in visible_loans(seat).filter(on__lt=today()):
        yield Opening(
            kind=KIND,
            code=loan.code,
            title=loan.title,
            provider=loan.giver.unit,
            page=("loan", loan.code),
        )
