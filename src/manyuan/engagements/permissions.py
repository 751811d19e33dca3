from django.utils.translation import gettext as _

from manyuan.directory.visibility import SEES_WHOLE_BUREAU, schools_in_charge
from manyuan.seats.enums import Role, UnitKind
from manyuan.seats.models import Seat, Unit
from manyuan.seats.permissions import YES, Answer, no

SEES_SUMS = (*SEES_WHOLE_BUREAU, Role.GROUP_OFFICE, Role.PRINCIPAL)


def may_see_flow_sums(seat: Seat) -> Answer:
    """Sums over flows are for who answers for a school, a group or the bureau.

    A teacher sees the own flows one by one; sums of them would pass for the school's.
    """
    if seat.is_any_of(*SEES_SUMS):
        return YES
    return no(_("流向、覆盖和收支的统计对校长、集团办公室和教育局开放；本人的流动见“全部流动”。"))


def may_see_flows_of(seat: Seat, unit: Unit) -> Answer:
    """What a school or a group gives and receives is open to itself, its group and the bureau."""
    answer = may_see_flow_sums(seat)
    if not answer:
        return answer
    in_charge = schools_in_charge(seat)
    if in_charge is None or unit.pk == seat.unit_id:
        return YES
    if unit.kind == UnitKind.SCHOOL and unit.pk in in_charge:
        return YES
    return no(_("其他单位给出和接受的流动，只有教育局、督导审计和所在集团可以查看。"))
