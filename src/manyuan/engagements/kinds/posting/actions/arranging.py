from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from manyuan.directory.models import Membership, School, Teacher
from manyuan.engagements.enums import FlowStatus
from manyuan.engagements.footprints import Footprint, leave_footprints
from manyuan.engagements.kinds.posting.enums import FULL_TIME, KIND, Mode, PostingState
from manyuan.engagements.kinds.posting.errors import (
    AlreadyPosted,
    TransferAhead,
    WeeklyHoursMissing,
)
from manyuan.engagements.kinds.posting.models import Posting
from manyuan.engagements.kinds.posting.occasions import keep_occasions_of
from manyuan.engagements.kinds.posting.permissions import may_arrange_between
from manyuan.engagements.kinds.posting.rows import posting_changed, teacher_rows, teachers_changed
from manyuan.engagements.numbering import free_codes
from manyuan.history.actions import Changed, record
from manyuan.kernel.clock import today
from manyuan.kernel.interval import Interval
from manyuan.plans.models import Move
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

# What a roster's row tells of a full-time posting.
TOLD = (
    "school",
    "at_school_since",
    "posted_to",
    "posted_from",
    "posted_until",
    "last_exchanged",
)


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
    lock_bureau(by)
    require_between(by, facts.teacher, facts.host)
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


def require_between(by: Seat, teacher: Teacher, host: School) -> None:
    """Require that the seat may send the teacher from where the roster has them now."""
    now = Teacher.objects.select_related("school").get(pk=teacher.pk)
    require(may_arrange_between(by, now.school, host))


def begin(by: Seat, facts: PostingFacts) -> tuple[Posting, list[Changed]]:
    """Begin one posting as ``begin_all`` does, its dates and schools looked at first."""
    _posting(by, facts.teacher, facts).validate_constraints(exclude=["flow"])
    (posting,), changes = begin_all(by, [facts])
    return posting, changes


def begin_all(by: Seat, given: Sequence[PostingFacts]) -> tuple[list[Posting], list[Changed]]:
    """Write postings with their footprints, and the roster's rows of those who go full-time.

    A step of several actions: whoever calls it holds the bureau's lock and writes the record.
    """
    teachers = _locked([facts.teacher.pk for facts in given])
    postings = [_posting(by, teachers[facts.teacher.pk], facts) for facts in given]
    for posting in postings:
        _check(posting)
    _require_free([one for one in postings if one.mode in FULL_TIME])
    codes = free_codes(by, "P", [posting.year for posting in postings])
    for posting, code in zip(postings, codes, strict=True):
        posting.code = code
    _place_in_groups(postings)
    flows = leave_footprints(by, [_footprint(posting) for posting in postings])
    for posting, flow in zip(postings, flows, strict=True):
        posting.flow = flow
        posting.clean_fields()
    Posting.objects.bulk_create(postings)
    keep_occasions_of(postings)
    changes = [posting_changed(posting, before=None) for posting in postings]
    return postings, changes + _send([one for one in postings if one.mode in FULL_TIME])


def _locked(keys: Sequence[int]) -> dict[int, Teacher]:
    found = Teacher.objects.select_for_update(of=("self",)).filter(pk__in=keys)
    return {one.pk: one for one in found.select_related("school__unit")}


def _posting(by: Seat, teacher: Teacher, facts: PostingFacts) -> Posting:
    return Posting(
        bureau_id=by.bureau_id,
        teacher=teacher,
        mode=facts.mode,
        home=teacher.school,
        host=facts.host,
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
    posting.clean_fields(exclude=["flow", "code"])
    if posting.mode == Mode.WALKING and not posting.weekly_hours:
        raise WeeklyHoursMissing
    if posting.mode == Mode.TRANSFER and posting.starts_on > today():
        raise TransferAhead


def _require_free(postings: Sequence[Posting]) -> None:
    others = Posting.objects.filter(
        teacher__in=[one.teacher_id for one in postings], mode__in=FULL_TIME
    ).exclude(Q(state=PostingState.CANCELLED) | Q(mode=Mode.TRANSFER))
    by_teacher: dict[int, list[Posting]] = {}
    for other in others.select_related("host__unit"):
        by_teacher.setdefault(other.teacher_id, []).append(other)
    for posting in postings:
        asked = Interval(posting.starts_on, posting.ends_on)
        for other in by_teacher.get(posting.teacher_id, ()):
            if other.starts_on < other.end and asked.overlaps(Interval(other.starts_on, other.end)):
                raise AlreadyPosted(
                    teacher=posting.teacher.name,
                    host=other.host.name,
                    starts=other.starts_on,
                    ends=last_day(other),
                )


def _place_in_groups(postings: Sequence[Posting]) -> None:
    """Note the group inside which both schools are when a posting starts, campuses with theirs."""
    schools = {school.legal_key for one in postings for school in (one.home, one.host)}
    teams: dict[int, list[Membership]] = {}
    found = Membership.objects.filter(school__in=schools).select_related("group__unit")
    for membership in found.order_by("group__unit__code"):
        teams.setdefault(membership.school_id, []).append(membership)
    for posting in postings:
        homes, hosts = (teams.get(one.legal_key, ()) for one in (posting.home, posting.host))
        there = {one.group_id for one in hosts if one.interval.contains(posting.starts_on)}
        shared = (one.group for one in homes if one.interval.contains(posting.starts_on))
        posting.group = next((group for group in shared if group.pk in there), None)


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


def _send(postings: Sequence[Posting]) -> list[Changed]:
    """Let the rosters tell who is out, and return how their rows have changed."""
    teachers = [posting.teacher for posting in postings]
    before = teacher_rows(teachers)
    for posting in postings:
        teacher = posting.teacher
        if posting.mode == Mode.TRANSFER:
            teacher.school, teacher.at_school_since = posting.host, posting.starts_on
        else:
            teacher.posted_to = posting.host
            teacher.posted_from = posting.starts_on
            teacher.posted_until = last_day(posting)
        teacher.last_exchanged = posting.starts_on
    Teacher.objects.bulk_update(teachers, TOLD, batch_size=100)
    return teachers_changed(teachers, before=before)


def last_day(posting: Posting) -> date:
    """Return the last day on which the teacher is at the host school: what rosters hold."""
    return posting.end - timedelta(days=1)
