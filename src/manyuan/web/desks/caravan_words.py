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
    """Return what waits for the bureau: a caravan to adopt, requests that one in force leaves."""
    if not works_for_bureau(seat):
        return []
    told = caravan_headlines(seat, SchoolYear.on(today()).start)
    adopted = [one for one in told if one.plan.state == PlanState.ADOPTED]
    return [*_to_adopt(told, adopted), *_left_open(adopted)]


def _to_adopt(told: list[CaravanHeadline], adopted: list[CaravanHeadline]) -> Iterator[Task]:
    """Yield the newest plan that could be adopted, if it is newer than those in force."""
    last = max((one.plan.number for one in adopted), default=0)
    newest = next(iter(told), None)
    if newest is None or newest.plan.number <= last or newest.plan.status == "infeasible":
        return
    if newest.plan.state == PlanState.PROPOSED:
        text = _("大篷车方案「{plan}」已算好，等待采纳").format(plan=named(newest.plan))
        yield Task(text, ((_("查看方案"), reverse("caravan-plan", args=[newest.plan.pk])),))


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
