"""What an address of the lifecycle names, open to who may see it."""

from django.http import Http404
from django.utils.translation import gettext as _

from manyuan.directory.models import Membership
from manyuan.lifecycle.models import Decision, DecisionFile, Proposal
from manyuan.lifecycle.permissions import may_see_lifecycle
from manyuan.lifecycle.queries.decisions import decision_with_code, file_of, proposal_numbered
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.directory.finding import membership_at

__all__ = ["decision_at", "file_at", "member_at", "proposal_at"]


def decision_at(seat: Seat, code: str) -> Decision:
    """Return the decision of this code."""
    require(may_see_lifecycle(seat))
    found = decision_with_code(seat, code)
    if found is None:
        raise Http404(_("没有编号为 {code} 的决定，或者您的席位不能查看它。").format(code=code))
    return found


def file_at(seat: Seat, code: str, pk: int) -> DecisionFile:
    """Return a file of the decision of this code."""
    found = file_of(seat, decision_at(seat, code), pk)
    if found is None:
        raise Http404(_("这个文件不存在，或者已被移除。"))
    return found


def proposal_at(seat: Seat, number: int) -> Proposal:
    """Return the proposal of this number."""
    require(may_see_lifecycle(seat))
    found = proposal_numbered(seat, number)
    if found is None:
        raise Http404(_("没有这项申请，或者您的席位不能查看它。"))
    return found


def member_at(seat: Seat, pk: int) -> Membership:
    """Return the membership of this number."""
    require(may_see_lifecycle(seat))
    return membership_at(seat, pk)
