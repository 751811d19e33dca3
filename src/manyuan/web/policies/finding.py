"""What an address of the policy documents names, open to who may see it."""

from django.http import Http404
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.documents.models import Document
from manyuan.policies.models import PolicyDocument
from manyuan.policies.permissions import may_change_policy, may_see_policies
from manyuan.policies.queries.documents import file_of, policy
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


def policy_at(seat: Seat, number: int) -> PolicyDocument:
    """Return the document with a number; one that the seat may not see is as good as none."""
    require(may_see_policies(seat))
    found = policy(seat, number)
    if found is None:
        raise Http404(_("没有这份政策文件，或者您的席位不能查看它。"))
    return found


def policy_to_change(seat: Seat, number: int) -> PolicyDocument:
    """Return a document that the seat may revise and repeal."""
    found = policy_at(seat, number)
    require(may_change_policy(seat, found))
    return found


def file_at(seat: Seat, number: int, version: int) -> Document:
    """Return the file of a version."""
    require(may_see_policies(seat))
    found = file_of(seat, number, version)
    if found is None:
        raise Http404(_("没有这一版文件，或者您的席位不能查看它。"))
    return found
