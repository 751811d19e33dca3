"""What history keeps of the year's work."""

from collections.abc import Mapping

from manyuan.history.actions import Changed, key_text
from manyuan.kernel.marking import gettext_noop as _
from manyuan.sheets.columns import Column, Kind, Table
from manyuan.wheel.models import Opening, StepDay, Tick

DAYS, TICKS, OPENINGS = "step_days", "step_ticks", "year_openings"
Row = Mapping[str, object]
YEAR, STEP = Column("year", _("学年"), Kind.YEAR), Column("step", _("步骤"), Kind.CODE)

TABLES = (
    Table(
        DAYS,
        _("步骤截止日期"),
        ("year", "step"),
        (
            YEAR,
            STEP,
            Column("due_on", _("截止日期"), Kind.DATE),
            Column("skipped", _("本学年不适用"), Kind.FLAG),
            Column("reason", _("原因"), Kind.TEXT),
        ),
    ),
    Table(
        TICKS,
        _("手工勾选"),
        ("year", "step", "unit"),
        (YEAR, STEP, Column("unit", _("单位"), Kind.CODE)),
    ),
    Table(OPENINGS, _("开启的学年"), ("year",), (YEAR, Column("made", _("结转"), Kind.COUNT))),
)


def day_row(day: StepDay) -> dict[str, object]:
    """Return a day as history shows it."""
    return {
        "year": day.year,
        "step": day.step,
        "due_on": day.due_on,
        "skipped": int(day.skipped),
        "reason": day.reason or None,
    }


def day_changed(day: StepDay, *, before: Row | None, after: Row | None) -> Changed:
    """Describe a day that an action has written or removed."""
    return Changed(DAYS, key_text((day.year, day.step)), str(day), before, after)


def tick_changed(tick: Tick, *, added: bool) -> Changed:
    """Describe a tick that an action has set or removed."""
    row = {"year": tick.year, "step": tick.step, "unit": tick.unit.code}
    key = key_text((tick.year, tick.step, tick.unit.code))
    return Changed(TICKS, key, str(tick), *((None, row) if added else (row, None)))


def opening_changed(opening: Opening, *, added: bool) -> Changed:
    """Describe a year that was opened or taken back."""
    row = {"year": opening.year, "made": len(opening.made)}
    return Changed(
        OPENINGS, str(opening.year), str(opening), *((None, row) if added else (row, None))
    )
