"""Moments in China at which something may leave, and notices that were told at one."""

from datetime import datetime, timedelta

from manyuan.history.models import Record
from manyuan.kernel.clock import CHINA

# A Tuesday; the day after is a workday too, the Saturday after is none.
TUESDAY = datetime(2026, 12, 1, 15, 0, tzinfo=CHINA)
NEXT_MORNING = datetime(2026, 12, 2, 7, 0, tzinfo=CHINA)
SATURDAY_MORNING = datetime(2026, 12, 5, 7, 0, tzinfo=CHINA)


def happened(at=TUESDAY, code="visit.arranged"):
    """Let what was recorded have happened at a moment: history itself refuses to be changed."""
    rows = Record.objects.filter(code=code)
    super(type(rows), rows).update(at=at)


def after(**time):
    return TUESDAY + timedelta(**time)
