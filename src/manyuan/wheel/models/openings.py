from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.kernel.clock import now
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat, Unit


class Opening(models.Model):
    """A school year that the bureau has opened 开启学年, with what was carried over into it.

    ``made`` lists each row that was made, as it was then, so that the opening can be taken back as
    long as nothing is built upon it.
    """

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("学年"))
    made = models.JSONField(_("结转的内容"), default=list, blank=True)
    opened_by = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=now)

    objects: ClassVar[models.Manager["Opening"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["-year"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["bureau", "year"], name="year_opened_once"),
        ]

    def __str__(self) -> str:
        return str(SchoolYear(self.year))
