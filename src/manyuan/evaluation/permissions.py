from django.utils.translation import gettext as _

from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.seats.permissions import YES, Answer, no, works_for_bureau


def may_study_impact(seat: Seat) -> Answer:
    """What joining changed rests on every school's results: the bureau and its auditors look."""
    if works_for_bureau(seat) or seat.is_any_of(Role.AUDITOR):
        return YES
    return no(_("集团成效要用到全区各校的结果，只对教育局和督导审计开放。"))


def may_enter_growth(seat: Seat) -> Answer:
    """Only the bureau brings in pupils' rows, and stores what schools added."""
    if works_for_bureau(seat):
        return YES
    return no(_("学生的成绩行由教育局上传；学校只看本校的增值结果。"))


SEES_INDICATORS = (Role.GROUP_OFFICE, Role.PRINCIPAL, Role.TEACHER)


def may_freeze_year(seat: Seat) -> Answer:
    """The bureau alone says on which data a year is evaluated."""
    if works_for_bureau(seat):
        return YES
    return no(_("冻结学年由教育局办理。"))


def may_open_frozen_years(seat: Seat) -> Answer:
    """What a year's data say of every school is for the bureau and its auditors."""
    if works_for_bureau(seat) or seat.is_any_of(Role.AUDITOR):
        return YES
    return no(_("冻结的数据含全区各校的数字，只对教育局和督导审计开放。"))


def may_see_frozen_years(seat: Seat) -> Answer:
    """Whoever sits in the bureau, its groups or its schools knows which years were frozen."""
    if may_open_frozen_years(seat) or seat.is_any_of(*SEES_INDICATORS):
        return YES
    return no(_("集团的指标只对教育局、督导审计、集团办公室和学校开放。"))
