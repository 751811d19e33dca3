from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.directory.models import School, Teacher
from manyuan.engagements.kinds.research.models.research import Research
from manyuan.seats.models import Unit


class Participation(models.Model):
    """A school takes part in an activity: how many of its teachers were invited, how many came."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    research = models.ForeignKey(Research, models.PROTECT, related_name="participations")
    school = models.ForeignKey(
        School,
        models.PROTECT,
        related_name="research_participations",
        verbose_name=_("参加学校"),
    )
    expected = models.PositiveIntegerField(
        _("预计人数"), default=1, validators=[MinValueValidator(1)]
    )
    attended = models.PositiveIntegerField(_("到会人数"), null=True, blank=True)
    teachers = models.ManyToManyField(
        Teacher, blank=True, related_name="research_participations", verbose_name=_("参加教师")
    )

    objects: ClassVar[models.Manager["Participation"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["school__unit__code"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["research", "school"],
                name="participation_once_a_school",
                violation_error_message=_("同一所学校只能参加一次。"),
            ),
            models.CheckConstraint(
                condition=Q(expected__gte=1),
                name="participation_expects_somebody",
                violation_error_message=_("预计人数至少为 1。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.school} {self.expected if self.attended is None else self.attended}"
