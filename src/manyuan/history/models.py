from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.kernel.clock import now


class AppendOnlyQuerySet(models.QuerySet[Any]):
    """Refuses to change or remove rows in bulk."""

    def update(self, **values: Any) -> int:  # noqa: ARG002 -- Django's signature
        """Refuse to write over rows."""
        raise TypeError("history is append-only")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse to remove rows."""
        raise TypeError("history is append-only")


AppendOnlyManager = models.Manager.from_queryset(AppendOnlyQuerySet)


class AppendOnly(models.Model):
    """A row that is written once and never changed or removed."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refuse to write over a row that exists."""
        if not self._state.adding:
            raise TypeError("history is append-only")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:  # noqa: ARG002
        """Refuse to remove a row."""
        raise TypeError("history is append-only")


class Record(AppendOnly):
    """One action: who did what, in which seat, when, and to which objects."""

    at = models.DateTimeField(_("时间"), default=now, db_index=True)
    code = models.CharField(_("事项"), max_length=60)
    bureau = models.ForeignKey("seats.Unit", models.PROTECT, related_name="+")
    seat = models.ForeignKey("seats.Seat", models.PROTECT, related_name="+")
    facts = models.JSONField(default=dict)

    objects: ClassVar[models.Manager["Record"]] = ScopedManager(
        bureau="bureau", _manager_class=AppendOnlyManager
    )

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.code} {self.at:%Y-%m-%d %H:%M}"


class Change(AppendOnly):
    """What one action did to one object: its row before and its row after."""

    record = models.ForeignKey(Record, models.PROTECT, related_name="changes")
    bureau = models.ForeignKey("seats.Unit", models.PROTECT, related_name="+")
    table = models.CharField(max_length=40)
    key = models.CharField(max_length=160)
    label = models.CharField(max_length=200)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    objects: ClassVar[models.Manager["Change"]] = ScopedManager(
        bureau="bureau", _manager_class=AppendOnlyManager
    )

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [
            models.Index(fields=["bureau", "table", "key"], name="change_of_object"),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.key}"
