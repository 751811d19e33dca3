from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.history.models import AppendOnly, AppendOnlyManager
from manyuan.kernel.clock import now
from manyuan.papers.content import Content, Stamp, read
from manyuan.papers.enums import MEDIA_TYPES, Form, Standing
from manyuan.papers.models.templates import PaperTemplate
from manyuan.seats.models import Seat, Unit


class IssuedPaper(AppendOnly):
    """A paper that was issued under a number, with all that it says; it is never changed.

    ``content`` and ``template`` make the same files again, byte for byte.
    """

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    kind = models.CharField(_("文书种类"), max_length=30)
    year = models.PositiveSmallIntegerField(_("学年"))
    number = models.PositiveIntegerField(_("编号"))
    mark = models.CharField(_("文号"), max_length=40)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    title = models.CharField(_("标题"), max_length=120)
    content = models.JSONField(_("内容"))
    digest = models.CharField(_("内容摘要"), max_length=64)
    source = models.CharField(_("数据版本"), max_length=200)
    template = models.ForeignKey(
        PaperTemplate, models.PROTECT, null=True, blank=True, related_name="+"
    )
    code = models.CharField(_("校验码"), max_length=12)
    replaces = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
        verbose_name=_("替代"),
    )
    issued_on = models.DateField(_("成文日期"))
    issued_at = models.DateTimeField(_("签发时间"), default=now)
    issued_by = models.ForeignKey(Seat, models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager["IssuedPaper"]] = ScopedManager(
        bureau="bureau", _manager_class=AppendOnlyManager
    )

    class Meta:
        ordering: ClassVar = ["-issued_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["bureau", "kind", "year", "number"], name="paper_number_once"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["bureau", "mark"], name="paper_by_mark")]

    def __str__(self) -> str:
        return f"{self.mark} {self.title}"

    @property
    def says(self) -> Content:
        """Return what it says."""
        return read(self.content)

    @property
    def stamp(self) -> Stamp:
        """Return its number, day and check code."""
        return Stamp(self.mark, self.issued_on, self.code)

    @property
    def standing(self) -> Standing:
        """Say whether it still counts."""
        if hasattr(self, "revocation"):
            return Standing.REVOKED
        return Standing.REPLACED if hasattr(self, "replaced_by") else Standing.VALID


class IssuedFile(AppendOnly):
    """A paper in one form, kept as it was issued."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    paper = models.ForeignKey(IssuedPaper, models.PROTECT, related_name="files")
    form = models.CharField(_("格式"), max_length=4, choices=Form)
    content = models.BinaryField()
    sha256 = models.CharField(_("SHA-256"), max_length=64)

    objects: ClassVar[models.Manager["IssuedFile"]] = ScopedManager(
        bureau="bureau", _manager_class=AppendOnlyManager
    )

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["paper", "form"], name="paper_once_in_a_form")
        ]

    def __str__(self) -> str:
        return f"{self.paper_id} {self.form}"

    @property
    def mime(self) -> str:
        """Return the type under which it is handed out."""
        return MEDIA_TYPES[self.form]


class Revocation(AppendOnly):
    """From a day on an issued paper does not count any more."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    paper = models.OneToOneField(IssuedPaper, models.PROTECT, related_name="revocation")
    reason = models.CharField(_("作废原因"), max_length=200)
    revoked_at = models.DateTimeField(_("作废时间"), default=now)
    revoked_by = models.ForeignKey(Seat, models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager["Revocation"]] = ScopedManager(
        bureau="bureau", _manager_class=AppendOnlyManager
    )

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.paper_id}"
