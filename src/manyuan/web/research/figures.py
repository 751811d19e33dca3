"""How often schools met in a year, in which way, and how many teachers came."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import npgettext

from manyuan.engagements.kinds.research.enums import ResearchMode
from manyuan.engagements.kinds.research.queries.research import Tally, tallies
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import KeyFigure

LESSONS = (ResearchMode.LESSON_STUDY, ResearchMode.PREPARATION)
MEETINGS = (ResearchMode.PROMOTION, ResearchMode.CATCHMENT, ResearchMode.THREE_HEADS)


def figures_of(seat: Seat, year: SchoolYear) -> list[KeyFigure]:
    """Return what was held in the year, as far as the seat may see it."""
    held = tallies(seat, year)
    return [
        _figure(_("课例研究和集体备课"), held, LESSONS),
        _figure(_("已开展的培训"), held, (ResearchMode.TRAINING,)),
        _figure(_("已召开的会议"), held, MEETINGS),
        _figure(_("走访学校"), held, (ResearchMode.SCHOOL_VISIT,)),
    ]


def _figure(label: str, held: Mapping[str, Tally], modes: Iterable[ResearchMode]) -> KeyFigure:
    found = [held[mode.value] for mode in modes if mode.value in held]
    times, people = sum(one.held for one in found), sum(one.people for one in found)
    sub = _("到会 {n} 人次").format(n=number(people))
    unit = npgettext("research", "次", "次", times)
    return KeyFigure(label=label, value=times, unit=unit, sub=sub)
