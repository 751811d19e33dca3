"""The days in which schools answer about a plan come to an end: who has not answered is told."""

from collections.abc import Iterator

from manyuan.directory.audiences import legal
from manyuan.notices.audiences import To
from manyuan.notices.closings import Closing, Closings
from manyuan.plans.enums import AnswerState
from manyuan.plans.models import Answer
from manyuan.plans.queries.tasks import plans_asked
from manyuan.seats.models import Seat


def _open(seat: Seat) -> Iterator[Closing]:
    for plan, told in plans_asked(seat):
        if plan.asked_on is not None and told.due_on is not None:
            yield Closing(
                key=str(plan.pk),
                opens_on=plan.asked_on,
                closes_on=told.due_on,
                facts={"name": str(plan), "plan": plan.pk},
            )


def _awaited(seat: Seat, plan: str) -> To:
    waiting = Answer.objects.filter(
        bureau_id=seat.bureau_id, move__plan=int(plan), state=AnswerState.WAITING
    )
    return To(units=frozenset(waiting.order_by().values_list(legal("school"), flat=True)))


ANSWERS = Closings(code="plan.closing", open=_open, awaited=_awaited)
