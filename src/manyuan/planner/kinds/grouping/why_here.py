"""Why a school is in the group in which it is."""

from collections.abc import Iterator, Mapping

from manyuan.kernel.marking import gettext_noop as _
from manyuan.kernel.saying import Fact, Said
from manyuan.planner.kinds.grouping.ground import Ground
from manyuan.planner.kinds.grouping.obstacles import room_against

LEADS_ON = _("{school}继续牵头现有集团。")
LEADS_NEW = _("由{school}牵头培育新集团，带 {members} 所学校。")
KEPT = _("{school}是{lead}集团的现有成员，予以保留。")
PINNED = _("由使用者指定到{lead}集团。")
NEAREST = _("{lead}是最近的牵头校，单程 {minutes} 分钟。")
NEARER = _("{other}更近（{minutes} 分钟），但{why}")
NEARER_WHY = {
    "over_cap": _("该集团已超上限，不再接收学校。"),
    "full_campuses": _("该集团校区已满。"),
    "full_pupils": _("该集团学生已满。"),
    "no_stage": _("该集团没有初中。"),
    "banned": _("已被排除。"),
    "not_found": _("那样安排，别的学校要多走路或不能覆盖。"),
}
GIVES_STAGE = _("{school}有初中，集团里的小学由此有了对口初中。")
NEXT_BEST = _("其次是{other}集团，单程 {minutes} 分钟，多 {more} 分钟。")


def why_here(ground: Ground, placing: Mapping[str, str], code: str) -> tuple[Said, ...]:
    """Return why a school that is covered is where it is; ``placing`` stays as it is."""
    lead, school = placing[code], ground.schools[code].name
    facts = {"school": school, "lead": ground.schools[lead].name}
    if ground.pinned.get(code) == lead:
        return (Said("pinned", PINNED, facts),)
    if code == lead:
        return (_leads(ground, placing, code),)
    if ground.kept.get(code) == lead:
        return (Said("kept", KEPT, facts),)
    return (*_nearer(ground, placing, code), *_gives(ground, placing, code))


def next_best(ground: Ground, placing: Mapping[str, str], code: str) -> Iterator[Said]:
    """Say which other group of the placing could take the school, and what it would cost."""
    lead = placing[code]
    if code == lead or code in ground.held:
        return
    able = [
        other
        for other in {*placing.values()} - {lead}
        if room_against(ground, placing, code, other) is None
    ]
    if able:
        other = min(able, key=lambda each: (ground.minutes(code, each) or 0, each))
        minutes = ground.minutes(code, other) or 0
        facts: dict[str, Fact] = {"other": ground.schools[other].name, "minutes": minutes}
        more = minutes - (ground.minutes(code, lead) or 0)
        yield Said("next_best", NEXT_BEST, {**facts, "more": more})


def _leads(ground: Ground, placing: Mapping[str, str], code: str) -> Said:
    school = ground.schools[code].name
    if ground.home.get(code) == code:
        return Said("leads_on", LEADS_ON, {"school": school})
    members = sum(to == code for to in placing.values()) - 1
    return Said("leads_new", LEADS_NEW, {"school": school, "members": members})


def _nearer(ground: Ground, placing: Mapping[str, str], code: str) -> Iterator[Said]:
    lead = placing[code]
    minutes = ground.minutes(code, lead) or 0
    nearer = [
        other
        for other in sorted({*placing.values()} - {lead})
        if (known := ground.minutes(code, other)) is not None and known < minutes
    ]
    if not nearer:
        yield Said("nearest", NEAREST, {"lead": ground.schools[lead].name, "minutes": minutes})
    for other in sorted(nearer, key=lambda each: ground.minutes(code, each) or 0)[:2]:
        reason = room_against(ground, placing, code, other) or "not_found"
        why = Said(reason, NEARER_WHY[reason])
        minutes = ground.minutes(code, other) or 0
        facts: dict[str, Fact] = {"other": ground.schools[other].name, "minutes": minutes}
        yield Said("nearer", NEARER, {**facts, "why": why})


def _gives(ground: Ground, placing: Mapping[str, str], code: str) -> Iterator[Said]:
    """Say that the school is the one that brings the junior stage to those who ask for it."""
    lead = placing[code]
    if "junior" not in ground.schools[code].stages:
        return
    inside = [each for each, to in placing.items() if to == lead and each != code]
    others = any("junior" in ground.schools[each].stages for each in inside)
    if not others and any(ground.asks_junior(each, lead) for each in inside):
        yield Said("gives_stage", GIVES_STAGE, {"school": ground.schools[code].name})
