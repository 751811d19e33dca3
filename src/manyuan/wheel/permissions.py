from django.utils.translation import gettext as _

from manyuan.seats.enums import Role
from manyuan.seats.models import Seat, Unit
from manyuan.seats.permissions import YES, Answer, no, works_for_bureau


def may_see_wheel(seat: Seat) -> Answer:
    """Who works through the year sees it: the bureau, its auditors, groups and principals."""
    if works_for_bureau(seat) or seat.is_any_of(Role.AUDITOR, Role.GROUP_OFFICE, Role.PRINCIPAL):
        return YES
    return no(_("学年工作对教育局、督导审计、集团办公室和校长开放。"))


def may_see_whole_wheel(seat: Seat) -> bool:
    """Say whether the seat sees how far every unit is."""
    return bool(works_for_bureau(seat) or seat.is_any_of(Role.AUDITOR))


def may_keep_wheel(seat: Seat) -> Answer:
    """The bureau opens years, sets days and leaves steps out."""
    if works_for_bureau(seat):
        return YES
    return no(_("学年由教育局开启，截止日期也由它确定。"))


def may_tick(seat: Seat, unit: Unit) -> Answer:
    """A group's office ticks for its group, the bureau for all."""
    if works_for_bureau(seat) or (seat.is_any_of(Role.GROUP_OFFICE) and seat.unit_id == unit.pk):
        return YES
    return no(_("这一步由{unit}或教育局勾选。").format(unit=unit.name))
