from django.db.models import QuerySet

from manyuan.evaluation.scores.enums import AppealState
from manyuan.evaluation.scores.models import Appeal, GroupGrade
from manyuan.evaluation.scores.permissions import may_see_drafts, may_see_grade
from manyuan.seats.models import Seat


def appeals(seat: Seat) -> "QuerySet[Appeal]":
    """Return the appeals of the bureau, the first to be made first, for those who answer them."""
    found = Appeal.objects.filter(bureau_id=seat.bureau_id).select_related(
        *("grade__group__unit", "grade__publication", "seat__person", "seat__unit"),
        *("answered_by__person", "led_to"),
    )
    return found if may_see_drafts(seat) else found.none()


def open_appeals(seat: Seat) -> "QuerySet[Appeal]":
    """Return the appeals that wait for an answer."""
    return appeals(seat).filter(state=AppealState.OPEN)


def appeal_of(seat: Seat, grade: GroupGrade) -> Appeal | None:
    """Return the appeal against a grade, for those whom the grade concerns."""
    if not may_see_grade(seat, grade):
        return None
    found = Appeal.objects.filter(bureau_id=seat.bureau_id, grade=grade)
    return found.select_related("seat__person", "seat__unit", "led_to").first()
