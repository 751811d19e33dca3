from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.engagements.kinds.posting.enums import ReportKind
from manyuan.engagements.kinds.posting.models.postings import Posting
from manyuan.seats.models import Seat, Unit

LONGEST_REPORT = 2000


class PostingReport(models.Model):
    """How a posting goes, told half way and at its end; what is told anew takes its place."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    posting = models.ForeignKey(Posting, models.PROTECT, related_name="reports")
    kind = models.CharField(_("报告类别"), max_length=10, choices=ReportKind)
    on = models.DateField(_("报告日期"))
    text = models.TextField(_("报告内容"), max_length=LONGEST_REPORT)
    by = models.ForeignKey(Seat, models.PROTECT, related_name="+", verbose_name=_("报告人"))

    objects: ClassVar[models.Manager["PostingReport"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["posting", "kind"],
                name="posting_has_one_report_of_a_kind",
                violation_error_message=_("这份报告已经有了，请修改原来的一份。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.posting} · {self.get_kind_display()}"
