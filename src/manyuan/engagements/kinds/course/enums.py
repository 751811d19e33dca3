"""The closed sets of the courses, and which state may follow which: nothing else is possible."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from manyuan.directory.enums import StrengthLevel
from manyuan.engagements.enums import FlowStatus
from manyuan.plans.enums import Follows

KIND = "course"


class Mode(models.TextChoices):
    """What a course is for."""

    SHARED = "shared", _("共享课程")
    BRIDGING = "bridging", _("衔接课程")
    CAREER = "career", _("生涯规划")
    CLUB = "club", _("社团课程")


class CourseState(models.TextChoices):
    """How far a course has come."""

    DRAFT = "draft", pgettext_lazy("course", "草拟中")
    OPEN = "open", pgettext_lazy("course", "报名中")
    RUNNING = "running", pgettext_lazy("course", "开课中")
    FINISHED = "finished", pgettext_lazy("course", "已结课")
    CANCELLED = "cancelled", pgettext_lazy("course", "已取消")


COURSE_FOLLOWS: Follows = {
    CourseState.DRAFT: frozenset({CourseState.OPEN, CourseState.CANCELLED}),
    CourseState.OPEN: frozenset({CourseState.RUNNING, CourseState.CANCELLED}),
    # Of what was held something is left: such a course is finished early, not cancelled.
    CourseState.RUNNING: frozenset({CourseState.FINISHED, CourseState.CANCELLED}),
    CourseState.FINISHED: frozenset(),
    CourseState.CANCELLED: frozenset(),
}
STANDS = (CourseState.DRAFT, CourseState.OPEN, CourseState.RUNNING)
TAKES_PUPILS = (CourseState.OPEN, CourseState.RUNNING)
STATUS_OF_COURSE = {
    CourseState.OPEN: FlowStatus.PLANNED,
    CourseState.RUNNING: FlowStatus.CONFIRMED,
    CourseState.FINISHED: FlowStatus.HELD,
    CourseState.CANCELLED: FlowStatus.CANCELLED,
}


class SessionState(models.TextChoices):
    """Whether a session of a course lies ahead, was held or does not take place."""

    PLANNED = "planned", pgettext_lazy("course", "待上课")
    HELD = "held", pgettext_lazy("course", "已上课")
    CANCELLED = "cancelled", pgettext_lazy("course", "已取消")


SESSION_FOLLOWS: Follows = {
    SessionState.PLANNED: frozenset({SessionState.HELD, SessionState.CANCELLED}),
    SessionState.HELD: frozenset(),
    SessionState.CANCELLED: frozenset(),
}

# Whose schools wait until the weaker ones have had their time; an unknown strength does not wait.
WAITS_ITS_TURN = frozenset({StrengthLevel.LEAD, StrengthLevel.STRONG})
