"""The scores of the demo: groups judged in both frozen years, the earlier grades published."""

from manyuan.directory.queries.groups import visible_groups
from manyuan.evaluation.queries.frozen_years import last_version
from manyuan.evaluation.scores.actions.judging import judge_group
from manyuan.evaluation.scores.actions.publishing import publish_grades
from manyuan.evaluation.scores.enums import Item
from manyuan.evaluation.scores.queries.drafts import draft_sheets
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Person, Seat
from manyuan.seats.queries import seats_of

# Of every so many groups one lacks an item, and each item is lacked by others.
EVERY = 4


def load_scores(*, last: int) -> None:
    """Judge the groups from the officer's seat; the last year waits to be published."""
    (officer,) = seats_of(Person.objects.get(username="officer"))
    year = min(last, SchoolYear.on(today()).start)
    for one in (year - 1, year):
        for place, group in enumerate(visible_groups(officer)):
            ticks = {item.value: (place + at) % EVERY > 0 for at, item in enumerate(Item)}
            judge_group(by=officer, group=group, year=one, ticks=ticks)
    if _has_grades(officer, year - 1):
        publish_grades(by=officer, year=year - 1)


def _has_grades(officer: Seat, year: int) -> bool:
    frozen = last_version(officer, year)
    return frozen is not None and any(one.grade for one in draft_sheets(officer, frozen).values())
