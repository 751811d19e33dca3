"""Shore, where pupils go to another school of their group for some days.

S1, S2 and S3 are in G1; S4, S5 and S2 in G2.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from manyuan.engagements.kinds.exchange.actions import (
    ExchangeFacts,
    accept_sending,
    ask_for_places,
    note_consents,
    offer_exchange,
    start_exchange,
)
from manyuan.engagements.kinds.exchange.models import PupilExchange, Sending
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat
from worlds.shore import World

SIXTH, FIFTH = "六年级", "五年级"


@dataclass(frozen=True)
class Swap:
    """Shore with its pupil exchanges."""

    shore: World

    @property
    def officer(self) -> Seat:
        return self.shore.officer

    @property
    def principal(self) -> Seat:
        """The principal of S2."""
        return self.shore.principal

    @contextmanager
    def at(self, seat: Seat | None = None) -> Iterator[None]:
        with self.shore.at(seat):
            yield

    def facts(self, **rest: object) -> ExchangeFacts:
        given = {
            "title": "海棠路交换周",
            "host": "S1",
            "group": "G1",
            "starts_on": today(),
            "ends_on": today() + timedelta(days=4),
            "places": {FIFTH: 10, SIXTH: 20},
            **rest,
        }
        given["host"] = self.shore.school(given["host"])
        given["group"] = self.shore.group(given["group"])
        return ExchangeFacts(**given)

    def offer(self, by: Seat | None = None, **rest: object) -> PupilExchange:
        """Let S1 take in pupils of its group for five days from today."""
        return offer_exchange(by=by or self.officer, facts=self.facts(**rest))

    def ask(
        self,
        exchange: PupilExchange,
        school: str = "S2",
        by: Seat | None = None,
        **grades: int,
    ) -> Sending:
        """Let S2 send twelve pupils of grade six, unless told otherwise."""
        return ask_for_places(
            by=by or self.officer,
            exchange=exchange,
            school=self.shore.school(school),
            pupils=grades or {SIXTH: 12},
        )

    def agreed(self, exchange: PupilExchange, school: str = "S2", **grades: int) -> Sending:
        """Let a school ask, the host accept, and all guardians agree."""
        sending = accept_sending(by=self.officer, sending=self.ask(exchange, school, **grades))
        return note_consents(by=self.officer, sending=sending, consents=sending.pupils, on=today())

    def under_way(self, **rest: object) -> PupilExchange:
        exchange = self.offer(**rest)
        self.agreed(exchange)
        return start_exchange(by=self.officer, exchange=exchange)


@dataclass(frozen=True)
class Swapped:
    """An exchange at S1 that S2 has asked for, one that may begin, and one to be ended today."""

    exchange: str
    exchange_to_start: str
    exchange_to_finish: str
    sent_pupils: int


def swap_something(shore: World) -> Swapped:
    """Offer and ask."""
    swap = Swap(shore)
    first, second = swap.offer(), swap.offer(title="第二次")
    swap.ask(first)
    swap.agreed(second)
    third = swap.under_way(title="第三次", ends_on=today())
    row = third.sendings.get().grades.get()
    return Swapped(first.code, second.code, third.code, row.pk)
