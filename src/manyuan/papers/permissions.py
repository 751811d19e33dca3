from django.utils.translation import gettext as _

from manyuan.papers.kinds import PaperKind
from manyuan.papers.models import IssuedPaper
from manyuan.papers.readers import units_read_by
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat, Unit
from manyuan.seats.permissions import YES, Answer, no, works_for_bureau

READERS = (
    Role.BUREAU_OFFICER,
    Role.AUDITOR,
    Role.GROUP_OFFICE,
    Role.PRINCIPAL,
    Role.COMMAND_LINE,
    Role.JOB,
)
WHOLE_BUREAU = (Role.BUREAU_OFFICER, Role.AUDITOR, Role.COMMAND_LINE, Role.JOB)


def may_see_papers(seat: Seat) -> Answer:
    """Who answers for schools reads what was issued, as far as it concerns the own ones."""
    if seat.is_any_of(*READERS):
        return YES
    return no(_("文书由教育局、集团办公室和校长查看。"))


def may_see_paper(seat: Seat, kind: PaperKind, paper: IssuedPaper) -> Answer:
    """The bureau reads all, a unit its own, a school what is open to members of its group."""
    if seat.is_any_of(*WHOLE_BUREAU):
        return YES
    if kind.for_all and seat.is_any_of(*READERS):
        return YES
    own = seat.is_any_of(Role.GROUP_OFFICE, Role.PRINCIPAL) and seat.unit_id == paper.unit_id
    if own or (kind.for_members and paper.unit_id in units_read_by(seat)):
        return YES
    return no(_("您的席位不能查看这份文书。"))


def may_write(seat: Seat, kind: PaperKind, unit: Unit) -> Answer:
    """The bureau writes any paper, a group's office the texts of its own group's."""
    if works_for_bureau(seat):
        return YES
    if seat.is_any_of(Role.GROUP_OFFICE) and seat.unit_id == unit.pk and kind.texts:
        return YES
    return may_issue(seat, kind, unit)


def may_issue(seat: Seat, kind: PaperKind, unit: Unit) -> Answer:
    """The bureau issues any paper; a group's office what its kind leaves to the group."""
    if works_for_bureau(seat):
        return YES
    if not kind.by_group:
        return no(_("这种文书由教育局签发。"))
    if seat.is_any_of(Role.GROUP_OFFICE) and seat.unit_id == unit.pk:
        return YES
    return no(_("这种文书由教育局和本集团办公室签发。"))


def may_keep_templates(seat: Seat) -> Answer:
    """Templates are the bureau's."""
    return YES if works_for_bureau(seat) else no(_("文书模板由教育局维护。"))


def may_issue_many(seat: Seat) -> Answer:
    """Only the bureau issues for all groups at once."""
    return YES if works_for_bureau(seat) else no(_("批量签发由教育局办理。"))
