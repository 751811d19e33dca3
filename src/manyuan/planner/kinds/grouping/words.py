"""The words of group formation within sentences: goals, strengths, obstacles."""

from manyuan.kernel.marking import gettext_noop as _
from manyuan.kernel.saying import Fact, Word

GOALS = {
    "schools_uncovered": _("未覆盖的学校数"),
    "pupils_uncovered": _("未覆盖的学生数"),
    "travel": _("路程分钟数之和"),
    "pupils_excess": _("学生数超出均分的部分"),
    "need_excess": _("薄弱校、新校超出均分的部分"),
    "changes": _("与现状的变动"),
}
STRENGTHS = {
    "lead": _("龙头校"),
    "strong": _("强校"),
    "ordinary": _("普通校"),
    "weak": _("薄弱校"),
    "new": _("新校"),
}
OBSTACLES = {
    "no_travel": _("没有坐标，也没有行程时间"),
    "too_far": _("太远"),
    "no_place": _("近处的牵头校没有成立集团"),
    "banned": _("被排除"),
    "over_cap": _("近处的集团已超上限"),
    "full_campuses": _("近处的集团校区已满"),
    "full_pupils": _("近处的集团学生已满"),
    "no_stage": _("近处的集团没有初中"),
    "not_found": _("限时内没有找到安排"),
}
CAPS = {"campuses": _("校区"), "pupils": _("学生")}


def goal_word(goal: str) -> Fact:
    """Return the name of a goal as a word of the product."""
    return Word(GOALS[goal])


def strength_word(strength: str | None) -> Fact:
    """Return a school's strength as a word of the product."""
    return Word(STRENGTHS.get(strength or "", strength or ""))


def cap_word(cap: str) -> Fact:
    """Return what a cap counts as a word of the product."""
    return Word(CAPS[cap])
