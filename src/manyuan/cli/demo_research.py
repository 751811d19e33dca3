"""The demo's joint research: a meeting of all principals, a training, lessons studied, visits."""

from collections.abc import Iterable
from datetime import date, time, timedelta

from manyuan.cli.language import gettext as _
from manyuan.directory.models import Group, School, Teacher
from manyuan.directory.queries.groups import members_on
from manyuan.directory.queries.schools import schools_on
from manyuan.engagements.kinds.research.actions import (
    Invited,
    ResearchFacts,
    arrange_research,
    hold_research,
    report_attendance,
)
from manyuan.engagements.kinds.research.enums import ResearchMode
from manyuan.engagements.kinds.research.models import Research
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat

WEEK = timedelta(days=7)
AFTERNOON = (time(14), time(16))


def load_research(by: Seat, *, group: Group) -> None:
    """Arrange what a group and its bureau work out together in these weeks."""
    members = [one.school for one in members_on(by, today(), group=group)]
    lead, lifted = members[0], members[-1]
    meeting = ResearchFacts(
        mode=ResearchMode.PROMOTION,
        topic=_("集团化办学推进会"),
        host=by.bureau,
        on=_weekday(today() - WEEK),
        agenda=_("集团办学经验交流\n下一阶段工作安排"),
        invited=_each(_legal(by), 1),
        starts_at=AFTERNOON[0],
        ends_at=AFTERNOON[1],
    )
    _hold(by, arrange_research(by=by, facts=meeting), _("各校校长到会，交流了集团办学经验。"))
    lesson = ResearchFacts(
        mode=ResearchMode.LESSON_STUDY,
        topic=_("单元整体教学：分数的意义"),
        subject=_("数学"),
        leader=Teacher.objects.filter(account__isnull=False).first(),
        host=lead.unit,
        group=group,
        place=lead,
        on=_weekday(today() + WEEK),
        agenda=_("同课异构两节\n说课与评课"),
        invited=_each(members, 3),
        starts_at=AFTERNOON[0],
        ends_at=AFTERNOON[1],
    )
    arrange_research(by=by, facts=lesson)
    visit = ResearchFacts(
        mode=ResearchMode.SCHOOL_VISIT,
        topic=_("走访薄弱校课堂"),
        host=group.unit,
        group=group,
        place=lifted,
        on=_weekday(today() - 2 * WEEK),
        starts_at=time(9),
        ends_at=time(11),
        invited=_each([lifted], 6),
    )
    _hold(by, arrange_research(by=by, facts=visit), "")


def _hold(by: Seat, research: Research, minutes: str) -> None:
    hold_research(by=by, research=research, minutes=minutes)
    parts = research.participations.select_related("school__unit")
    came = {one.school: one.expected for one in parts}
    report_attendance(by=by, research=research, attended=came)


def _each(schools: Iterable[School], expected: int) -> list[Invited]:
    return [Invited(school, expected) for school in schools]


def _legal(by: Seat) -> list[School]:
    return [one for one in schools_on(by, today()) if one.campus_of_id is None]


def _weekday(day: date) -> date:
    """Return the day, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))
