from manyuan.engagements.kinds.event.models.events import Event
from manyuan.engagements.kinds.event.models.parts import Participation, ProgrammeItem, Turnout
from manyuan.engagements.kinds.event.models.posters import EventPoster

__all__ = ["Event", "EventPoster", "Participation", "ProgrammeItem", "Turnout"]
