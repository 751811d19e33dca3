from datetime import date

from django.db import transaction

from manyuan.directory.models import Teacher
from manyuan.engagements.enums import FlowStatus
from manyuan.engagements.kinds.posting.actions.arranging import (
    PostingFacts,
    begin,
    last_day,
    require_between,
)
from manyuan.engagements.kinds.posting.actions.replanning import (
    replan_later_years,
    replan_without,
    require_of_the_plan,
)
from manyuan.engagements.kinds.posting.enums import FULL_TIME, EndReason, Mode, PostingState
from manyuan.engagements.kinds.posting.errors import (
    AlreadyPosted,
    EndsOutsideThePosting,
    ExtensionIsNotLater,
    PostingHasBegun,
    PostingIsOver,
    ReasonMissing,
    ReplacedByThemselves,
    TransferStays,
)
from manyuan.engagements.kinds.posting.models import Posting
from manyuan.engagements.kinds.posting.occasions import keep_occasions_of
from manyuan.engagements.kinds.posting.permissions import may_change_posting
from manyuan.engagements.kinds.posting.rows import (
    exchanged_before,
    posting_changed,
    posting_row,
    teacher_rows,
    teachers_changed,
)
from manyuan.history.actions import Changed, record
from manyuan.kernel.clock import today
from manyuan.kernel.reasons import given
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@transaction.atomic
def end_posting_early(*, by: Seat, posting: Posting, on: date, reason: str) -> Posting:
    """A teacher returns before the term is over; what was taught until then stays recorded."""
    locked = _taken(by, posting, reason)
    if not locked.starts_on < on < locked.ends_on:
        raise EndsOutsideThePosting(starts=locked.starts_on, ends=locked.ends_on)
    changes = finish(locked, on=on, why=EndReason.EARLY, explanation=reason)
    changes += replan_without(by, locked)
    _record(by, "posting.ended", locked, changes, on=on, reason=reason.strip())
    return locked


@transaction.atomic
def extend_posting(*, by: Seat, posting: Posting, until: date, reason: str) -> Posting:
    """A teacher stays longer than was arranged."""
    locked = _taken(by, posting, reason)
    if until <= locked.ends_on:
        raise ExtensionIsNotLater(ends=last_day(locked))
    _require_free(locked, until)
    before, before_end = posting_row(locked), locked.ends_on
    locked.ends_on, locked.explanation = until, reason.strip()
    locked.full_clean()
    locked.save()
    locked.flow.ends_on = until
    locked.flow.save()
    keep_occasions_of([locked])
    changes = [posting_changed(locked, before=before), *_roster(locked)]
    changes += replan_later_years(by, locked, since=SchoolYear.on(before_end))
    _record(by, "posting.extended", locked, changes, until=last_day(locked), reason=reason.strip())
    return locked


@transaction.atomic
def replace_posting(
    *, by: Seat, posting: Posting, teacher: Teacher, on: date, reason: str
) -> Posting:
    """Another teacher takes over the rest of a posting."""
    locked = _taken(by, posting, reason)
    if teacher.pk == locked.teacher_id:
        raise ReplacedByThemselves(teacher=teacher.name)
    if not locked.starts_on <= on < locked.ends_on:
        raise EndsOutsideThePosting(starts=locked.starts_on, ends=locked.ends_on)
    require_between(by, teacher, locked.host)
    require_of_the_plan(locked, teacher)
    ended = finish(locked, on=on, why=EndReason.REPLACED, explanation=reason)
    facts = PostingFacts(
        teacher=teacher,
        host=locked.host,
        mode=locked.mode,
        starts_on=on,
        ends_on=locked.ends_on,
        weekly_hours=locked.weekly_hours,
        move=locked.move,
        replaces=locked,
    )
    following, begun = begin(by, facts)
    changes = [*ended, *begun, *replan_without(by, locked, successor=following)]
    said = {"on": on, "successor": teacher.name, "reason": reason.strip()}
    _record(by, "posting.replaced", locked, changes, **said)
    return following


@transaction.atomic
def cancel_posting(*, by: Seat, posting: Posting, reason: str) -> Posting:
    """A posting that has not begun is called off."""
    locked = _taken(by, posting, reason)
    if locked.starts_on <= today():
        raise PostingHasBegun(teacher=locked.teacher.name, starts=locked.starts_on)
    changes = finish(locked, on=locked.starts_on, why=EndReason.EARLY, explanation=reason)
    changes += replan_without(by, locked)
    _record(by, "posting.cancelled", locked, changes, reason=reason.strip())
    return locked


def finish(posting: Posting, *, on: date, why: EndReason, explanation: str) -> list[Changed]:
    """End a posting on a day, or call it off where that is before it began.

    A step of several actions: whoever calls it holds the bureau's lock and writes the record.
    """
    before = posting_row(posting)
    never_began = on <= posting.starts_on
    posting.state = PostingState.CANCELLED if never_began else PostingState.ENDED
    posting.ended_on = posting.starts_on if never_began else on
    posting.end_reason, posting.explanation = why, explanation.strip()
    posting.full_clean()
    posting.save()
    posting.flow.ends_on = posting.ended_on
    posting.flow.status = FlowStatus.CANCELLED if never_began else FlowStatus.HELD
    posting.flow.save()
    keep_occasions_of([posting])
    return [posting_changed(posting, before=before), *_roster(posting)]


def _roster(posting: Posting) -> list[Changed]:
    """Bring the roster's row up to date where it is this posting that it tells of."""
    teacher = Teacher.objects.select_for_update(of=("self",)).get(pk=posting.teacher_id)
    tells = teacher.posted_to_id == posting.host_id and teacher.posted_from == posting.starts_on
    if posting.mode not in FULL_TIME or not tells:
        return []
    before = teacher_rows([teacher])
    if posting.state == PostingState.CANCELLED:
        _tell_of_the_one_before(teacher, posting)
    else:
        teacher.posted_until = last_day(posting)
    teacher.save()
    return teachers_changed([teacher], before=before)


def _tell_of_the_one_before(teacher: Teacher, cancelled: Posting) -> None:
    """Let the roster say what it would without a posting that never began."""
    others = Posting.objects.filter(teacher=teacher, mode__in=FULL_TIME - {Mode.TRANSFER})
    before = others.exclude(state=PostingState.CANCELLED).order_by("starts_on").last()
    if before is not None:
        teacher.posted_to, teacher.posted_from = before.host, before.starts_on
        teacher.posted_until, teacher.last_exchanged = last_day(before), before.starts_on
        return
    teacher.posted_to = teacher.posted_from = teacher.posted_until = None
    teacher.last_exchanged = exchanged_before(teacher, cancelled)


def _require_free(posting: Posting, until: date) -> None:
    """Keep an extension from running into another posting, but for those that a re-plan moves."""
    others = Posting.objects.filter(
        teacher=posting.teacher,
        mode__in=FULL_TIME,
        state=PostingState.ARRANGED,
        move=None,
        starts_on__gte=posting.ends_on,
        starts_on__lt=until,
    )
    first = others.select_related("host__unit").order_by("starts_on").first()
    if posting.mode in FULL_TIME and first is not None:
        raise AlreadyPosted(
            teacher=posting.teacher.name,
            host=first.host.name,
            starts=first.starts_on,
            ends=first.end,
        )


def _taken(by: Seat, posting: Posting, reason: str) -> Posting:
    require(may_change_posting(by, posting))
    lock_bureau(by)
    given(reason, missing=ReasonMissing)
    locked = (
        Posting.objects.select_for_update(of=("self",))
        .select_related("teacher__school__unit", "home__unit", "host__unit", "flow", "move")
        .get(pk=posting.pk)
    )
    if locked.mode == Mode.TRANSFER:
        raise TransferStays(teacher=locked.teacher.name)
    if locked.state != PostingState.ARRANGED or locked.end <= today():
        state = locked.get_state_display() if locked.state != PostingState.ARRANGED else ENDED
        raise PostingIsOver(teacher=locked.teacher.name, state=state)
    return locked


ENDED = PostingState.ENDED.label


def _record(by: Seat, code: str, posting: Posting, changes: list[Changed], **said: object) -> None:
    record(
        by=by,
        code=code,
        changes=changes,
        teacher=posting.teacher.name,
        host=posting.host.name,
        **said,
    )
