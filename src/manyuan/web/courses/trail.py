"""The way to a page of the courses."""

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.course.models import Course
from manyuan.web.ui.parts import Crumb


def to_courses(*more: Crumb) -> list[Crumb]:
    """Return the way through the list of courses."""
    return [Crumb(_("课程共享"), reverse("courses")), *more]


def to_course(course: Course, *more: Crumb) -> list[Crumb]:
    """Return the way through a course's page, which is the end when nothing follows."""
    return to_courses(Crumb(course.name, page_of(course) if more else ""), *more)


def page_of(course: Course) -> str:
    """Return the address of a course."""
    return reverse("course", args=[course.code])
