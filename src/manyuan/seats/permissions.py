from dataclasses import dataclass

from django.utils.translation import gettext as _

from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from manyuan.seats.enums import HAS_DEPUTIES, Role, UnitKind
from manyuan.seats.models import Person, Seat, Unit
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
    """Only the bureau opens accounts and grants seats, and no deputy in its place."""
    if seat.stands_in_for_id is not None:
        return no(_("代理期间不能管理账号和席位，请由教育局干部本人办理。"))
    if works_for_bureau(seat):
        return YES
    return no(_("只有教育局干部可以管理账号和席位。"))


def may_manage_account(seat: Seat, person: Person) -> Answer:
    """An account that also serves another bureau is not one bureau's to reset or close."""
    answer = may_manage_people(seat)
    if not answer:
        return answer
    answers_for = _bureaus_of(person)
    if seat.bureau_id not in answers_for:
        return no(_("这个账号不属于本教育局。"))
    if len(answers_for) > 1 and not seat.is_any_of(Role.COMMAND_LINE):
        return no(_("这个账号同时在其他教育局有席位，请由系统管理员办理。"))
    return YES


def _bureaus_of(person: Person) -> set[int]:
    """Return where the person sits or will sit; of someone who left, where they sat."""
    with before_any_seat():
        seats = list(Seat.objects.filter(person=person))
    live = {seat.bureau_id for seat in seats if seat.ends_on is None or seat.ends_on > today()}
    return live or {seat.bureau_id for seat in seats}


def may_seat(seat: Seat, person: Person) -> Answer:
    """A bureau seats its own people: nobody else's account is drawn in without being asked."""
    answer = may_manage_people(seat)
    if not answer or Seat.objects.filter(bureau_id=seat.bureau_id, person=person).exists():
        return answer
    return no(_("这个账号不属于本教育局。"))


def may_end_seat(seat: Seat, ended: Seat) -> Answer:
    """The bureau ends any seat but the one from which it asks."""
    if seat.pk == ended.pk:
        return no(_("不能结束自己正在使用的席位，请由另一位教育局干部办理。"))
    return may_manage_people(seat)


def may_change_own_password(seat: Seat) -> Answer:
    """Only seats of people have a password."""
    if seat.person_id is not None:
        return YES
    return no(_("这个席位没有账号，也就没有密码。"))


def may_name_deputy(seat: Seat) -> Answer:
    """Who runs a school, a group's office or the bureau lets somebody stand in while away."""
    if seat.stands_in_for_id is not None:
        return no(_("代理期间不能再请别人代理。"))
    if seat.is_any_of(*HAS_DEPUTIES):
        return YES
    return no(_("只有校长、集团办公室和教育局干部可以请人代理。"))


def may_end_deputy(seat: Seat, deputy: Seat) -> Answer:
    """Who was away comes back, the deputy hands back, or the bureau ends it."""
    if deputy.stands_in_for_id is None:
        return no(_("这个席位不是代理席位。"))
    if seat.pk in {deputy.pk, deputy.stands_in_for_id} or may_manage_people(seat):
        return YES
    return no(_("代理由本人、代理人或教育局干部结束。"))


def may_see_history(seat: Seat) -> Answer:
    """The bureau and its auditors read who did what."""
    if works_for_bureau(seat) or seat.is_any_of(Role.AUDITOR):
        return YES
    return no(_("只有教育局干部和督导审计可以查看历史。"))


def may_see_history_of_unit(seat: Seat, kind: UnitKind, code: str) -> Answer:
    """Who sits at a school, group or partner also reads what was done to that very unit."""
    if seat.unit.kind == kind and seat.unit.code == code:
        return YES
    answer = may_see_history(seat)
    return answer or no(_("只有教育局、督导审计和本单位可以查看这条记录的历史。"))


def may_keep_links(seat: Seat, role: Role, unit: Unit) -> Answer:
    """The bureau gives out links; who runs a group or a school, the calendars of that very unit."""
    if works_for_bureau(seat):
        return YES
    if role != Role.CALENDAR_LINK:
        return no(_("合作单位的链接由教育局开通和撤销。"))
    if seat.is_any_of(Role.GROUP_OFFICE, Role.PRINCIPAL) and seat.unit_id == unit.pk:
        return YES
    return no(_("订阅日历由教育局、集团办公室和校长为本单位开通和撤销。"))
