from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.directory.models import Group
from manyuan.evaluation.scores.enums import Item, VetoKind
from manyuan.seats.models import Unit


class Judgement(models.Model):
    """Whether a group has or does something in a year: what its office says, what the bureau finds.

    None means that nobody has said; only what the bureau finds counts.
    """

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("学年"))
    group = models.ForeignKey(Group, models.PROTECT, related_name="+", verbose_name=_("集团"))
    item = models.CharField(_("认定项"), max_length=20, choices=Item)
    claimed = models.BooleanField(_("集团自评"), null=True, blank=True)
    holds = models.BooleanField(_("教育局认定"), null=True, blank=True)

    objects: ClassVar[models.Manager["Judgement"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["-year", "group", "item"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["group", "year", "item"], name="judgement_once_a_year"),
        ]

    def __str__(self) -> str:
        return f"{self.group} {self.year} {self.get_item_display()}"


class Adjustment(models.Model):
    """Points that a group is given or loses for something that no line of the template holds."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("学年"))
    group = models.ForeignKey(Group, models.PROTECT, related_name="+", verbose_name=_("集团"))
    points = models.DecimalField(_("加减分"), max_digits=4, decimal_places=2)
    reason = models.CharField(_("原因"), max_length=500)

    objects: ClassVar[models.Manager["Adjustment"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["-year", "group"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["group", "year"], name="adjustment_once_a_year"),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="adjustment_has_a_reason",
                violation_error_message=_("加减分须写明原因，会随等次一起公布。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group} {self.year} {self.points:+}"


class Veto(models.Model):
    """What bars a group from any grade but the last in a year, with the document it rests on."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("学年"))
    group = models.ForeignKey(Group, models.PROTECT, related_name="+", verbose_name=_("集团"))
    kind = models.CharField(_("否决事项"), max_length=20, choices=VetoKind)
    document = models.CharField(_("依据文件"), max_length=200)
    decided_on = models.DateField(_("认定日期"))

    objects: ClassVar[models.Manager["Veto"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["-year", "group", "kind"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["group", "year", "kind"], name="veto_once_a_year"),
        ]

    def __str__(self) -> str:
        return f"{self.group} {self.year} {self.get_kind_display()}"
