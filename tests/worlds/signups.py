"""Shore open to the public: a fair of a kind that lives only in the tests, with lists to sign up."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from manyuan.engagements.signups import kinds
from manyuan.engagements.signups.actions import (
    Entered,
    Entry,
    ListFacts,
    open_sign_up,
    publish_page,
    sign_up,
)
from manyuan.engagements.signups.codes import new_submission
from manyuan.engagements.signups.models import SignUp
from manyuan.kernel.clock import now, today
from manyuan.seats.models import Seat
from manyuan.seats.permissions import YES, no, works_for_bureau
from manyuan.seats.queries import public_seat_of
from worlds.shore import build_shore

HOUR = timedelta(hours=1)
FAIR = kinds.Shown(
    kind="fair", code="F1", title="春日集市", starts_on=date(2027, 4, 10), ends_on=date(2027, 4, 10)
)


def may_open(seat, code):
    return YES if works_for_bureau(seat) else no("集市由教育局办。")


KIND = kinds.PublicKind(
    slug="fair",
    label="集市",
    page="group",
    shown=lambda _seat, code: [FAIR] if code in {None, FAIR.code} else [],
    may_open=may_open,
    codes=lambda _seat, codes: frozenset(codes),
)


def phone(number: int) -> str:
    return f"138{number:08d}"


@dataclass
class Pier:
    """Shore with its public seat."""

    world: Any
    public: Seat

    def __getattr__(self, name):
        return getattr(object.__getattribute__(self, "world"), name)

    @contextmanager
    def at(self) -> Iterator[Seat]:
        with self.world.at() as seat:
            yield seat

    def facts(self, **rest: Any) -> ListFacts:
        given = {
            "title": "集市报名",
            "places": 3,
            "opens_at": now() - HOUR,
            "closes_at": now() + 48 * HOUR,
            "delete_on": today() + timedelta(days=30),
        }
        return ListFacts(**{**given, **rest})

    def list(self, **rest: Any) -> SignUp:
        return open_sign_up(by=self.officer, kind="fair", code="F1", facts=self.facts(**rest))

    def enter(self, to: SignUp, number: int = 1, form: str = "", **rest: Any) -> Entered:
        entry = Entry(**{"phone": phone(number), **rest})
        return sign_up(by=self.public, to=to, entry=entry, submission=form or new_submission())


def build_pier() -> Pier:
    shore = build_shore()
    with shore.at():
        publish_page(by=shore.officer, unit=shore.officer.bureau, introduction="欢迎。")
    return Pier(shore, public_seat_of("990001"))


@dataclass(frozen=True)
class Signed:
    """A list of the fair with somebody on it, and the code that opens the registration."""

    sign_up: int
    place: int
    public_code: str


def sign_up_something(shore: Any) -> Signed:
    """Open Shore and S2 in G1 to the public, and let somebody sign up for the fair."""
    for unit in (shore.officer.bureau, shore.group("G1").unit, shore.school("S2").unit):
        publish_page(by=shore.officer, unit=unit, introduction="欢迎。")
    pier = Pier(shore, public_seat_of("990001"))
    fair = pier.list(places=2, waiting_places=2, needs="name_phone")
    entered = pier.enter(fair, guardian="王家长")
    return Signed(fair.number, entered.registration.number, entered.code)


__all__ = [
    "FAIR",
    "HOUR",
    "KIND",
    "Pier",
    "Signed",
    "build_pier",
    "phone",
    "replace",
    "sign_up_something",
]
