"""What the pages of the courses say of one."""

from django.utils.translation import gettext as _

from manyuan.engagements.kinds.course.enums import CourseState, SessionState
from manyuan.engagements.kinds.course.models import Course, Session
from manyuan.engagements.kinds.course.rows import clock
from manyuan.web.ui.parts import VerdictWord

SIGNS: dict[str, VerdictWord] = {
    CourseState.DRAFT: "unknown",
    CourseState.OPEN: "near",
    CourseState.RUNNING: "met",
    CourseState.FINISHED: "met",
    CourseState.CANCELLED: "missed",
}
SESSION_SIGNS: dict[str, VerdictWord] = {
    SessionState.PLANNED: "near",
    SessionState.HELD: "met",
    SessionState.CANCELLED: "missed",
}


def hours_of(session: Session) -> str:
    """Say from when to when a session lasts."""
    return f"{clock(session.starts_at)}–{clock(session.ends_at)}"


def audience_of(course: Course) -> str:
    """Say for whom a course is."""
    return course.grade or course.get_stage_display()


def lead_of(course: Course) -> str:
    """Say in one line which course is meant."""
    said = _("{mode}，{provider}面向{audience}，名额 {places} 人，报名 {opens} 至 {closes}。")
    return said.format(
        mode=course.get_mode_display(),
        provider=course.provider.name,
        audience=audience_of(course),
        places=course.places,
        opens=course.opens_on,
        closes=course.closes_on,
    )
