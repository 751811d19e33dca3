"""What keeps a school out of every group of a placing, and what would mend it."""

from collections.abc import Iterator, Mapping

from manyuan.kernel.marking import gettext_noop as _
from manyuan.kernel.saying import Fact, Said
from manyuan.planner.kinds.grouping.ground import Ground
from manyuan.planner.kinds.grouping.plan import Obstacle, Uncovered
from manyuan.planner.kinds.grouping.problem import Load

WHY: Mapping[Obstacle, str] = {
    "no_travel": _("{school}没有坐标，也没有到任何牵头校的行程时间。"),
    "too_far": _("最近的牵头校{lead}要 {minutes} 分钟，超过上限 {most} 分钟。"),
    "no_place": _("{minutes} 分钟外的{lead}可以牵头，但集团数 {groups} 个已用完。"),
    "banned": _("已排除{school}加入{lead}集团。"),
    "over_cap": _("最近的{lead}集团已超上限，不再接收学校。"),
    "full_campuses": _("最近的{lead}集团已有 {size} 个校区，再加 {more} 个就超过上限 {most} 个。"),
    "full_pupils": _("最近的{lead}集团已有 {size} 名学生，再加 {more} 名就超过上限 {most} 名。"),
    "no_stage": _("{school}是小学，而最近的{lead}集团没有初中。"),
    "not_found": _("{lead}集团还有余地，限时内没有找到更好的安排。"),
}
ITSELF = _("{school}自己可以牵头，但集团数 {groups} 个已用完。")
MORE_MINUTES = _("路途上限再放宽 {more} 分钟，就可以加入{lead}集团。")
ONE_MORE_GROUP = _("再增加 1 个集团，由{lead}牵头，就可以覆盖。")
GIVE_TRAVEL = _("请填写坐标，或在行程时间表里补上到牵头校的时间。")
RELEASE = _("释放{member}，让它转到{other}集团，{lead}集团就有余地。")
FARTHER = _("{minutes} 分钟外的{lead}集团还有余地，路途上限放宽 {more} 分钟即可加入。")


def uncovered(ground: Ground, placing: Mapping[str, str]) -> tuple[Uncovered, ...]:
    """Return every school that the placing leaves out, with the reason and what would mend it."""
    seeker = _Seeker(ground, placing)
    return tuple(seeker.uncovered(code) for code in ground.schools if code not in placing)


def room_against(
    ground: Ground, placing: Mapping[str, str], school: str, lead: str
) -> Obstacle | None:
    """Return what in a group as it stands keeps a school from joining it."""
    barrier = ground.barrier(school, lead)
    if barrier is not None:
        known: Mapping[str, Obstacle] = {"too_far": "too_far", "over_cap": "over_cap"}
        return known.get(barrier, "no_travel" if barrier == "no_travel" else "banned")
    return _no_room(ground, placing, school, lead)


def _no_room(ground: Ground, placing: Mapping[str, str], school: str, lead: str) -> Obstacle | None:
    """Return what but the distance keeps a school from a group as it stands."""
    passed = ground.caps_passed(ground.size(placing, lead) + ground.load(school, lead))
    if passed:
        return "full_campuses" if passed[0] == "campuses" else "full_pupils"
    juniors = any(
        to == lead and "junior" in ground.schools[code].stages for code, to in placing.items()
    )
    return "no_stage" if ground.asks_junior(school, lead) and not juniors else None


class _Seeker:
    """Looks for a place for single schools in a placing that stays as it is."""

    def __init__(self, ground: Ground, placing: Mapping[str, str]) -> None:
        self._ground = ground
        self._placing = placing
        self._open = sorted({*placing.values()})

    def uncovered(self, code: str) -> Uncovered:
        lead = self._nearest(code)
        if lead is None:
            return Uncovered(school=code, reason="no_travel", why=self._nowhere(code))
        reason = self._reason(code, lead)
        template = ITSELF if (reason, lead) == ("no_place", code) else WHY[reason]
        why = Said(reason, template, self._facts(code, lead))
        return Uncovered(school=code, reason=reason, why=(why, *self._mends(code, lead, reason)))

    def _nearest(self, code: str) -> str | None:
        """Return the nearest open lead, else one that might lead, within the limit if any is."""
        ground = self._ground
        known = [lead for lead in ground.leads if ground.minutes(code, lead) is not None]

        def rank(lead: str) -> tuple[bool, bool, int, str]:
            far = ground.barrier(code, lead) == "too_far"
            return (far, not far and lead not in self._open, ground.minutes(code, lead) or 0, lead)

        return min(known, key=rank, default=None)

    def _reason(self, code: str, lead: str) -> Obstacle:
        ground = self._ground
        if lead in self._open or ground.barrier(code, lead) is not None:
            return room_against(ground, self._placing, code, lead) or "not_found"
        spent = len(self._open) >= ground.problem.groups
        return "no_place" if spent else "no_stage" if self._alone(code, lead) else "not_found"

    def _alone(self, code: str, lead: str) -> bool:
        ground = self._ground
        return ground.asks_junior(code, lead) and "junior" not in ground.schools[lead].stages

    def _facts(self, code: str, lead: str) -> dict[str, Fact]:
        ground, problem = self._ground, self._ground.problem
        size, load = ground.size(self._placing, lead), ground.load(code, lead)
        full = room_against(ground, self._placing, code, lead)
        figures = {
            "full_campuses": (size.campuses, load.campuses, problem.most_campuses),
            "full_pupils": (size.pupils, load.pupils, problem.most_pupils),
        }
        there, more, most = figures.get(full or "", (0, 0, problem.max_minutes))
        return {
            "school": ground.schools[code].name,
            "lead": ground.schools[lead].name,
            "minutes": ground.minutes(code, lead) or 0,
            "groups": problem.groups,
            "size": there,
            "more": more,
            "most": most or 0,
        }

    def _nowhere(self, code: str) -> tuple[Said, ...]:
        facts = {"school": self._ground.schools[code].name}
        return (
            Said("no_travel", WHY["no_travel"], facts),
            Said("give_travel", GIVE_TRAVEL),
        )

    def _mends(self, code: str, lead: str, reason: Obstacle) -> Iterator[Said]:
        match reason:
            case "too_far":
                yield self._more_minutes("more_minutes", MORE_MINUTES, code, lead)
            case "no_place":
                name = self._ground.schools[lead].name
                yield Said("one_more_group", ONE_MORE_GROUP, {"lead": name})
            case "full_campuses" | "full_pupils" | "over_cap" | "no_stage":
                yield from self._around(code, lead)
            case _:
                return

    def _around(self, code: str, lead: str) -> Iterator[Said]:
        """Say who could make room, which lead could begin, and how far the next room is."""
        ground = self._ground
        freed = self._freed(code, lead)
        if freed is not None:
            names = {"member": freed[0], "other": freed[1], "lead": lead}
            yield Said(
                "release", RELEASE, {key: ground.schools[at].name for key, at in names.items()}
            )
        other = next((each for each in ground.ways[code] if each not in self._open), None)
        if other is not None and not self._alone(code, other):
            yield Said("one_more_group", ONE_MORE_GROUP, {"lead": ground.schools[other].name})
        farther = self._farther(code)
        if farther is not None:
            yield self._more_minutes("farther", FARTHER, code, farther)

    def _freed(self, code: str, lead: str) -> tuple[str, str] | None:
        """Return a kept member of the full group and an open group that could take it."""
        ground = self._ground
        for member, to in ground.kept.items():
            if to != lead or member == lead:
                continue
            size = ground.size(self._placing, lead)
            gone, new = ground.load(member, lead), ground.load(code, lead)
            if ground.caps_passed(
                Load(
                    size.campuses - gone.campuses + new.campuses,
                    size.pupils - gone.pupils + new.pupils,
                )
            ):
                continue
            for other in self._open:
                if other != lead and self._could_go(member, other):
                    return member, other
        return None

    def _could_go(self, member: str, other: str) -> bool:
        ground, problem = self._ground, self._ground.problem
        minutes = ground.minutes(member, other)
        near = minutes is not None and minutes <= (problem.max_minutes or minutes)
        size = ground.size(self._placing, other) + ground.schools[member].load
        return near and other not in ground.over and not ground.passes(size)

    def _farther(self, code: str) -> str | None:
        ground = self._ground
        known = [
            lead
            for lead in self._open
            if ground.barrier(code, lead) == "too_far"
            and lead not in ground.over
            and _no_room(ground, self._placing, code, lead) is None
        ]
        return min(known, key=lambda lead: (ground.minutes(code, lead) or 0, lead), default=None)

    def _more_minutes(self, said: str, template: str, code: str, lead: str) -> Said:
        minutes = self._ground.minutes(code, lead) or 0
        more = minutes - (self._ground.problem.max_minutes or 0)
        name = self._ground.schools[lead].name
        facts: dict[str, Fact] = {"lead": name, "minutes": minutes, "more": more}
        return Said(said, template, facts)
