"""How far the visits of this school year have come, beside the year before."""

from django.utils.translation import gettext as _

from manyuan.engagements.kinds.visit.queries.reach import Reach, reach
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import KeyFigure
from manyuan.web.ui.units import of_people, of_schools


def figures_of(seat: Seat) -> list[KeyFigure]:
    """Return what this year's visits reached; a teacher sees what is to come, not numbers."""
    if seat.is_any_of(Role.TEACHER):
        return []
    return figures_of_reach(seat, reach(seat, SchoolYear.on(today())))


def figures_of_reach(seat: Seat, found: Reach) -> list[KeyFigure]:
    """Return what the visits of a year reached, beside the year before."""
    figures = [
        KeyFigure(
            label=_("学生受益人次"),
            value=found.now.pupils,
            unit=of_people(found.now.pupils),
            sub=_before(found.before.pupils),
        ),
        KeyFigure(
            label=_("到场教师人次"),
            value=found.now.teachers,
            unit=of_people(found.now.teachers),
            sub=_before(found.before.teachers),
        ),
    ]
    return figures if seat.is_any_of(Role.PRINCIPAL) else [_schools(found), *figures]


def _schools(found: Reach) -> KeyFigure:
    sub = _("共 {all} 所，上学年 {before} 所")
    facts = {"all": number(len(found.schools)), "before": number(found.schools_reached_before)}
    return KeyFigure(
        label=_("到过的学校"),
        value=found.schools_reached,
        unit=of_schools(found.schools_reached),
        sub=sub.format(**facts),
    )


def _before(count: int) -> str:
    return _("上学年 {n} 人次").format(n=number(count))
