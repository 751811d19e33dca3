from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from manyuan.directory.enums import Stage
from manyuan.directory.models import School
from manyuan.kernel.clock import now, today
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.enums import NeedState
from manyuan.seats.models import Seat, Unit


class Need(models.Model):
    """A school asks for something that an engagement of a kind would give it, within some days.

    ``engagement`` is the code of the one that meets it; what nobody met by its last day has lapsed.
    """

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    code = models.CharField(pgettext_lazy("need", "需求编号"), max_length=32)
    school = models.ForeignKey(
        School, models.PROTECT, related_name="needs", verbose_name=pgettext_lazy("need", "学校")
    )
    kind = models.CharField(_("种类"), max_length=12)
    title = models.CharField(_("需要什么"), max_length=60)
    subject = models.CharField(_("学科"), max_length=40, blank=True)
    stage = models.CharField(_("学段"), max_length=10, choices=Stage, blank=True)
    grades = models.CharField(_("年级"), max_length=40, blank=True)
    people = models.PositiveIntegerField(
        _("人数"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    starts_on = models.DateField(_("最早日期"))
    ends_on = models.DateField(_("最晚日期"))
    note = models.CharField(_("说明"), max_length=400, blank=True)
    state = models.CharField(_("状态"), max_length=10, choices=NeedState, default=NeedState.OPEN)
    engagement = models.CharField(_("对应的安排"), max_length=40, blank=True)
    stated_by = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    stated_at = models.DateTimeField(_("填报时间"), default=now)

    objects: ClassVar[models.Manager["Need"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["ends_on", "code"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["bureau", "code"],
                name="need_code_once_in_bureau",
                violation_error_message=_("这个需求编号已经存在。"),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="need_does_not_end_before_it_starts",
                violation_error_message=_("最晚日期不能早于最早日期。"),
            ),
            models.CheckConstraint(
                condition=Q(people__isnull=True) | Q(people__gte=1),
                name="need_is_of_some_people",
                violation_error_message=_("人数至少为 1；不清楚时留空。"),
            ),
            models.CheckConstraint(
                condition=(Q(state=NeedState.MET) & Q(engagement__gt=""))
                | (Q(state__in=[NeedState.OPEN, NeedState.WITHDRAWN]) & Q(engagement="")),
                name="need_is_met_by_an_engagement",
                violation_error_message=_("已安排的需求须有对应的安排。"),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["bureau", "state", "ends_on"], name="need_of_state"),
            models.Index(fields=["bureau", "kind", "engagement"], name="need_of_engagement"),
        ]

    def __str__(self) -> str:
        return f"{self.school} {self.title}"

    @property
    def year(self) -> int:
        """Return the school year in which the need begins."""
        return SchoolYear.on(self.starts_on).start

    @property
    def standing(self) -> NeedState:
        """Return where the need stands today: what is open has lapsed after its last day."""
        is_late = self.state == NeedState.OPEN and self.ends_on < today()
        return NeedState.LAPSED if is_late else NeedState(self.state)

    @property
    def is_open(self) -> bool:
        """Say whether an engagement may still meet the need, be it late."""
        return self.state == NeedState.OPEN
