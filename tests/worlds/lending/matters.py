from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from manyuan.directory.visibility import schools_in_charge
from manyuan.inbox.errors import WaitsNoLonger
from manyuan.inbox.matters import FOR_SCHOOLS, Matter, Verb, Waiting
from manyuan.seats.models import Seat
from worlds.lending.actions import STARTS_AT, move_occasion
from worlds.lending.models import KIND
from worlds.lending.queries import visible_loans

DAY = timedelta(days=1)


def _to_bring(seat: Seat) -> list[Waiting]:
    own = schools_in_charge(seat) or frozenset()
    return [
        Waiting(
            key=loan.code,
            title=f"《{loan.title}》",
            detail=str(loan.readers),
            page=("loan", (loan.code,)),
            unit=loan.taker.name,
            due_on=loan.on,
        )
        for loan in visible_loans(seat).filter(giver__in=own)
    ]


def _put_off(*, by: Seat, key: str, reason: str) -> None:
    loan = visible_loans(by).filter(code=key).first()
    if loan is None:
        raise WaitsNoLonger
    move_occasion(by=by, code=key, number=1, on=loan.on + DAY, starts_at=STARTS_AT, reason=reason)


MATTERS = (
    Matter(
        slug="loan-bring",
        kind=KIND,
        label=_("待送出的图书"),
        roles=FOR_SCHOOLS,
        waiting=_to_bring,
        verbs=(
            Verb(
                slug="put-off",
                label=_("推迟一天"),
                done=_("已推迟一天"),
                code="lending.moved",
                act=_put_off,
                needs_reason=True,
            ),
        ),
    ),
)
