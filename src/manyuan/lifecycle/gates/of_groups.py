"""The gates of a group: each a small function of what is known of it."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from django.utils.translation import gettext_lazy as _

from manyuan.directory.enums import StrengthLevel
from manyuan.lifecycle.enums import EvidenceItem, GroupPhase
from manyuan.lifecycle.gates.facts import GroupShown
from manyuan.lifecycle.gates.gate import Gate, at_least, at_most, number_text
from manyuan.rules.lifecycle import LifecyclePack

GroupGate = Callable[[GroupShown, LifecyclePack], Gate]
STRONG = frozenset({StrengthLevel.LEAD, StrengthLevel.STRONG})
NO_POSTINGS = _("没有正在进行的交流轮岗")
NO_GRADES = _("还没有公布评价等级")


def members(group: GroupShown, pack: LifecyclePack) -> Gate:
    """Ask for enough schools, a lead among them."""
    count = len(group.members) if group.leads else 0
    return at_least(pack.rules["group.members"], count, place=_group(group), share=False)


def campuses(group: GroupShown, pack: LifecyclePack) -> Gate:
    """Ask for no more campuses than the cap."""
    return at_most(pack.rules["size.campuses"], group.size.campuses, place=_group(group))


def pupils(group: GroupShown, pack: LifecyclePack) -> Gate:
    """Ask for no more pupils than the cap; unknown while who has not reported could change it."""
    cap, size = pack.rules["size.pupils"], group.size
    known = size.pupils > cap.value or not size.pupils_unknown
    return Gate(
        rule=cap,
        verdict=size.pupils <= cap.value if known else None,
        figure=number_text(size.pupils),
        line=number_text(cap.value),
        unknown="" if known else _("有校区没有上报学生数"),
        place=_group(group),
    )


def lead_strong(group: GroupShown, pack: LifecyclePack) -> Gate:
    """Ask for leads that are strong schools."""
    known = [lead.strength for lead in group.leads if lead.strength]
    weak = any(strength not in STRONG for strength in known)
    verdict = False if weak or not group.leads else len(known) == len(group.leads) or None
    return Gate(
        rule=pack.rules["group.lead_strong"],
        verdict=verdict,
        figure="、".join(str(StrengthLevel(strength).label) for strength in known),
        unknown="" if verdict is not None else _("没有登记牵头校的办学水平"),
        place=("school", (group.leads[0].code,)) if group.leads else _group(group),
    )


def travel(group: GroupShown, pack: LifecyclePack) -> Gate:
    """Ask for a way that teachers can walk or drive between two lessons."""
    return at_most(
        pack.rules["group.travel_minutes"],
        group.minutes,
        unknown=_("有学校没有登记位置"),
        place=_group(group),
    )


def incubation(group: GroupShown, pack: LifecyclePack) -> Gate:
    """Ask for an incubation that has not run out."""
    ends = group.ends_on
    return Gate(
        rule=pack.rules["group.incubation_years"],
        verdict=None if ends is None else group.day <= ends,
        figure=group.day.isoformat(),
        line="" if ends is None else ends.isoformat(),
        unknown=_("不知道培育从哪一天开始") if ends is None else "",
        place=_group(group),
    )


def _evidence(rule: str, item: EvidenceItem) -> GroupGate:
    def gate(group: GroupShown, pack: LifecyclePack) -> Gate:
        verdict = group.evidence.get(item)
        return Gate(
            rule=pack.rules[rule],
            verdict=verdict,
            unknown="" if verdict is not None else _("还没有登记佐证"),
            place=("lifecycle-group", (group.code,)),
        )

    return gate


charter = _evidence("group.charter", EvidenceItem.CHARTER)
single_head = _evidence("compact.single_head", EvidenceItem.SINGLE_HEAD)
joint_plan = _evidence("compact.joint_plan", EvidenceItem.JOINT_PLAN)
joint_budget = _evidence("compact.joint_budget", EvidenceItem.JOINT_BUDGET)


def rotation(group: GroupShown, pack: LifecyclePack) -> Gate:
    """Ask for enough teachers of the group on rotation."""
    return at_least(
        pack.rules["compact.rotation"],
        Fraction(group.rotating, group.teachers) if group.teachers else None,
        unknown=_("教师名册里没有这个集团的教师"),
        place=("postings", ()),
        share=True,
    )


def backbone(group: GroupShown, pack: LifecyclePack) -> Gate:
    """Ask for enough backbone teachers among those on rotation."""
    return at_least(
        pack.rules["compact.backbone"],
        Fraction(group.backbone_rotating, group.rotating) if group.rotating else None,
        unknown=NO_POSTINGS,
        place=("postings", ()),
        share=True,
    )


def posting_years(group: GroupShown, pack: LifecyclePack) -> Gate:
    """Ask for rotations that last."""
    return at_least(
        pack.rules["compact.posting_years"],
        group.shortest,
        unknown=NO_POSTINGS,
        place=("postings", ()),
        share=False,
    )


def members_pass(group: GroupShown, pack: LifecyclePack) -> Gate:
    """Ask for members each of which passes the six-of-seven rule in the latest year."""
    latest = [one.passes[0] if one.passes else None for one in group.members]
    verdict = all_of(latest)
    return Gate(
        rule=pack.rules["compact.members_pass"],
        verdict=verdict,
        figure=f"{latest.count(True)} / {len(latest)}",
        unknown=_("有学校的指标无法判断") if verdict is None else "",
        place=("balance-group", (group.code,)),
    )


def satisfaction(group: GroupShown, pack: LifecyclePack) -> Gate:
    """Ask for members at each of which those who were asked are satisfied."""
    rule = pack.rules["compact.satisfaction"]
    lowest = [min(one.satisfaction.values(), default=None) for one in group.members]
    known = [value for value in lowest if value is not None]
    complete = len(known) == len(lowest) and bool(known)
    missed = any(value < rule.value for value in known)
    gate = at_least(
        rule,
        min(known, default=None),
        unknown=_("有学校没有满意度结果"),
        place=("group", (group.code,)),
        share=True,
    )
    if complete or missed:
        return gate
    return Gate(
        rule=rule,
        verdict=None,
        figure=gate.figure,
        line=gate.line,
        unknown=_("有学校没有满意度结果"),
        place=gate.place,
    )


def failed(group: GroupShown, pack: LifecyclePack) -> Gate:
    """Ask for the grade failed in consecutive years."""
    return at_least(
        pack.rules["exit.failed_years"],
        group.grades.failed_in_a_row,
        unknown=NO_GRADES,
        place=("lifecycle-group", (group.code,)),
        share=False,
    )


def all_of(verdicts: Sequence[bool | None]) -> bool | None:
    """Return the verdict of all: one certain failure decides, else one unknown leaves it unknown.

    Examples
    --------
    >>> all_of([True, None]) is None, all_of([None, False])
    (True, False)
    """
    if False in verdicts:
        return False
    return None if None in verdicts or not verdicts else True


def _group(group: GroupShown) -> tuple[str, tuple[str, ...]]:
    return "group", (group.code,)


START: tuple[GroupGate, ...] = (members, lead_strong, campuses, pupils, travel)
CHECKLIST: tuple[GroupGate, ...] = (
    single_head,
    joint_plan,
    joint_budget,
    rotation,
    backbone,
    posting_years,
    members_pass,
    satisfaction,
)
ESTABLISH: tuple[GroupGate, ...] = (charter, *START)
# The gates of each step, by the phases between which it leads; a missing pair has none.
GATES: Mapping[tuple[GroupPhase, GroupPhase], tuple[GroupGate, ...]] = {
    (GroupPhase.DRAFT, GroupPhase.INCUBATING): START,
    (GroupPhase.INCUBATING, GroupPhase.ESTABLISHED): (*ESTABLISH, incubation),
    (GroupPhase.INCUBATING, GroupPhase.COMPACT): (*ESTABLISH, incubation, *CHECKLIST),
    (GroupPhase.ESTABLISHED, GroupPhase.COMPACT): CHECKLIST,
    (GroupPhase.RECTIFYING, GroupPhase.COMPACT): CHECKLIST,
    (GroupPhase.RECTIFYING, GroupPhase.ESTABLISHED): ESTABLISH,
    (GroupPhase.ESTABLISHED, GroupPhase.RECTIFYING): (failed,),
    (GroupPhase.COMPACT, GroupPhase.RECTIFYING): (failed,),
}


def gates_of_group(
    group: GroupShown, pack: LifecyclePack, *, at: GroupPhase, to: GroupPhase
) -> list[Gate]:
    """Return what the gates of a step show."""
    return [gate(group, pack) for gate in GATES.get((at, to), ())]
