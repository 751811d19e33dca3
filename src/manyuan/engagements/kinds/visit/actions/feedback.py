from django.db import transaction

from manyuan.engagements.kinds.visit.actions.sides import acting_side
from manyuan.engagements.kinds.visit.actions.storing import named, taken_held
from manyuan.engagements.kinds.visit.enums import Side
from manyuan.engagements.kinds.visit.models import Feedback, Visit
from manyuan.engagements.kinds.visit.rows import feedback_changed, feedback_row
from manyuan.history.actions import record
from manyuan.kernel.clock import now
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat


@transaction.atomic
def give_feedback(
    *, by: Seat, visit: Visit, rating: int, text: str, side: Side | None = None
) -> Feedback:
    """A side says how the visit was; saying it again replaces what was said."""
    side = acting_side(by, visit, side)
    lock_bureau(by)
    locked = taken_held(visit)
    feedback = Feedback.objects.filter(visit=locked, side=side).first()
    before = None if feedback is None else feedback_row(feedback)
    feedback = feedback or Feedback(bureau_id=locked.bureau_id, visit=locked, side=side)
    feedback.rating, feedback.text = rating, text.strip()
    feedback.by, feedback.at = by, now()
    feedback.full_clean()
    feedback.save()
    changed = feedback_changed(feedback, before=before)
    record(
        by=by,
        code="feedback.given",
        changes=[changed],
        **named(locked),
        visit_side=side.value,
        rating=rating,
    )
    return feedback
