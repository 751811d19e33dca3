from django.utils.translation import gettext as _

from manyuan.directory.models import Group
from manyuan.evaluation.permissions import SEES_INDICATORS
from manyuan.evaluation.scores.models import GroupGrade
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.seats.permissions import YES, Answer, no, works_for_bureau


def may_evaluate(seat: Seat) -> Answer:
    """The bureau weighs, judges and publishes."""
    if works_for_bureau(seat):
        return YES
    return no(_("集团评价由教育局办理。"))


def may_see_drafts(seat: Seat) -> Answer:
    """Until grades are published they are for those who work on them, and for auditors."""
    if works_for_bureau(seat) or seat.is_any_of(Role.AUDITOR):
        return YES
    return no(_("等次公布之前，评分只对教育局和督导审计开放。"))


def may_see_notice(seat: Seat) -> Answer:
    """Published grades are known to whoever sits in the bureau, its groups or its schools."""
    if may_see_drafts(seat) or seat.is_any_of(*SEES_INDICATORS):
        return YES
    return no(_("公布的等次只对教育局、督导审计、集团和学校开放。"))


def may_see_scores(seat: Seat) -> Answer:
    """How a score came about is for those who run a group or a school, or look after them."""
    if may_see_drafts(seat) or seat.is_any_of(Role.GROUP_OFFICE, Role.PRINCIPAL):
        return YES
    return no(_("评分明细只对教育局、督导审计、集团办公室和校长开放；公布的等次人人可看。"))


def may_claim(seat: Seat, group: Group) -> Answer:
    """A group's office says what its own group has."""
    if seat.is_any_of(Role.GROUP_OFFICE) and seat.unit_id == group.pk:
        return YES
    return no(_("自评由本集团办公室填写。"))


def may_tick(seat: Seat, group: Group) -> Answer:
    """Ticks are set by the bureau, and said beforehand by the group's office."""
    if may_evaluate(seat) or may_claim(seat, group):
        return YES
    return no(_("认定由教育局办理，自评由本集团办公室填写。"))


def may_see_grade(seat: Seat, grade: GroupGrade) -> Answer:
    """A group's score is for its office and for the principals of the schools in it."""
    if may_see_drafts(seat) or _is_of(seat, grade):
        return YES
    return no(_("一个集团的评分明细只对它的办公室和成员校校长开放。"))


def may_appeal(seat: Seat, grade: GroupGrade) -> Answer:
    """Whom a grade concerns may object to it."""
    if _is_of(seat, grade):
        return YES
    return no(_("申诉由本集团办公室或成员校校长提出。"))


def _is_of(seat: Seat, grade: GroupGrade) -> bool:
    if seat.is_any_of(Role.GROUP_OFFICE):
        return bool(seat.unit_id == grade.group_id)
    if not seat.is_any_of(Role.PRINCIPAL):
        return False
    school = legal_unit(seat)
    return any(int(one.school_id) == school for one in grade.schools.all())


def legal_unit(seat: Seat) -> int:
    """Return the legal school of a principal's unit: a campus stands for its school."""
    school = seat.unit.school
    return int(school.legal_key)
