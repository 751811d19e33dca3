from django.utils.translation import gettext as _

from manyuan.seats.models import Seat
from manyuan.seats.permissions import YES, Answer, no, works_for_bureau


def may_keep_sendings(seat: Seat) -> Answer:
    """What leaves the product, and which robots speak, is the bureau's to look after."""
    if works_for_bureau(seat):
        return YES
    return no(_("邮件与通知由教育局干部管理。"))
