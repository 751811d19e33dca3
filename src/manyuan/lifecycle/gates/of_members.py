"""The gates of a member: each a small function of what is known of the school and its group."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from django.utils.translation import gettext_lazy as _

from manyuan.directory.enums import MemberState
from manyuan.lifecycle.enums import Ground
from manyuan.lifecycle.gates import of_groups
from manyuan.lifecycle.gates.facts import ALL, MemberShown, SchoolShown
from manyuan.lifecycle.gates.gate import Gate, at_least, number_text
from manyuan.rules.lifecycle import LifecyclePack

MemberGate = Callable[[MemberShown, LifecyclePack], Gate]
ASKED = 3  # parents, pupils, teachers


def campuses(member: MemberShown, pack: LifecyclePack) -> Gate:
    """Ask for a group that has room for the school's campuses."""
    return of_groups.campuses(member.group, pack)


def pupils(member: MemberShown, pack: LifecyclePack) -> Gate:
    """Ask for a group that has room for the school's pupils."""
    return of_groups.pupils(member.group, pack)


def travel(member: MemberShown, pack: LifecyclePack) -> Gate:
    """Ask for a way that teachers can go between two lessons."""
    return of_groups.travel(member.group, pack)


def lead_backbone(member: MemberShown, pack: LifecyclePack) -> Gate:
    """Ask for a lead that keeps enough backbone teachers for its own pupils."""
    shares = [lead.backbone_per_hundred for lead in member.group.leads]
    known = [share for share in shares if share is not None]
    return at_least(
        pack.rules["member.lead_backbone"],
        min(known, default=None) if len(known) == len(shares) else None,
        unknown=_("牵头校没有上报学生数或骨干教师数"),
        place=("balance-group", (member.group.code,)),
        share=False,
    )


def term_over(rule: str) -> MemberGate:
    """Return the gate that asks for a term that has been served."""

    def gate(member: MemberShown, pack: LifecyclePack) -> Gate:
        ends, day = member.ends_on, member.group.day
        return Gate(
            rule=pack.rules[rule],
            verdict=None if ends is None else day >= ends,
            figure=day.isoformat(),
            line="" if ends is None else ends.isoformat(),
            unknown=_("不知道这一阶段从哪一天开始") if ends is None else "",
            place=("group", (member.group.code,)),
        )

    return gate


def years(member: MemberShown, pack: LifecyclePack) -> Gate:
    """Ask for consecutive years in which the school passed the six-of-seven rule."""
    rule, passes = pack.rules["growth.years"], member.school.passes
    asked = [*passes[: int(rule.value)], *([None] * (int(rule.value) - len(passes)))]
    verdict = of_groups.all_of(asked)
    in_a_row = next((i for i, one in enumerate(passes) if one is not True), len(passes))
    return Gate(
        rule=rule,
        verdict=verdict,
        figure=number_text(in_a_row),
        line=number_text(rule.value),
        unknown=_("有的学年没有数据，或有指标无法判断") if verdict is None else "",
        place=_balance(member.school),
    )


def level(member: MemberShown, pack: LifecyclePack) -> Gate:
    """Ask for not fewer indicators met than the median school of the stage."""
    met, median = member.school.met, member.school.median
    known = met is not None and median is not None
    return Gate(
        rule=pack.rules["growth.level"],
        verdict=met >= median if met is not None and median is not None else None,
        figure="" if met is None else number_text(met),
        line="" if median is None else number_text(median),
        unknown="" if known else _("这所学校没有参加均衡监测"),
        place=_balance(member.school),
    )


def satisfaction(member: MemberShown, pack: LifecyclePack) -> Gate:
    """Ask for people who are satisfied: parents, pupils and teachers, or all asked in one."""
    rule, found = pack.rules["growth.satisfaction"], member.school.satisfaction
    lowest = min(found.values(), default=None)
    missed = lowest is not None and lowest < rule.value
    complete = ALL in found or len(found) == ASKED
    return at_least(
        rule,
        lowest if missed or complete else None,
        unknown=_("家长、学生、教师的满意度没有都调查"),
        place=("school", (member.school.code,)),
        share=True,
    )


def backbone(member: MemberShown, pack: LifecyclePack) -> Gate:
    """Ask for enough backbone teachers of the school's own."""
    return at_least(
        pack.rules["growth.backbone"],
        member.school.backbone_per_hundred,
        unknown=_("没有上报学生数或骨干教师数"),
        place=_balance(member.school),
        share=False,
    )


def value_added(member: MemberShown, pack: LifecyclePack) -> Gate:
    """Ask for growth that is not negative."""
    value = member.school.value_added
    return at_least(
        pack.rules["growth.value_added"],
        None if value is None else Fraction(value),
        unknown=_("没有增值结果"),
        place=("school", (member.school.code,)),
        share=False,
    )


def failed(member: MemberShown, pack: LifecyclePack) -> Gate:
    """Ask for the grade failed in consecutive years."""
    return of_groups.failed(member.group, pack)


def veto(member: MemberShown, pack: LifecyclePack) -> Gate:
    """Ask for a veto in the year."""
    verdict = member.group.grades.veto
    return Gate(
        rule=pack.rules["exit.veto"],
        verdict=verdict,
        unknown=of_groups.NO_GRADES if verdict is None else "",
        place=("lifecycle-group", (member.group.code,)),
    )


def closed(member: MemberShown, pack: LifecyclePack) -> Gate:
    """Ask for a school that is registered as closing."""
    on = member.school.closed_on
    return Gate(
        rule=pack.rules["exit.closed"],
        verdict=on is not None,
        figure="" if on is None else on.isoformat(),
        place=("school", (member.school.code,)),
    )


def _balance(school: SchoolShown) -> tuple[str, tuple[str, ...]]:
    return "balance-school", (school.code,)


ROOM: tuple[MemberGate, ...] = (campuses, pupils, travel, lead_backbone)
GROWN: tuple[MemberGate, ...] = (years, level, satisfaction, backbone, value_added)
# The gates of each step, by the state to which it leads; a missing one has none.
GATES: Mapping[str, tuple[MemberGate, ...]] = {
    MemberState.CANDIDATE: (campuses, pupils),
    MemberState.PROBATION: ROOM,
    MemberState.MEMBER: (term_over("member.probation_years"),),
    MemberState.GRADUATING: GROWN,
    MemberState.GRADUATED: (*GROWN, term_over("support.years")),
}
GROUNDS: Mapping[str, tuple[MemberGate, ...]] = {
    Ground.FAILED: (failed,),
    Ground.VETO: (veto,),
    Ground.CLOSED: (closed,),
}


def gates_of_member(
    member: MemberShown, pack: LifecyclePack, *, at: str, to: str, ground: str = ""
) -> list[Gate]:
    """Return what the gates of a step show; who leaves is asked for the ground alone."""
    if to == MemberState.EXITED:
        return [gate(member, pack) for gate in GROUNDS.get(ground, ())]
    if (at, to) == (MemberState.GRADUATING, MemberState.MEMBER):
        return []
    return [gate(member, pack) for gate in GATES.get(to, ())]
