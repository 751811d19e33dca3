"""What the pages that change a course say around their forms."""

from manyuan.engagements.kinds.course.models import Course
from manyuan.web.courses.trail import page_of, to_course
from manyuan.web.courses.words import lead_of
from manyuan.web.directory.asking import Question
from manyuan.web.ui.parts import Crumb


def question_about(
    course: Course, headline: str, submit: str, *warnings: str, dangerous: bool = False
) -> Question:
    """Ask about a course; ``dangerous`` is what cannot be undone."""
    return Question(
        headline=headline,
        lead=lead_of(course),
        submit=submit,
        cancel_url=page_of(course),
        crumbs=to_course(course, Crumb(submit)),
        warnings=warnings,
        dangerous=dangerous,
    )
