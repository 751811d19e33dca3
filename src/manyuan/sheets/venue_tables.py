"""The table of the halls, fields and laboratories of schools."""

from decimal import Decimal

from manyuan.kernel.marking import gettext_noop as _
from manyuan.sheets.choices import VENUE_KINDS, VENUE_KINDS_ALSO
from manyuan.sheets.columns import Column, Kind, Table

VENUES = Table(
    "venues",
    _("学校场地"),
    ("venue",),
    (
        Column("venue", _("场地编号"), Kind.CODE, required=True, longest=32),
        Column(
            "school", _("学校代码"), Kind.CODE, required=True, refers_to=("schools",), longest=32
        ),
        Column("name", _("场地名称"), Kind.TEXT, required=True, longest=60),
        Column(
            "kind",
            _("场地类别"),
            Kind.CHOICE,
            required=True,
            choices=VENUE_KINDS,
            also=VENUE_KINDS_ALSO,
        ),
        Column(
            "capacity",
            _("容纳人数"),
            Kind.COUNT,
            required=True,
            low=Decimal(1),
            high=Decimal(100_000),
        ),
        Column(
            "area",
            _("面积"),
            Kind.AMOUNT,
            low=Decimal("0.01"),
            high=Decimal(10_000_000),
            note=_("平方米"),
        ),
        Column("rules", _("使用须知"), Kind.TEXT, longest=1000),
        Column("contact", _("联系说明"), Kind.TEXT, note=_("例如总务处电话")),
        Column("is_shared", _("对外共享"), Kind.FLAG, required=True),
        Column("closed_on", _("停用日期"), Kind.DATE, note=_("当日起不再使用")),
    ),
)
