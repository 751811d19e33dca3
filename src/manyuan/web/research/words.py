"""What the pages of joint research say of an activity."""

from manyuan.engagements.kinds.research.enums import ResearchState
from manyuan.engagements.kinds.research.models import Research
from manyuan.engagements.kinds.research.rows import clock
from manyuan.web.ui.parts import VerdictWord

SIGNS: dict[str, VerdictWord] = {
    ResearchState.PLANNED: "near",
    ResearchState.HELD: "met",
    ResearchState.CANCELLED: "missed",
}


def hours_of(research: Research) -> str:
    """Say from when to when an activity lasts."""
    return f"{clock(research.starts_at)}–{clock(research.ends_at)}"


def when_of(research: Research) -> str:
    """Say on which day and from when to when an activity is."""
    return f"{research.on.isoformat()} {hours_of(research)}"


def where_of(research: Research) -> str:
    """Say where an activity is, as far as it is known."""
    place = research.place.name if research.place else ""
    venue = research.venue.name if research.venue else ""
    return " ".join(part for part in (place, venue, research.room) if part)


def lead_of(research: Research) -> str:
    """Say in one line which activity is meant."""
    parts = (
        when_of(research),
        str(research.get_mode_display()),
        research.host.name,
        where_of(research),
    )
    return " · ".join(part for part in parts if part)
