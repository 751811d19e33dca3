from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from manyuan.directory.actions.schools import lock_school
from manyuan.directory.enums import Stage
from manyuan.directory.errors import NothingCorrected, ReasonMissing
from manyuan.directory.models import School
from manyuan.history.actions import record
from manyuan.kernel.clock import now, today
from manyuan.kernel.reasons import given
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.actions.filling import said
from manyuan.offers.actions.numbering import free_code
from manyuan.offers.enums import RequestState, WindowKind
from manyuan.offers.errors import (
    RequestIsSettled,
    StageNotTaught,
    WindowsArePast,
    WindowsMissing,
    WindowsOfTwoYears,
    WindowsTooShort,
)
from manyuan.offers.models import VisitRequest
from manyuan.offers.permissions import may_state_request
from manyuan.offers.queries.visits import topics_offered
from manyuan.offers.queries.windows import window_of_year
from manyuan.offers.rows import REQUESTS
from manyuan.offers.sheets import VISIT_REQUEST_STORE
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.sheets.cells import parse_cell

TABLE = VISIT_REQUEST_STORE.table


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestFacts:
    """What a school asks for; windows as the district folder writes them, typed as people type."""

    topic: str
    stage: str
    pupils: int
    minutes: int
    windows: str
    grade: str = ""
    hall: str = ""
    same_day_ok: bool | None = None


@transaction.atomic
def state_request(*, by: Seat, school: School, facts: RequestFacts) -> VisitRequest:
    """A school asks that an expert comes: the topic, for whom, how long, when."""
    lock_bureau(by)
    locked = lock_school(school)
    stated = VisitRequest(bureau_id=by.bureau_id, school=locked, stated_by=by, stated_at=now())
    _fill(by, stated, facts)
    _require(by, stated)
    stated.code = next_code(by, stated.year)
    stated.full_clean()
    stated.save()
    record(
        by=by,
        code="request.stated",
        changes=[REQUESTS.changed(stated, before=None)],
        school=locked.name,
        topic=stated.topic,
    )
    return stated


@transaction.atomic
def change_request(*, by: Seat, request: VisitRequest, facts: RequestFacts) -> VisitRequest:
    """A school puts its request right while no visit is arranged for it."""
    lock_bureau(by)
    locked = lock_request(by, request)
    _require(by, locked)
    if locked.state != RequestState.STATED:
        raise _settled(locked)
    before = REQUESTS.row(locked)
    _fill(by, locked, facts)
    _require(by, locked)
    locked.full_clean()
    locked.save()
    change = REQUESTS.changed(locked, before=before)
    if change.after == before:
        raise NothingCorrected
    record(
        by=by,
        code="request.changed",
        changes=[change],
        school=locked.school.name,
        topic=locked.topic,
    )
    return locked


@transaction.atomic
def withdraw_request(*, by: Seat, request: VisitRequest, reason: str) -> VisitRequest:
    """A school takes back what it asked for, and says why; the row stays for the record."""
    lock_bureau(by)
    locked = lock_request(by, request)
    _require(by, locked)
    reason = given(reason, missing=ReasonMissing)
    if locked.state != RequestState.STATED:
        raise _settled(locked)
    locked.state = RequestState.WITHDRAWN
    locked.save(update_fields=["state"])
    record(
        by=by,
        code="request.withdrawn",
        changes=[REQUESTS.moved(locked, from_state=RequestState.STATED)],
        school=locked.school.name,
        topic=locked.topic,
        reason=reason,
    )
    return locked


def lock_request(by: Seat, request: VisitRequest) -> VisitRequest:
    """Lock a request of the actor's own bureau."""
    return (
        VisitRequest.objects.select_for_update(of=("self",))
        .select_related("school__unit", "school__campus_of__unit")
        .get(pk=request.pk, bureau_id=by.bureau_id)
    )


def next_code(by: Seat, year: int) -> str:
    """Return the next code of the bureau's own for a request of a year."""
    codes = VisitRequest.objects.filter(bureau_id=by.bureau_id).order_by()
    return free_code(f"R{year}-", codes.values_list("code", flat=True))


def _require(by: Seat, request: VisitRequest) -> None:
    window = window_of_year(by, request.year, WindowKind.VISIT)
    require(may_state_request(by, request.school, window))


def _settled(request: VisitRequest) -> RequestIsSettled:
    return RequestIsSettled(
        school=request.school.name, topic=request.topic, state=request.get_state_display()
    )


def _fill(by: Seat, request: VisitRequest, facts: RequestFacts) -> None:
    if not facts.windows.strip():
        raise WindowsMissing
    texts = {name: getattr(facts, name) for name in ("topic", "grade", "hall", "windows")}
    for name, text in texts.items():
        setattr(request, name, _read(name, text))
    request.topic = _as_offered(by, request.topic)
    request.stage, request.pupils = facts.stage, facts.pupils
    request.minutes, request.same_day_ok = facts.minutes, facts.same_day_ok
    _check(request)


def _read(column: str, text: str) -> str:
    """Return a cell's text in its one form, checked as an import checks it."""
    parsed = parse_cell(TABLE.column(column), text)
    if parsed.problem is not None and parsed.problem.severity == "error":
        raise ValidationError({column: said(parsed.problem)})
    return str(parsed.value or "")


def _as_offered(by: Seat, topic: str) -> str:
    """Return the topic as some expert writes it, so that the two can meet."""
    offered = {word.casefold(): word for word in topics_offered(by)}
    return offered.get(topic.casefold(), topic)


def _check(request: VisitRequest) -> None:
    if request.stage not in request.school.stages:
        stage = request.stage
        label = str(Stage(stage).label) if stage in Stage.values else stage
        raise StageNotTaught(school=request.school.name, stage=label)
    slots = request.slots
    if len({SchoolYear.on(slot.day) for slot in slots}) > 1:
        raise WindowsOfTwoYears
    if max(slot.minutes for slot in slots) < request.minutes:
        raise WindowsTooShort(minutes=request.minutes)
    if slots[-1].day < today():
        raise WindowsArePast
