"""When something may leave: never within the minute in which an action can be taken back."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from django.utils.timezone import get_default_timezone

from manyuan.notices.enums import Pace
from manyuan.rules.calendar import load_calendar_pack

UNDO_TIME = timedelta(seconds=60)
MORNING = time(7)
# What is older is read in the product: no flood after long holidays, or once e-mail is set up.
OLDEST = timedelta(days=14)


def told_until(moment: datetime) -> Mapping[Pace, datetime]:
    """Return of each pace that is due at ``moment`` up to when it tells what happened."""
    safe = moment - UNDO_TIME
    due = {Pace.AT_ONCE: safe}
    local = moment.astimezone(get_default_timezone())
    morning = datetime.combine(local.date(), MORNING, tzinfo=local.tzinfo)
    if local >= morning and load_calendar_pack().is_workday(local.date()):
        due[Pace.DAILY] = min(morning, safe)
    return due
