from collections import Counter
from collections.abc import Sequence

from django.db import transaction

from manyuan.directory.errors import ReasonMissing
from manyuan.directory.models import School, Teacher
from manyuan.directory.rows import changed, row_of
from manyuan.directory.sheets import TEACHER_STORE
from manyuan.history.actions import record
from manyuan.kernel.clock import now
from manyuan.offers.actions.teachers import lock_teacher
from manyuan.offers.errors import TooManyWishes, WishNotPossible, WishTwice
from manyuan.offers.models import Statement, Window
from manyuan.offers.permissions import may_speak_for
from manyuan.offers.queries.schools import wishable_schools
from manyuan.offers.queries.teachers import statement_of
from manyuan.offers.rows import STATEMENTS
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

MOST = 10


@transaction.atomic
def state_wishes(
    *,
    by: Seat,
    teacher: Teacher,
    window: Window,
    wishes: Sequence[str],
    refuses: Sequence[str],
    reason: str = "",
) -> Teacher:
    """A teacher says where to go, best first, and where not, with the reason for refusing."""
    lock_bureau(by)
    locked = lock_teacher(by, teacher)
    require(may_speak_for(by, locked, window))
    _check(wishes, refuses, {s.code: s for s in wishable_schools(by, locked, window)})
    if refuses and not reason.strip():
        raise ReasonMissing
    before = row_of(TEACHER_STORE, locked)
    locked.wishes, locked.refuses = ";".join(wishes), ";".join(refuses)
    locked.full_clean(exclude=["account"])
    locked.save(update_fields=["wishes", "refuses"])
    said = statement_of(locked, window)
    said_before = STATEMENTS.row(said) if said else None
    said = said or Statement(bureau_id=by.bureau_id, window=window, teacher=locked)
    said.reason, said.stated_at = reason.strip() if refuses else "", now()
    said.full_clean()
    said.save()
    record(
        by=by,
        code="wishes.stated",
        changes=[
            changed(TEACHER_STORE, locked, before=before),
            STATEMENTS.changed(said, before=said_before),
        ],
        name=locked.name,
        wishes=len(wishes),
        refuses=len(refuses),
    )
    return locked


def _check(wishes: Sequence[str], refuses: Sequence[str], possible: dict[str, School]) -> None:
    both = [*wishes, *refuses]
    if count := next((len(codes) for codes in (wishes, refuses) if len(codes) > MOST), 0):
        raise TooManyWishes(most=MOST, count=count)
    if text := next((code for code in both if code not in possible), ""):
        raise WishNotPossible(text=text)
    if twice := next((code for code, times in Counter(both).items() if times > 1), ""):
        raise WishTwice(school=possible[twice].name)
