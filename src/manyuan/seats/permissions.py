from dataclasses import dataclass

from django.utils.translation import gettext as _

from manyuan.kernel.errors import Refused
from manyuan.seats.enums import Role
from manyuan.seats.models import Person, Seat
from manyuan.seats.scope import before_any_seat


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a seat may do something, with the reason when it may not."""

    ok: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.ok


YES = Answer(ok=True)


def no(reason: str) -> Answer:
    """Answer no, with the sentence that the page shows."""
    return Answer(ok=False, reason=reason)


def require(answer: Answer) -> None:
    """Raise ``Refused`` with the reason unless the answer is yes."""
    if not answer.ok:
        raise Refused(reason=answer.reason)


def works_for_bureau(seat: Seat) -> bool:
    """Say whether the seat acts for the bureau itself."""
    return seat.is_any_of(Role.BUREAU_OFFICER, Role.COMMAND_LINE, Role.JOB)


def may_manage_people(seat: Seat) -> Answer:
    """Only the bureau opens accounts and grants seats."""
    if works_for_bureau(seat):
        return YES
    return no(_("只有教育局干部可以管理账号和席位。"))


def may_manage_account(seat: Seat, person: Person) -> Answer:
    """An account that also serves another bureau is not one bureau's to reset or close."""
    answer = may_manage_people(seat)
    if not answer:
        return answer
    with before_any_seat():
        bureaus = set(Seat.objects.filter(person=person).values_list("bureau_id", flat=True))
    if seat.bureau_id not in bureaus:
        return no(_("这个账号不属于本教育局。"))
    if bureaus != {seat.bureau_id}:
        return no(_("这个账号同时在其他教育局有席位，请由系统管理员办理。"))
    return YES


def may_see_history(seat: Seat) -> Answer:
    """The bureau and its auditors read who did what."""
    if works_for_bureau(seat) or seat.is_any_of(Role.AUDITOR):
        return YES
    return no(_("只有教育局干部和督导审计可以查看历史。"))
