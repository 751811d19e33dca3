from collections.abc import Iterator

from django.utils.translation import gettext as _

from manyuan.engagements.kinds.visit.enums import KIND
from manyuan.kernel.clock import today
from manyuan.offers.openings import Opening
from manyuan.offers.permissions import may_see_boards
from manyuan.offers.visibility import visible_days
from manyuan.seats.models import Seat


def openings(seat: Seat) -> Iterator[Opening]:
    """Yield the days to come on which experts may still be asked to a school."""
    if not may_see_boards(seat):
        return
    for day in visible_days(seat).filter(date__gte=today()):
        if day.stands and day.places_left:
            expert = day.expert
            yield Opening(
                kind=KIND,
                code=str(day.pk),
                title=_("{expert}：{topics}").format(
                    expert=expert, topics=_("、").join(expert.topic_list)
                ),
                provider=expert.partner.unit,
                page=("expert-day", str(day.pk)),
                places_left=day.places_left,
                on=day.date,
                until=day.date,
                stages=tuple(stage.value for stage in expert.stage_list),
            )
