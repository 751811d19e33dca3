"""The words of the exchange within sentences: stages, strengths, indicators, names."""

from decimal import Decimal

from manyuan.kernel.marking import gettext_noop as _
from manyuan.kernel.saying import Fact, Said, Titled, Word
from manyuan.planner.kinds.exchange.numbers import shown_share
from manyuan.planner.kinds.exchange.problem import Teacher
from manyuan.rules.balance import BalancePack
from manyuan.rules.exchange import Ratio

STAGES = {"primary": _("小学"), "junior": _("初中"), "senior": _("高中")}
# Every subject of the pack of subjects; marked here because packs are no catalogue.
SUBJECTS = (
    *(_("语文"), _("数学"), _("英语"), _("俄语"), _("日语"), _("道德与法治"), _("思想政治")),
    *(_("历史"), _("地理"), _("科学"), _("物理"), _("化学"), _("生物"), _("信息科技")),
    *(_("通用技术"), _("体育"), _("音乐"), _("美术"), _("艺术"), _("劳动"), _("综合实践活动")),
    *(_("心理健康"), _("书法"), _("地方课程"), _("特殊教育")),
)
MOST_NAMES = 5
AND_OTHERS = _("{who}等 {n} 人")
BACKBONE = {
    "school": _("校级骨干"),
    "county": _("区骨干"),
    "city": _("市骨干"),
    "province": _("省骨干"),
    "nation": _("国家级骨干"),
}
YES, NO = _("是"), _("否")
GOALS = {
    "policy_shortfall": _("政策比例差额"),
    "equalising_shortfall": _("均衡缺额"),
    "changes": _("与已采纳方案的变动"),
    "wishes": _("志愿位次之和"),
    "travel": _("路程分钟数之和"),
    "moves": _("交流人数"),
}


def stage_word(stage: str | None) -> Fact:
    """Return the stage as a word of the product."""
    return Word(STAGES.get(stage or "", stage or ""))


def subject_word(subject: str | None) -> Fact:
    """Return the subject; the subjects are Chinese labels of a closed list."""
    return Word(subject or "")


def goal_word(goal: str) -> Fact:
    """Return the name of a goal as a word of the product."""
    return Word(GOALS[goal])


def indicator_name(code: str, *, pack: BalancePack) -> Fact:
    """Return the name of a resource indicator in both languages."""
    rule = next(each for each in pack.indicators if each.code == code)
    return Titled(f"{code} {rule.label_zh}", f"{code} {rule.label_en}")


def ratio_name(ratio: Ratio) -> Fact:
    """Return what a policy ratio asks for, with its number, in both languages."""
    rule, number = ratio.share, shown_share(ratio.share.value)
    return Titled(f"{rule.title_zh} {number}", f"{rule.title_en} {number}")


def teacher_name(teacher: Teacher) -> Said:
    """Return the teacher's name with the code that tells namesakes apart."""
    facts: dict[str, Fact] = {"name": teacher.name, "code": teacher.code}
    return Said("teacher_name", _("{name}（{code}）"), facts)


def listed(names: tuple[Said, ...]) -> Fact:
    """Return the names as a list, cut after the first five."""
    if len(names) <= MOST_NAMES:
        return names
    return Said("and_others", AND_OTHERS, {"who": names[:MOST_NAMES], "n": len(names)})


def rule_value(code: str, value: object) -> Fact:
    """Return the value of a rule of the exchange pack as people read it."""
    match value:
        case bool():
            return Word(YES if value else NO)
        case tuple():
            return tuple(stage_word(str(each)) for each in value)
        case Decimal() if code.startswith("ratios.") or code.endswith("_share"):
            return shown_share(value)
        case str():
            return Word(BACKBONE.get(value, value))
        case _:
            return str(value)
