"""Days, hours and the time that is left, as the public reads them."""

from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from manyuan.engagements.signups.kinds import Shown
from manyuan.kernel.clock import CHINA

DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)


def when_of(shown: Shown) -> str:
    """Say when an engagement takes place."""
    days = day_of(shown.starts_on)
    if shown.ends_on != shown.starts_on:
        days = _("{first} 至 {last}").format(first=days, last=day_of(shown.ends_on))
    hours = hours_of(shown.starts_at, shown.ends_at)
    return f"{days} {hours}" if hours else days


def day_of(day: date) -> str:
    """Write a day with its name: parents plan by weekdays."""
    names = (_("周一"), _("周二"), _("周三"), _("周四"), _("周五"), _("周六"), _("周日"))
    return f"{day.isoformat()} {names[day.weekday()]}"


def hours_of(starts_at: time | None, ends_at: time | None) -> str:
    """Write from when to when, as far as it is known."""
    if starts_at is None:
        return ""
    return f"{starts_at:%H:%M}" if ends_at is None else f"{starts_at:%H:%M}–{ends_at:%H:%M}"


def moment_of(at: datetime) -> str:
    """Write a moment by the clock of the district."""
    here = at.astimezone(CHINA)
    return f"{day_of(here.date())} {here:%H:%M}"


def left_until(at: datetime, now: datetime) -> str:
    """Say how much time is left, in its two largest units."""
    left = max(at - now, timedelta(0)) + MINUTE - timedelta(microseconds=1)
    days, rest = divmod(left, DAY)
    hours, rest = divmod(rest, HOUR)
    if days:
        return _("{days} 天 {hours} 小时").format(days=days, hours=hours)
    if hours:
        return _("{hours} 小时 {minutes} 分").format(hours=hours, minutes=rest // MINUTE)
    return _("{minutes} 分").format(minutes=rest // MINUTE)
