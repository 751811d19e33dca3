from collections.abc import Callable

from django.http import HttpResponseBase

from manyuan.seats.enums import Role
from manyuan.web.desks.bureau import bureau_desk
from manyuan.web.desks.group import group_desk
from manyuan.web.desks.school import school_desk
from manyuan.web.desks.teacher import teacher_desk
from manyuan.web.seated import SeatRequest

DESKS: dict[str, Callable[[SeatRequest], HttpResponseBase]] = {
    Role.BUREAU_OFFICER: bureau_desk,
    Role.AUDITOR: bureau_desk,
    Role.GROUP_OFFICE: group_desk,
    Role.PRINCIPAL: school_desk,
    Role.TEACHER: teacher_desk,
}


def show_desk(request: SeatRequest) -> HttpResponseBase:
    """Show the home page of the visitor's seat."""
    return DESKS[request.seat.role](request)
