from collections.abc import Iterator

from manyuan.kernel.marking import gettext_noop as _
from manyuan.kernel.saying import Said
from manyuan.planner.kinds.caravan.ground import Ground

NO_REQUESTS = _("没有到校需求，无从安排。")
NO_DAYS = _("没有专家提供日期，无从安排。")
ESTIMATED = _("{count} 段路程没有实测时间，按直线距离估算。")

NOBODY_TOGETHER = _("没有哪一天有同一单位的几位专家，同车出行与各自出行没有差别。")


def notes_of(ground: Ground) -> Iterator[Said]:
    """Say what one must know of the data to read the plan."""
    if not ground.problem.requests:
        yield Said("no_requests", NO_REQUESTS)
    if not ground.problem.days:
        yield Said("no_days", NO_DAYS)
    if ground.problem.together and ground.days and not _shares_a_day(ground):
        yield Said("nobody_travels_together", NOBODY_TOGETHER)
    if not ground.problem.travel:
        return  # the reader has said that every way is estimated
    bases = sorted({ground.base_of(day.expert) for day in ground.days.values()})
    schools = sorted(ground.asking)
    ways = [(base, school) for base in bases for school in schools]
    ways += [(one, other) for place, one in enumerate(schools) for other in schools[place + 1 :]]
    estimated = sum(
        ground.travel.is_estimated(*way) and ground.travel.minutes(*way) is not None for way in ways
    )
    if estimated:
        yield Said("travel_estimated", ESTIMATED, {"count": estimated})


def _shares_a_day(ground: Ground) -> bool:
    """Say whether on any day several experts of one base could travel together."""
    return any(len(ground.companions(key)) > 1 for key in ground.days)
