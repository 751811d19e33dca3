from django.utils.translation import gettext as _

from manyuan.policies.enums import KINDS_OF_GROUPS, PolicyKind
from manyuan.policies.models import PolicyDocument
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.seats.permissions import YES, Answer, no, works_for_bureau

WHOLE_BUREAU = (Role.BUREAU_OFFICER, Role.AUDITOR, Role.COMMAND_LINE, Role.JOB)
READERS = (*WHOLE_BUREAU, Role.GROUP_OFFICE, Role.PRINCIPAL)


def may_see_policies(seat: Seat) -> Answer:
    """The bureau reads all; who runs a group or a school the district's and its groups' own."""
    if seat.is_any_of(*READERS):
        return YES
    return no(_("政策文件由教育局、集团办公室和校长查看。"))


def may_file_policies(seat: Seat) -> Answer:
    """The bureau files what it lays down, a group's office its group's charter and rules."""
    if works_for_bureau(seat) or seat.is_any_of(Role.GROUP_OFFICE):
        return YES
    return no(_("政策文件由教育局和集团办公室归档。"))


def may_file(seat: Seat, kind: str) -> Answer:
    """A group lays down its charter and supporting rules, for itself alone."""
    answer = may_file_policies(seat)
    if not answer or works_for_bureau(seat) or kind in KINDS_OF_GROUPS:
        return answer
    labels = _("、").join(str(one.label) for one in PolicyKind if one in KINDS_OF_GROUPS)
    return no(_("集团办公室只归档本集团的{kinds}，其余由教育局归档。").format(kinds=labels))


def may_change_policy(seat: Seat, document: PolicyDocument) -> Answer:
    """The bureau revises and repeals any document, a group's office what it has filed."""
    if works_for_bureau(seat):
        return YES
    if seat.is_any_of(Role.GROUP_OFFICE) and document.keeper_id == seat.unit_id:
        return YES
    return no(_("这份文件由归档单位和教育局修订、废止。"))
