"""The object that an address names, or the page that says there is none."""

from django.http import Http404
from django.utils.translation import gettext as _

from manyuan.directory.models import (
    Agreement,
    Expert,
    Group,
    Membership,
    Partner,
    School,
    Studio,
)
from manyuan.directory.queries.groups import group_with_code, memberships_of
from manyuan.directory.queries.partners import (
    agreements_of,
    expert_with_code,
    partner_with_code,
    studio_with_code,
)
from manyuan.directory.queries.schools import school_with_code
from manyuan.seats.models import Link, Seat
from manyuan.seats.queries import link_numbered


def school_at(seat: Seat, code: str) -> School:
    """Return the school of this code."""
    found = school_with_code(seat, code)
    if found is None:
        raise Http404(_("没有代码为 {code} 的学校。").format(code=code))
    return found


def group_at(seat: Seat, code: str) -> Group:
    """Return the group of this code."""
    found = group_with_code(seat, code)
    if found is None:
        raise Http404(_("没有代码为 {code} 的集团。").format(code=code))
    return found


def partner_at(seat: Seat, code: str) -> Partner:
    """Return the partner of this code."""
    found = partner_with_code(seat, code)
    if found is None:
        raise Http404(_("没有代码为 {code} 的合作单位。").format(code=code))
    return found


def membership_at(seat: Seat, pk: int) -> Membership:
    """Return the membership of this number."""
    found = memberships_of(seat).filter(pk=pk).first()
    if found is None:
        raise Http404(_("没有这条成员关系，它可能已被删除。"))
    return found


def expert_at(seat: Seat, code: str) -> Expert:
    """Return the expert of this code."""
    found = expert_with_code(seat, code)
    if found is None:
        raise Http404(_("没有编号为 {code} 的专家。").format(code=code))
    return found


def studio_at(seat: Seat, code: str) -> Studio:
    """Return the doctoral studio of this code."""
    found = studio_with_code(seat, code)
    if found is None:
        raise Http404(_("没有代码为 {code} 的博士工作室。").format(code=code))
    return found


def agreement_at(seat: Seat, pk: int) -> Agreement:
    """Return the agreement of this number."""
    found = agreements_of(seat).filter(pk=pk).first()
    if found is None:
        raise Http404(_("没有这份协议，它可能已被删除。"))
    return found


def link_at(seat: Seat, number: int) -> Link:
    """Return the link of this number."""
    found = link_numbered(seat, number)
    if found is None:
        raise Http404(_("没有编号为 {number} 的链接。").format(number=number))
    return found
