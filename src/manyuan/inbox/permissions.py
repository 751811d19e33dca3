from django.utils.translation import gettext as _

from manyuan.inbox.matters import matters
from manyuan.seats.models import Seat
from manyuan.seats.permissions import YES, Answer, no


def may_have_tasks(seat: Seat) -> Answer:
    """Say whether anything can ever wait for the seat; auditors read and do nothing."""
    if any(seat.role in matter.roles for matter in matters().values()):
        return YES
    return no(_("督导审计只查看，没有需要办理的事项。"))
