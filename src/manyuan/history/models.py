from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from manyuan.kernel.clock import now

REFUSAL = "history is append-only"


class AppendOnlyQuerySet(models.QuerySet[Any]):
    """Refuses every way in which Django changes or removes rows in bulk."""

    def update(self, **values: Any) -> int:  # noqa: ARG002 -- Django's signature
        """Refuse to write over rows."""
        raise TypeError(REFUSAL)

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:  # noqa: ARG002 -- Django's signature
        """Refuse to write over rows."""
        raise TypeError(REFUSAL)

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> list[Any]:  # noqa: ANN401
        """Write new rows; refuse to write over those that are there."""
        if kwargs.get("update_conflicts"):
            raise TypeError(REFUSAL)
        return super().bulk_create(objs, *args, **kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse to remove rows."""
        raise TypeError(REFUSAL)

    def _raw_delete(self, using: str | None) -> int:  # noqa: ARG002 -- Django's signature
        raise TypeError(REFUSAL)


AppendOnlyManager = models.Manager.from_queryset(AppendOnlyQuerySet)


class AppendOnly(models.Model):
    """A row that is written once and never changed or removed."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refuse to write over a row that exists."""
        if not self._state.adding:
            raise TypeError(REFUSAL)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:  # noqa: ARG002
        """Refuse to remove a row."""
        raise TypeError(REFUSAL)


class Record(AppendOnly):
    """One action: who did what, in which seat, when, and to which objects."""

    at = models.DateTimeField(_("时间"), default=now)
    code = models.CharField(_("事项"), max_length=60)
    bureau = models.ForeignKey("seats.Unit", models.PROTECT, related_name="+")
    seat = models.ForeignKey("seats.Seat", models.PROTECT, related_name="+")
    facts = models.JSONField(default=dict)
    # The earlier action that this one takes back; each can be taken back once.
    undoes = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="undone_by", verbose_name=_("撤销的事项")
    )

    objects: ClassVar[models.Manager["Record"]] = ScopedManager(
        bureau="bureau", _manager_class=AppendOnlyManager
    )

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["bureau", "-at"], name="record_of_bureau")]

    def __str__(self) -> str:
        return f"{self.code} {self.at:%Y-%m-%d %H:%M}"


class Change(AppendOnly):
    """What one action did to one object: its row before and its row after."""

    record = models.ForeignKey(Record, models.PROTECT, related_name="changes")
    bureau = models.ForeignKey("seats.Unit", models.PROTECT, related_name="+")
    table = models.CharField(max_length=40)
    key = models.CharField(max_length=160)
    # Long enough for the two names of a membership.
    label = models.CharField(max_length=300)
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
