from typing import ClassVar

from django.db import models
from django_scopes import ScopedManager

from manyuan.directory.models import School
from manyuan.engagements.models import Flow
from manyuan.seats.models import Unit
from manyuan.sheets.columns import Column, Kind, Table

KIND = "lending"
LOANS = "loans"
TABLES = (
    Table(
        LOANS,
        "图书漂流",
        ("code",),
        (Column("title", "书名", Kind.TEXT), Column("on", "送到日期", Kind.DATE)),
    ),
)


class Loan(models.Model):
    """A box of books comes from one school to another on a day."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    code = models.CharField("编号", max_length=32)
    giver = models.ForeignKey(School, models.PROTECT, related_name="+")
    taker = models.ForeignKey(School, models.PROTECT, related_name="+")
    title = models.CharField("书名", max_length=60)
    readers = models.PositiveIntegerField("读者数")
    on = models.DateField("送到日期")
    flow = models.OneToOneField(Flow, models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager["Loan"]] = ScopedManager(bureau="bureau")

    def __str__(self) -> str:
        return f"{self.giver} → {self.taker} 《{self.title}》"
