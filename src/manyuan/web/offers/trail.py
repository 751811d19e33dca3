"""The way to a page of the collecting."""

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.directory.models import School, Teacher
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.web.ui.parts import Crumb


def to_offers(*more: Crumb) -> list[Crumb]:
    """Return the way through the first page of the collecting."""
    return [Crumb(_("供需"), reverse("offers")), *more]


def to_school(school: School, *more: Crumb) -> list[Crumb]:
    """Return the way through a school's page, which is the end when nothing follows."""
    address = reverse("school-offers", args=[school.code]) if more else ""
    return to_offers(Crumb(school.name, address), *more)


def to_roster(school: School, *more: Crumb) -> list[Crumb]:
    """Return the way through a school's list of teachers."""
    address = reverse("school-roster", args=[school.code]) if more else ""
    return to_school(school, Crumb(_("教师名单"), address), *more)


def to_teacher(teacher: Teacher, school: School, *more: Crumb) -> list[Crumb]:
    """Return the way through a teacher's page."""
    address = reverse("teacher-edit", args=[teacher.pk]) if more else ""
    return to_roster(school, Crumb(teacher.name, address), *more)


def to_papers(seat: Seat, name: str, title: str, *more: Crumb) -> list[Crumb]:
    """Return the way to one paper: through the list of all, or through the own record."""
    if seat.is_any_of(Role.TEACHER):
        return to_record(Crumb(title))
    return to_offers(Crumb(title, reverse(name)), *more)


def to_record(*more: Crumb) -> list[Crumb]:
    """Return the way through the own record."""
    return [Crumb(_("我的记录"), reverse("my-record")), *more]
