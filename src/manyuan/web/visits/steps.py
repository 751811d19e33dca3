"""What a seat can do with a visit in its present state."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.visit.confirming import has_confirmed
from manyuan.engagements.kinds.visit.enums import OPEN, Side, VisitState
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.permissions import (
    may_cancel_visit,
    may_change_visit,
    may_report_visit,
    side_of,
)
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat
from manyuan.seats.permissions import works_for_bureau


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do; ``at_once`` says that a tap does it, without a page that asks."""

    label: str
    url: str
    at_once: bool = False


def steps_of(seat: Seat, visit: Visit) -> list[Step]:
    """Return what the seat can do, the most likely first."""
    if visit.state in OPEN:
        return [*_reporting(seat, visit), *_answering(seat, visit), *_changing(seat, visit)]
    if visit.state == VisitState.HELD:
        return list(_after(seat, visit))
    return []


def _reporting(seat: Seat, visit: Visit) -> Iterator[Step]:
    if visit.on <= today() and may_report_visit(seat, visit):
        yield _step(_("登记到场人数"), "visit-attendance", visit)


def _answering(seat: Seat, visit: Visit) -> Iterator[Step]:
    side = side_of(seat, visit)
    lies_ahead = visit.on >= today()
    if side is not None:
        if lies_ahead and not has_confirmed(visit, side):
            yield Step(_("确认到校"), reverse("visit-confirm", args=[visit.code]), at_once=True)
        yield _step(_("婉拒到校"), "visit-decline", visit)
    elif works_for_bureau(seat):
        if lies_ahead and not all(has_confirmed(visit, one) for one in Side):
            yield _step(_("代为确认"), "visit-confirm", visit)
        yield _step(_("代为婉拒"), "visit-decline", visit)


def _changing(seat: Seat, visit: Visit) -> Iterator[Step]:
    if may_change_visit(seat, visit):
        yield _step(_("调整时间"), "visit-move", visit)
    if may_cancel_visit(seat, visit):
        yield _step(_("取消到校"), "visit-cancel", visit)


def _after(seat: Seat, visit: Visit) -> Iterator[Step]:
    if may_change_visit(seat, visit):
        yield _step(_("反馈"), "visit-feedback", visit)
    if may_report_visit(seat, visit):
        yield _step(_("更正人数"), "visit-attendance", visit)


def _step(label: str, name: str, visit: Visit) -> Step:
    return Step(label, reverse(name, args=[visit.code]))
