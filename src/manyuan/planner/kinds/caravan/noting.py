from collections.abc import Iterator

from manyuan.kernel.marking import gettext_noop as _
from manyuan.kernel.saying import Said
from manyuan.planner.kinds.caravan.ground import Ground

NO_REQUESTS = _("没有到校需求，无从安排。")
NO_DAYS = _("没有专家提供日期，无从安排。")
ESTIMATED = _("{count} 段路程没有实测时间，按直线距离估算。")


def notes_of(ground: Ground) -> Iterator[Said]:
    """Say what one must know of the data to read the plan."""
    if not ground.problem.requests:
        yield Said("no_requests", NO_REQUESTS)
    if not ground.problem.days:
        yield Said("no_days", NO_DAYS)
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
