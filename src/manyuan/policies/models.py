from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.directory.models import Group
from manyuan.engagements.kinds.documents.models import Document
from manyuan.history.models import AppendOnly, AppendOnlyManager
from manyuan.kernel.clock import now
from manyuan.policies.enums import PolicyKind, PolicyStanding
from manyuan.seats.models import Seat, Unit


class PolicyDocument(models.Model):
    """A policy document 政策文件: laid down by the bureau or a group, filed in versions.

    Without groups it concerns the whole district. What it says is its versions'.
    """

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(_("归档编号"))
    kind = models.CharField(_("文件种类"), max_length=12, choices=PolicyKind)
    keeper = models.ForeignKey(
        Unit, models.PROTECT, related_name="policies", verbose_name=_("归档单位")
    )
    groups = models.ManyToManyField(
        Group, blank=True, related_name="policies", verbose_name=_("适用集团")
    )
    repealed_on = models.DateField(_("废止日期"), null=True, blank=True)
    repeal_reason = models.CharField(_("废止原因"), max_length=200, blank=True)
    successor = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="succeeds",
        verbose_name=_("替代文件"),
    )

    objects: ClassVar[models.Manager["PolicyDocument"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["bureau", "number"],
                name="policy_number_once_in_bureau",
                violation_error_message=_("这个归档编号已被使用。"),
            ),
            models.CheckConstraint(
                condition=Q(repealed_on__isnull=True, repeal_reason="", successor__isnull=True)
                | (Q(repealed_on__isnull=False) & ~Q(repeal_reason="")),
                name="policy_is_repealed_for_a_reason",
                violation_error_message=_("废止文件须写明日期和原因。"),
            ),
        ]

    def __str__(self) -> str:
        return self.latest.title

    @property
    def latest(self) -> "PolicyVersion":
        """Return the version that was added last."""
        return self.versions.all()[0]

    @property
    def is_repealed(self) -> bool:
        """Say whether its repeal is registered, from whatever day."""
        return self.repealed_on is not None

    def version_on(self, day: date) -> "PolicyVersion":
        """Return the last version that has come into force by ``day``, else the first."""
        versions = list(self.versions.all())
        return next((one for one in versions if one.starts_on <= day), versions[-1])

    def standing_on(self, day: date) -> PolicyStanding:
        """Say whether it is in force on ``day``."""
        version = self.version_on(day)
        if self.repealed_on is not None and self.repealed_on <= day:
            return PolicyStanding.REPEALED
        if day < version.starts_on:
            return PolicyStanding.UPCOMING
        if version.ends_on is not None and version.ends_on <= day:
            return PolicyStanding.EXPIRED
        return PolicyStanding.IN_FORCE


class PolicyFile(AppendOnly, Document):
    """The text of a policy document as it was filed; several versions may share one."""

    objects: ClassVar[models.Manager["PolicyFile"]] = ScopedManager(
        bureau="bureau", _manager_class=AppendOnlyManager
    )

    class Meta(Document.Meta):
        pass


class PolicyVersion(AppendOnly):
    """All that is known of a policy document at some point, and what changed; it stays as it is.

    It is in force from ``starts_on`` until, not including, ``ends_on``, or a later version is.
    """

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    document = models.ForeignKey(PolicyDocument, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("版本"))
    title = models.CharField(_("文件标题"), max_length=120)
    mark = models.CharField(_("发文字号"), max_length=60, blank=True)
    issuer = models.CharField(_("发文机关"), max_length=80)
    issued_on = models.DateField(_("印发日期"))
    starts_on = models.DateField(_("生效日期"))
    ends_on = models.DateField(_("失效日期"), null=True, blank=True)
    note = models.CharField(_("修改说明"), max_length=200, blank=True)
    file = models.ForeignKey(PolicyFile, models.PROTECT, related_name="versions")
    added_at = models.DateTimeField(_("添加时间"), default=now)
    added_by = models.ForeignKey(Seat, models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager["PolicyVersion"]] = ScopedManager(
        bureau="bureau", _manager_class=AppendOnlyManager
    )

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["document", "number"], name="policy_version_number_once"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
                name="policy_version_ends_after_it_starts",
                violation_error_message=_("失效日期须晚于生效日期。"),
            ),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(note=""),
                name="policy_version_says_what_changed",
                violation_error_message=_("新版本须写明改了什么。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.number}"
