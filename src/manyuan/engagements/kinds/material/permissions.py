from django.utils.translation import gettext as _

from manyuan.directory.models import School
from manyuan.directory.visibility import schools_in_charge
from manyuan.engagements.kinds.material.models import Material, MaterialUse
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.seats.permissions import YES, Answer, no, works_for_bureau

SHARES = (Role.GROUP_OFFICE, Role.PRINCIPAL, Role.TEACHER)


def may_list_materials(seat: Seat) -> Answer:
    """Materials are for whoever sits in the bureau, its groups or its schools."""
    if works_for_bureau(seat) or seat.is_any_of(Role.AUDITOR, *SHARES):
        return YES
    return no(_("共享资料对教育局、集团和学校开放。"))


def may_share_materials(seat: Seat) -> Answer:
    """The bureau, group offices, principals and teachers share what a school has made."""
    if works_for_bureau(seat) or seat.is_any_of(*SHARES):
        return YES
    return no(_("资料由教师、校长、集团办公室和教育局共享，其他席位只能查看。"))


def may_act_for(seat: Seat, school: School) -> Answer:
    """Whoever sits at a school or its group shares, and reports uses, for that school."""
    answer = may_share_materials(seat)
    if not answer or works_for_bureau(seat):
        return answer
    if school.pk in (schools_in_charge(seat) or frozenset()):
        return YES
    return no(_("只能为本校或本集团的学校办理。"))


def may_change_material(seat: Seat, material: Material) -> Answer:
    """The author, the school, its group's office or the bureau changes a material."""
    answer = may_act_for(seat, material.school)
    if answer and (not seat.is_any_of(Role.TEACHER) or is_author(seat, material)):
        return YES
    return no(_("资料由作者本人、提供学校、所在集团办公室或教育局改动。"))


def is_author(seat: Seat, material: Material) -> bool:
    """Say whether the seat is that of the teacher who made the material."""
    author = material.author
    return (
        author is not None and seat.person_id is not None and (author.account_id == seat.person_id)
    )


def may_take_back(seat: Seat, use: MaterialUse) -> Answer:
    """A use is taken back by the using school, its group's office or the bureau."""
    answer = may_act_for(seat, use.school)
    own = use.teacher is not None and use.teacher.account_id == seat.person_id
    if answer and (own or not seat.is_any_of(Role.TEACHER)):
        return YES
    return no(_("使用登记由使用教师本人、使用学校、所在集团办公室或教育局撤销。"))
