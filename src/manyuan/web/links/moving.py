"""Between which hours a visit can be laid: what the school asked for, and what its partner gave."""

from django.utils.translation import gettext as _

from manyuan.engagements.kinds.visit.models import Visit
from manyuan.kernel.clock import today
from manyuan.offers.queries.visits import days_to_come
from manyuan.seats.models import Seat

MOST_SHOWN = 6


def hours_named(seat: Seat, visit: Visit) -> tuple[str, ...]:
    """Say which hours the school and the partner have named, from today on."""
    slots = visit.request.slots if visit.request else ()
    asked = [slot for slot in slots if slot.day >= today()][:MOST_SHOWN]
    given = days_to_come(seat).filter(expert=visit.expert_id)[:MOST_SHOWN]
    return (
        *(_("学校可接待：{slot}").format(slot=slot) for slot in asked),
        *(_("您登记过：{slot}").format(slot=day.slot) for day in given),
    )
