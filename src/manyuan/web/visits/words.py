"""What the pages of the visits say of one."""

from django.utils.translation import gettext as _

from manyuan.engagements.kinds.visit.enums import VisitState
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.rows import clock
from manyuan.web.ui.parts import VerdictWord

SIGNS: dict[str, VerdictWord] = {
    VisitState.PLANNED: "near",
    VisitState.CONFIRMED: "met",
    VisitState.HELD: "met",
    VisitState.CANCELLED: "missed",
}


def hours_of(visit: Visit) -> str:
    """Say from when to when a visit lasts."""
    return f"{clock(visit.starts_at)}–{clock(visit.ends_at)}"


def when_of(visit: Visit) -> str:
    """Say on which day and from when to when a visit is."""
    return f"{visit.on.isoformat()} {hours_of(visit)}"


def who_of(visit: Visit) -> str:
    """Say who comes, and from where."""
    return _("{partner}{expert}").format(expert=visit.expert, partner=visit.expert.partner.name)


def audience_of(visit: Visit) -> str:
    """Say for whom a visit is planned."""
    text = _("{grade}，预计 {n} 人") if visit.grade else _("{stage}，预计 {n} 人")
    return text.format(grade=visit.grade, stage=visit.get_stage_display(), n=visit.expected)
