from django.utils.translation import gettext as _

from manyuan.engagements.signups.kinds import public_kinds
from manyuan.engagements.signups.models import Registration, SignUp
from manyuan.seats.enums import Role, UnitKind
from manyuan.seats.models import Seat, Unit
from manyuan.seats.permissions import YES, Answer, no, works_for_bureau


def may_open_list(seat: Seat, kind: str, code: str) -> Answer:
    """Who may change an engagement may let the public sign up for it; its kind knows who that is.

    What runs by itself changes no list, but may delete what is due.
    """
    known = public_kinds().get(kind)
    if known is None:
        return no(_("这类活动不能公开报名。"))
    return known.may_open(seat, code)


def may_keep_list(seat: Seat, sign_up: SignUp) -> Answer:
    """Who may open a list keeps it: changes it, reads who signed up, refuses and erases."""
    return may_open_list(seat, sign_up.kind, sign_up.code)


def may_sign_up(seat: Seat) -> Answer:
    """The public signs up, from its own pages."""
    if seat.is_any_of(Role.PUBLIC):
        return YES
    return no(_("报名请在公开页面办理。"))


def may_change_registration(seat: Seat, registration: Registration) -> Answer:
    """Whoever has the code, and who keeps the list; that the code is right is looked at apart."""
    if seat.is_any_of(Role.PUBLIC):
        return YES
    return may_keep_list(seat, registration.sign_up)


def may_see_lists(seat: Seat) -> Answer:
    """Lists with their numbers are for those who answer for schools; names for their keepers."""
    if seat.is_any_of(Role.TEACHER, Role.PUBLIC) or seat.person_id is None:
        return no(_("公开报名由教育局、集团办公室和校长管理。"))
    return YES


def may_purge(seat: Seat, sign_up: SignUp) -> Answer:
    """What runs in the background deletes what is due, and so may who keeps the list."""
    if works_for_bureau(seat):
        return YES
    return may_keep_list(seat, sign_up)


def may_publish(seat: Seat, unit: Unit) -> Answer:
    """The bureau publishes any page; who runs a group or a school, that very page."""
    if works_for_bureau(seat) and unit.kind != UnitKind.PARTNER:
        return YES
    own = seat.is_any_of(Role.GROUP_OFFICE, Role.PRINCIPAL) and seat.unit_id == unit.pk
    return YES if own else no(_("公开页面由教育局、集团办公室和校长为本单位开通。"))


def may_see_pages(seat: Seat) -> Answer:
    """Who may publish something sees what is published."""
    if works_for_bureau(seat) or seat.is_any_of(Role.GROUP_OFFICE, Role.PRINCIPAL):
        return YES
    return no(_("公开页面由教育局、集团办公室和校长管理。"))
