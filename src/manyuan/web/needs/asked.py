"""The need that a form is to meet: what it fills in, and the note once the form is saved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from manyuan.engagements.answering import E, arranged
from manyuan.kernel.clock import today
from manyuan.offers.models import Need
from manyuan.offers.permissions import may_meet_need
from manyuan.offers.queries.needs import open_needs
from manyuan.seats.models import Seat
from manyuan.web.directory.choosing import option_of
from manyuan.web.seated import SeatRequest


@dataclass(frozen=True, slots=True)
class AskedFor:
    """What the address of a form names: a need, or nothing that the form could meet."""

    seat: Seat
    code: str
    need: Need | None

    @property
    def warnings(self) -> Sequence[str]:
        """Say that the need is gone, where the address names one."""
        if not self.code or self.need is not None:
            return ()
        gone = _("需求 {code} 已有安排、已撤回或已过期，或者不由您的席位安排，没有填入。")
        return (gone.format(code=self.code),)

    def led(self, lead: str) -> str:
        """Say what a form is about, and what it is going to meet."""
        if self.need is None:
            return lead
        text = _("{lead}保存后，{school}的需求「{title}」标为已安排。")
        return text.format(lead=lead, school=self.need.school.name, title=self.need.title)

    def filled(self, **names: str) -> dict[str, object]:
        """Return what is known, by the fields of a form: ``place="people"`` fills in how many."""
        if self.need is None:
            return {}
        known = {name: _known(self.need, what) for name, what in names.items()}
        return {name: value for name, value in known.items() if value not in ("", None)}

    def arranged(self, arrange: Callable[[], E]) -> E:
        """Arrange what the form asks, and note in the same transaction that it meets the need."""
        return arranged(self.need, arrange, by=self.seat)


def _known(need: Need, what: str) -> object:
    if what == "school":
        return option_of(need.school)
    if what == "schools":
        return [need.school.code]
    # What is over when the form is opened is nothing to begin with.
    return max(need.starts_on, today()) if what == "starts_on" else getattr(need, what)


def asked_for(request: SeatRequest, kind: str) -> AskedFor:
    """Return the need that ``?need=`` names, if it is of the kind and the seat may meet it."""
    code, seat = request.GET.get("need", ""), request.seat
    need = open_needs(seat).filter(code=code, kind=kind).first() if code else None
    is_own = need is not None and may_meet_need(seat, need)
    return AskedFor(seat, code, need if is_own else None)
