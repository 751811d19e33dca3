from django.db import models
from django.utils.translation import gettext_lazy as _

from manyuan.kernel.clock import now
from manyuan.notices.enums import SendingState

LONGEST_ERROR = 120


class Sending(models.Model):
    """Something that leaves the product, tried until it has left or was tried often enough.

    A worker holds a row by the token in ``attempt`` until ``held_until``; see ``sending.py``.
    """

    state = models.CharField(
        _("状态"), max_length=10, choices=SendingState, default=SendingState.WAITING
    )
    made_at = models.DateTimeField(_("形成时间"), default=now)
    due_at = models.DateTimeField(_("发送时间"))
    tries = models.PositiveSmallIntegerField(_("尝试次数"), default=0)
    attempt = models.CharField(max_length=32, blank=True)
    held_until = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(_("办结时间"), null=True, blank=True)
    # What went wrong, in the other side's words cut short: never an address, never a name.
    last_error = models.CharField(_("最近一次失败"), max_length=LONGEST_ERROR, blank=True)

    class Meta:
        abstract = True
