from collections.abc import Mapping

from manyuan.planner.kinds.grouping.ground import Ground
from manyuan.planner.kinds.grouping.plan import PlannedGroup


def described(ground: Ground, placing: Mapping[str, str]) -> tuple[PlannedGroup, ...]:
    """Return the groups of a placing with their sizes, in order of the leads' codes."""
    return tuple(_group(ground, placing, lead) for lead in sorted({*placing.values()}))


def _group(ground: Ground, placing: Mapping[str, str], lead: str) -> PlannedGroup:
    inside = sorted(code for code, to in placing.items() if to == lead)
    team, size = ground.teams.get(lead), ground.size(placing, lead)
    return PlannedGroup(
        lead=lead,
        members=tuple(code for code in inside if code != lead),
        also=tuple(sorted(team.also)) if team is not None else (),
        code=None if team is None else team.code,
        name=None if team is None else team.name,
        campuses=size.campuses,
        pupils=size.pupils,
        in_need=sum(ground.schools[code].is_in_need for code in inside),
        max_minutes=max((ground.minutes(code, lead) or 0 for code in inside), default=0),
        is_over=lead in ground.over,
    )
