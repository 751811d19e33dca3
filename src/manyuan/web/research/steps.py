"""What a seat can do with an activity in its present state."""

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.research.enums import ResearchState
from manyuan.engagements.kinds.research.models import Participation, Research
from manyuan.engagements.kinds.research.permissions import may_change_research
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat
from manyuan.web.visits.steps import Step


def steps_of(seat: Seat, research: Research, to_report: Sequence[Participation]) -> list[Step]:
    """Return what the seat can do, the most likely first."""
    if research.is_cancelled:
        return []
    changes = bool(may_change_research(seat, research))
    return [
        *(_holding(research) if changes else ()),
        *(_reporting(research) if to_report else ()),
        *(_changing(research) if changes else ()),
    ]


def _holding(research: Research) -> Iterator[Step]:
    if research.state == ResearchState.PLANNED and research.on <= today():
        yield _step(_("登记开展"), "research-held", research)
    if research.is_held:
        yield _step(
            _("写纪要") if not research.minutes else _("修改纪要"), "research-minutes", research
        )


def _reporting(research: Research) -> Iterator[Step]:
    if research.on <= today():
        yield _step(_("登记到会人数"), "research-attendance", research)


def _changing(research: Research) -> Iterator[Step]:
    if research.state == ResearchState.PLANNED:
        yield _step(_("修改活动"), "research-edit", research)
        yield _step(_("参加学校"), "research-schools", research)
        yield _step(_("调整时间"), "research-move", research)
        yield _step(_("取消活动"), "research-cancel", research)


def _step(label: str, name: str, research: Research) -> Step:
    return Step(label, reverse(name, args=[research.code]))
