"""Which hard rules a placing breaks: each as a sentence that says by how much."""

from collections.abc import Iterator, Mapping

from manyuan.kernel.marking import gettext_noop as _
from manyuan.kernel.saying import Fact, Said
from manyuan.planner.kinds.grouping.ground import Barrier, Ground

LEFT_OUT = _("{school}现为{lead}集团的成员，未被释放，应当保留。")
PIN_LEFT_OUT = _("{school}已指定到{lead}集团。")
NO_LEAD = _("{lead}不牵头任何集团，{school}不能加入。")
TOO_MANY = _("共有 {count} 个集团，最多 {most} 个。")
PASSED = {
    "campuses": _("{lead}集团有 {size} 个校区，上限 {most} 个。"),
    "pupils": _("{lead}集团有 {size} 名学生，上限 {most} 名。"),
}
ALONE = _("{school}是小学，而{lead}集团没有初中。")
BARRIERS: Mapping[Barrier, str] = {
    "not_a_lead": _("{lead}不在可以牵头的学校之列，{school}不能加入。"),
    "pinned": _("{school}已指定到别的集团，不能在{lead}集团。"),
    "kept": _("{school}是别的集团的成员，未被释放，不能在{lead}集团。"),
    "banned": _("已排除{school}在{lead}集团。"),
    "over_cap": _("{lead}集团已超上限，不再接收{school}。"),
    "no_travel": _("{school}到{lead}没有行程时间，也没有坐标可以估算。"),
    "too_far": _("{school}到{lead}要 {minutes} 分钟，最多 {most} 分钟。"),
}


def broken(ground: Ground, placing: Mapping[str, str]) -> tuple[Said, ...]:
    """Return every hard rule that the placing breaks, in order of codes."""
    return (
        *_held(ground, placing),
        *_barred(ground, placing),
        *_leads(ground, placing),
        *_caps(ground, placing),
        *_chains(ground, placing),
    )


def barred(ground: Ground, school: str, lead: str, barrier: Barrier) -> Said:
    """Return what stands against a pair as a sentence."""
    facts = {"school": ground.schools[school].name, "lead": _name(ground, lead)}
    if barrier == "too_far":
        minutes, most = ground.minutes(school, lead), ground.problem.max_minutes
        return Said(
            barrier, BARRIERS[barrier], {**facts, "minutes": minutes or 0, "most": most or 0}
        )
    return Said(barrier, BARRIERS[barrier], facts)


def caps_broken(ground: Ground, placing: Mapping[str, str], lead: str) -> Iterator[Said]:
    """Say which caps a group passes that its kept members alone do not pass."""
    size, problem = ground.size(placing, lead), ground.problem
    figures = {
        "campuses": (size.campuses, problem.most_campuses),
        "pupils": (size.pupils, problem.most_pupils),
    }
    for cap in ground.caps_passed(size):
        count, most = figures[cap]
        facts: dict[str, Fact] = {"lead": _name(ground, lead), "size": count, "most": most or 0}
        yield Said(f"cap_{cap}", PASSED[cap], facts)


def _name(ground: Ground, code: str) -> str:
    return ground.schools[code].name if code in ground.schools else code


def _held(ground: Ground, placing: Mapping[str, str]) -> Iterator[Said]:
    for code, lead in sorted(ground.held.items()):
        if placing.get(code) != lead:
            template = PIN_LEFT_OUT if code in ground.pinned else LEFT_OUT
            facts = {"school": ground.schools[code].name, "lead": _name(ground, lead)}
            yield Said("pin_not_kept" if code in ground.pinned else "member_lost", template, facts)


def _barred(ground: Ground, placing: Mapping[str, str]) -> Iterator[Said]:
    for code, lead in sorted(placing.items()):
        barrier = ground.barrier(ground.school(code).code, lead)
        if barrier is not None and barrier not in {"kept", "pinned"}:
            yield barred(ground, code, lead, barrier)


def _leads(ground: Ground, placing: Mapping[str, str]) -> Iterator[Said]:
    leads = {*placing.values()}
    for code, lead in sorted(placing.items()):
        if placing.get(lead) != lead:
            facts = {"school": ground.schools[code].name, "lead": _name(ground, lead)}
            yield Said("lead_elsewhere", NO_LEAD, facts)
    if len(leads) > ground.problem.groups:
        facts_ = {"count": len(leads), "most": ground.problem.groups}
        yield Said("too_many_groups", TOO_MANY, facts_)


def _caps(ground: Ground, placing: Mapping[str, str]) -> Iterator[Said]:
    for lead in sorted({*placing.values()} - ground.over):
        yield from caps_broken(ground, placing, lead)


def _chains(ground: Ground, placing: Mapping[str, str]) -> Iterator[Said]:
    given = {lead for code, lead in placing.items() if "junior" in ground.schools[code].stages}
    for code, lead in sorted(placing.items()):
        if lead not in given and ground.asks_junior(code, lead):
            facts = {"school": ground.schools[code].name, "lead": _name(ground, lead)}
            yield Said("no_stage", ALONE, facts)
