"""The words of the papers that several of them say alike."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from manyuan.directory.enums import Stage
from manyuan.kernel.clock import today
from manyuan.sheets.columns import Row
from manyuan.sheets.tables import table_named


def signatures() -> list[str]:
    """Return the last line of every form."""
    return [_("填表人："), _("审核人："), _("填表日期：{day}").format(day=today())]


def word_of(column: str, teacher: Row) -> str:
    """Return the word of a closed set of the roster in the reader's language."""
    value = teacher.get(column)
    choices = table_named("teachers").column(column).choices or {}
    return _(choices[str(value)]) if value is not None and str(value) in choices else ""


def stage_word(stage: str) -> str:
    """Return what a stage is called."""
    return str(dict(Stage.choices).get(stage, stage))


def last_day(first_day_over: date) -> date:
    """Return the last day of a term: what papers name."""
    return first_day_over - timedelta(days=1)
