from django.utils.translation import gettext as _

from manyuan.directory.models import School
from manyuan.directory.visibility import schools_in_charge
from manyuan.engagements.kinds.exchange.models import PupilExchange, Sending
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.seats.permissions import YES, Answer, no, works_for_bureau

ARRANGES = (Role.GROUP_OFFICE, Role.PRINCIPAL)


def may_list_exchanges(seat: Seat) -> Answer:
    """Exchanges are for whoever sits in the bureau, its groups or its schools."""
    if works_for_bureau(seat) or seat.is_any_of(Role.AUDITOR, Role.TEACHER, *ARRANGES):
        return YES
    return no(_("学生交换对教育局、集团和学校开放。"))


def may_offer_exchanges(seat: Seat) -> Answer:
    """The bureau, group offices and principals offer places."""
    if works_for_bureau(seat) or seat.is_any_of(*ARRANGES):
        return YES
    return no(_("学生交换由校长、集团办公室和教育局办理，其他席位只能查看。"))


def may_act_for(seat: Seat, school: School) -> Answer:
    """A principal acts for the own school, a group office for its members."""
    answer = may_offer_exchanges(seat)
    if not answer or works_for_bureau(seat):
        return answer
    if school.pk in (schools_in_charge(seat) or frozenset()):
        return YES
    return no(_("这里由{school}、所在集团办公室或教育局办理。").format(school=school.name))


def may_change_exchange(seat: Seat, exchange: PupilExchange) -> Answer:
    """The host, its group's office or the bureau changes, starts and ends an exchange."""
    return may_act_for(seat, exchange.host)


def may_answer(seat: Seat, sending: Sending) -> Answer:
    """The host takes pupils in, or does not."""
    return may_act_for(seat, sending.exchange.host)
