from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from manyuan.directory.lasting import lasts_on
from manyuan.directory.models import Group, Membership, School, Teacher
from manyuan.engagements.enums import FlowStatus
from manyuan.engagements.footprints import Footprint, leave_footprint
from manyuan.engagements.kinds.posting.enums import FULL_TIME, KIND, Mode, PostingState
from manyuan.engagements.kinds.posting.errors import (
    AlreadyPosted,
    TransferAhead,
    WeeklyHoursMissing,
)
from manyuan.engagements.kinds.posting.models import Posting
from manyuan.engagements.kinds.posting.permissions import may_arrange_between
from manyuan.engagements.kinds.posting.rows import posting_changed, teacher_changed, teacher_row
from manyuan.history.actions import Changed, record
from manyuan.kernel.clock import today
from manyuan.kernel.interval import Interval
from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.models import Move
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingFacts:
    """What is arranged: who goes where, in which way, from when to when."""

    teacher: Teacher
    host: School
    mode: str
    starts_on: date
    ends_on: date
    weekly_hours: int | None = None
    explanation: str = ""
    move: Move | None = None
    replaces: Posting | None = None


@transaction.atomic
def arrange_posting(*, by: Seat, facts: PostingFacts) -> Posting:
    """A teacher is to work at another school, outside of any plan."""
    require(may_arrange_between(by, facts.teacher.school, facts.host))
    lock_bureau(by)
    posting, changes = begin(by, facts)
    record(
        by=by,
        code="posting.arranged",
        changes=changes,
        teacher=posting.teacher.name,
        host=posting.host.name,
        mode=posting.mode,
        starts=posting.starts_on,
    )
    return posting


def begin(by: Seat, facts: PostingFacts) -> tuple[Posting, list[Changed]]:
    """Write a posting with its footprint, and the roster's row where the teacher goes full-time.

    A step of several actions: whoever calls it holds the bureau's lock and writes the record.
    """
    teacher = Teacher.objects.select_for_update(of=("self",)).get(pk=facts.teacher.pk)
    posting = _unsaved(by, teacher, facts)
    _check(posting)
    posting.flow = leave_footprint(by, _footprint(posting))
    posting.full_clean()
    posting.save()
    changes = [posting_changed(posting, before=None)]
    if posting.mode in FULL_TIME:
        changes.append(_send(posting))
    return posting, changes


def _unsaved(by: Seat, teacher: Teacher, facts: PostingFacts) -> Posting:
    return Posting(
        bureau_id=by.bureau_id,
        code=_next_code(by, SchoolYear.on(facts.starts_on)),
        teacher=teacher,
        mode=facts.mode,
        home=teacher.school,
        host=facts.host,
        group=_shared_group(teacher.school, facts.host, facts.starts_on),
        stage=teacher.stage,
        subject=teacher.subject,
        starts_on=facts.starts_on,
        ends_on=facts.ends_on,
        weekly_hours=facts.weekly_hours,
        explanation=facts.explanation,
        move=facts.move,
        replaces=facts.replaces,
    )


def _check(posting: Posting) -> None:
    posting.clean_fields(exclude=["flow"])
    posting.validate_constraints(exclude=["flow"])
    if posting.mode == Mode.WALKING and not posting.weekly_hours:
        raise WeeklyHoursMissing
    if posting.mode == Mode.TRANSFER and posting.starts_on > today():
        raise TransferAhead
    if posting.mode in FULL_TIME:
        _require_free(posting)


def _require_free(posting: Posting) -> None:
    asked = Interval(posting.starts_on, posting.ends_on)
    others = Posting.objects.filter(teacher=posting.teacher, mode__in=FULL_TIME).exclude(
        state=PostingState.CANCELLED
    )
    for other in others.exclude(mode=Mode.TRANSFER).select_related("host__unit"):
        if other.starts_on < other.end and asked.overlaps(Interval(other.starts_on, other.end)):
            raise AlreadyPosted(
                teacher=posting.teacher.name,
                host=other.host.name,
                starts=other.starts_on,
                ends=other.end,
            )


def _next_code(by: Seat, year: SchoolYear) -> str:
    start = f"P{year.start}-"
    taken = Posting.objects.filter(bureau_id=by.bureau_id, code__startswith=start)
    last = taken.order_by("-code").values_list("code", flat=True).first()
    return f"{start}{int(last.removeprefix(start)) + 1 if last else 1:05d}"


def _shared_group(home: School, host: School, day: date) -> Group | None:
    """Return the group inside which both schools are on the day, campuses with their school."""
    running = Membership.objects.filter(lasts_on(day, first="joined_on", last="left_on"))
    of_home = running.filter(school=home.campus_of_id or home.pk).order_by().values("group_id")
    both = running.filter(school=host.campus_of_id or host.pk, group__in=of_home)
    found = both.select_related("group__unit").order_by("group__unit__code").first()
    return found.group if found else None


def _footprint(posting: Posting) -> Footprint:
    return Footprint(
        code=posting.code,
        kind=KIND,
        mode=posting.mode,
        provider=posting.home.unit,
        receiver=posting.host.unit,
        group=posting.group,
        teacher=posting.teacher,
        starts_on=posting.starts_on,
        ends_on=posting.ends_on,
        status=FlowStatus.CONFIRMED,
    )


def _send(posting: Posting) -> Changed:
    teacher = posting.teacher
    before = teacher_row(teacher)
    if posting.mode == Mode.TRANSFER:
        teacher.school, teacher.at_school_since = posting.host, posting.starts_on
    else:
        teacher.posted_to = posting.host
        teacher.posted_from = posting.starts_on
        teacher.posted_until = last_day(posting)
    teacher.last_exchanged = posting.starts_on
    teacher.save()
    return teacher_changed(teacher, before=before)


def last_day(posting: Posting) -> date:
    """Return the last day on which the teacher is at the host school: what rosters hold."""
    return posting.end - timedelta(days=1)
