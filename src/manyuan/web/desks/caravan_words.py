"""What the caravan asks of the bureau, as tasks of its desk."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.enums import PlanState
from manyuan.plans.queries.caravan import CaravanHeadline, caravan_headlines
from manyuan.seats.models import Seat
from manyuan.seats.permissions import works_for_bureau
from manyuan.web.caravan.trail import named
from manyuan.web.desks.attention_words import Task


def caravan_tasks(seat: Seat) -> list[Task]:
    """Return what waits for the bureau: requests that a caravan in force leaves open."""
    if not works_for_bureau(seat):
        return []
    told = caravan_headlines(seat, SchoolYear.on(today()).start)
    adopted = [one for one in told if one.plan.state == PlanState.ADOPTED]
    return list(_left_open(adopted))


def _left_open(adopted: list[CaravanHeadline]) -> Iterator[Task]:
    for one in adopted:
        count = one.told["requests_all"] - one.told["requests_served"]
        if count:
            text = ngettext(
                "大篷车方案「{plan}」还有 {n} 项需求没有安排",
                "大篷车方案「{plan}」还有 {n} 项需求没有安排",
                count,
            )
            url = f"{reverse('caravan-plan', args=[one.plan.pk])}#open"
            yield Task(text.format(plan=named(one.plan), n=count), ((_("查看原因"), url),))
