"""What is said before a visit is laid where nobody has named hours for it: allowed, but told."""

from collections.abc import Collection
from datetime import datetime, time

from django.utils.translation import gettext as _

from manyuan.directory.models import Expert, School
from manyuan.engagements.kinds.visit.actions import Slot as Start
from manyuan.engagements.kinds.visit.actions import VisitFacts
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.queries.named_hours import named_hours
from manyuan.kernel.clock import today
from manyuan.offers.slots import Slot
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat


def remarks_on_move(seat: Seat, visit: Visit, to: Start) -> tuple[list[str], Slot]:
    """Say what both sides have named otherwise, and to which hours the visit is moved."""
    ends = datetime.combine(to.on, to.starts_at) + visit.length
    # What would not end on the day is refused by the move itself.
    at = Slot(to.on, to.starts_at, ends.time() if ends.date() == to.on else time.max)
    return remarks_on(seat, visit, at), at


def remarks_on(seat: Seat, visit: Visit | VisitFacts, at: Slot) -> list[str]:
    """Say what both sides have named otherwise; a partner knows best when its own experts can.

    Of what has been there is nothing to say any more.
    """
    if at.day < today():
        return []
    named = named_hours(seat, visit.expert, visit.request, at.day)
    own = seat.is_any_of(Role.PARTNER_LINK)
    said = [] if own else [_on_given(visit.expert, named.given, at)]
    if named.asked is not None:
        said.append(_on_asked(visit.school, named.asked, at))
    return [one for one in said if one]


def _on_given(expert: Expert, given: Collection[Slot], at: Slot) -> str:
    if not given:
        return _("{expert}没有登记 {day} 可以到校。").format(expert=expert, day=at.day)
    if _holds(given, at):
        return ""
    text = _("{expert}登记的是 {hours}，{at} 不在其内。")
    return text.format(expert=expert, hours=_listed(given), at=at.hours)


def _on_asked(school: School, asked: Collection[Slot], at: Slot) -> str:
    if not asked:
        text = _("{day} 不在{school}提出的可安排时段内。")
        return text.format(day=at.day, school=school.name)
    if _holds(asked, at):
        return ""
    text = _("{school}提出的是 {hours}，{at} 不在其内。")
    return text.format(school=school.name, hours=_listed(asked), at=at.hours)


def _holds(slots: Collection[Slot], at: Slot) -> bool:
    return any(one.common(at) == at for one in slots)


def _listed(slots: Collection[Slot]) -> str:
    return _("、").join(str(one) for one in sorted(slots))
