"""What the planning asks of a seat, as tasks of its desk."""

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.translation import ngettext

from manyuan.plans.enums import ScenarioState
from manyuan.plans.models import Scenario
from manyuan.plans.queries.scenarios import scenarios, submitted_scenarios
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.seats.permissions import works_for_bureau
from manyuan.web.desks.attention_words import NAMED, Task
from manyuan.web.desks.deciding_words import deciding_tasks


def plan_tasks(seat: Seat) -> list[Task]:
    """Return what waits for the seat: drafts to read, to mend or to submit, then decisions."""
    return [*_of_bureau(seat), *_of_office(seat), *deciding_tasks(seat)]


def _of_bureau(seat: Seat) -> Iterator[Task]:
    submitted = list(submitted_scenarios(seat)) if works_for_bureau(seat) else []
    if submitted:
        text = ngettext(
            "{n} 份方案草案已上报，等待审阅", "{n} 份方案草案已上报，等待审阅", len(submitted)
        )
        yield _task(text, submitted)


def _of_office(seat: Seat) -> Iterator[Task]:
    if not seat.is_any_of(Role.GROUP_OFFICE):
        return
    own = list(scenarios(seat).filter(state__in=(ScenarioState.DRAFT, ScenarioState.RETURNED)))
    returned = [one for one in own if one.state == ScenarioState.RETURNED]
    if returned:
        text = ngettext(
            "{n} 份方案草案被教育局退回，请修改后再上报",
            "{n} 份方案草案被教育局退回，请修改后再上报",
            len(returned),
        )
        yield _task(text, returned)
    drafts = [one for one in own if one.state == ScenarioState.DRAFT]
    if drafts:
        text = ngettext("{n} 份方案草案还没有上报", "{n} 份方案草案还没有上报", len(drafts))
        yield _task(text, drafts)


def _task(text: str, found: Sequence[Scenario]) -> Task:
    links = [(one.name, reverse("scenario", args=[one.pk])) for one in found]
    return Task(text.format(n=len(found)), tuple(links[:NAMED]), max(0, len(links) - NAMED))
