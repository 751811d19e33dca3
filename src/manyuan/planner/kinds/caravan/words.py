"""The words of the caravan within sentences: goals, stages, strengths, times, names."""

from manyuan.kernel.marking import gettext_noop as _
from manyuan.kernel.saying import Fact, Said, Word
from manyuan.planner.kinds.caravan.ground import Ground
from manyuan.planner.kinds.caravan.problem import Request, Stop

STAGES = {"primary": _("小学"), "junior": _("初中"), "senior": _("高中")}
GOALS = {
    "first_visits_weak": _("首次到访的薄弱校、新建校"),
    "first_visits_ordinary": _("首次到访的一般学校"),
    "first_visits_strong": _("首次到访的强校"),
    "first_visits_lead": _("首次到访的龙头校"),
    "pupils": _("学生（加权，同校多场递减）"),
    "topics": _("学校与主题的组合"),
    "travel": _("路程分钟数之和"),
    "unmoved": _("不换人、不改期的待确认到校"),
    "value": _("需求权重之和"),
}
MOST_NAMES = 5
AND_OTHERS = _("{who}等 {n} 场")
REQUEST = _("{school}“{topic}”（{code}）")
DAY = _("{expert} {day}")


def stage_word(stage: str | None) -> Fact:
    """Return the stage as a word of the product."""
    return Word(STAGES.get(stage or "", stage or _("未填写")))


def clock(minutes: int) -> str:
    """Return a time of the day as people read it.

    Examples
    --------
    >>> clock(495)
    '08:15'
    """
    return f"{minutes // 60:02}:{minutes % 60:02}"


def request_name(ground: Ground, request: Request) -> Said:
    """Return school, topic and code of a request."""
    school = school_name(ground, request.school)
    facts: dict[str, Fact] = {"school": school, "topic": request.topic, "code": request.code}
    return Said("request_name", REQUEST, facts)


def school_name(ground: Ground, code: str) -> str:
    """Return the name of a school, its code where there is none."""
    school = ground.schools.get(code)
    return code if school is None else school.name


def expert_name(ground: Ground, code: str) -> str:
    """Return the name of an expert, the code where there is none."""
    expert = ground.experts.get(code)
    return code if expert is None else expert.name


def visit_name(ground: Ground, stop: Stop) -> Said:
    """Return the request of a visit by its name."""
    return request_name(ground, ground.requests[stop.request])


def listed(names: tuple[Said, ...]) -> Fact:
    """Return the names as a list, cut after the first five."""
    if len(names) <= MOST_NAMES:
        return names
    return Said("and_others", AND_OTHERS, {"who": names[:MOST_NAMES], "n": len(names)})
