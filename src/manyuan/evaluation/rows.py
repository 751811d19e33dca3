"""What history keeps of this room's objects."""

from manyuan.evaluation.models import FrozenYear
from manyuan.history.actions import Changed, key_text
from manyuan.kernel.marking import gettext_noop as _
from manyuan.sheets.columns import Column, Kind, Table

FROZEN_YEARS = "frozen_years"
TABLES = (
    Table(
        FROZEN_YEARS,
        _("冻结的学年"),
        ("year", "version"),
        (
            Column("year", _("学年"), Kind.YEAR),
            Column("version", _("版次"), Kind.CODE),
            Column("schools", _("学校数"), Kind.COUNT),
            Column("groups", _("集团数"), Kind.COUNT),
            Column("flows", _("流动数"), Kind.COUNT),
            Column("digest", _("指纹"), Kind.TEXT),
            Column("reason", _("原因"), Kind.TEXT),
        ),
    ),
)


def frozen_year_added(frozen: FrozenYear) -> Changed:
    """Describe a frozen year that an action has just written."""
    row = {column.name: getattr(frozen, column.name) for column in TABLES[0].columns}
    return Changed(FROZEN_YEARS, key_text((frozen.year, frozen.version)), str(frozen), None, row)
