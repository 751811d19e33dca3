from manyuan.directory.models import School
from manyuan.directory.visibility import schools_in_charge
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.seats.permissions import YES, Answer, no, works_for_bureau


def may_list_loans(_seat: Seat) -> Answer:
    return YES


def may_lend(seat: Seat, giver: School) -> Answer:
    own = schools_in_charge(seat) or frozenset()
    if works_for_bureau(seat) or (seat.is_any_of(Role.PRINCIPAL) and giver.pk in own):
        return YES
    return no("图书由借出学校的校长或教育局安排。")
