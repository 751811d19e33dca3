"""The words of group formation within sentences: goals and obstacles."""

from manyuan.kernel.marking import gettext_noop as _

GOALS = {
    "schools_uncovered": _("未覆盖的学校数"),
    "pupils_uncovered": _("未覆盖的学生数"),
    "travel": _("路程分钟数之和"),
    "pupils_excess": _("学生数超出均分的部分"),
    "need_excess": _("薄弱校、新校超出均分的部分"),
    "changes": _("与现状的变动"),
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
