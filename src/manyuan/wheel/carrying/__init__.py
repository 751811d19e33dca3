"""What goes on from one school year into the next: made when it is opened, removed if taken back.

Memberships, agreements, venues, studios and charters are spans of days and run on by themselves.
Grades, frozen years, money and papers are of their year and are never carried over.
"""

from collections.abc import Mapping

from manyuan.wheel.carrying import days, surveys, weights, windows
from manyuan.wheel.carrying.carryover import Carryover

ITEMS: Mapping[str, Carryover] = {
    one.code: one
    for one in (windows.POSTING, windows.VISIT, weights.WEIGHTS, surveys.SURVEYS, days.DAYS)
}
