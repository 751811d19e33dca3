"""Visits as entries of a calendar: the visit's own facts, and nothing of any person beside it."""

from datetime import datetime, time, timedelta

from django.utils.translation import gettext as _

from manyuan.engagements.kinds.visit.enums import VisitState
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.engagements.kinds.visit.queries.visits import visits
from manyuan.engagements.kinds.visit.rows import VISITS
from manyuan.history.queries import Version, versions_of_objects
from manyuan.kernel.clock import CHINA, today
from manyuan.seats.models import Seat
from manyuan.web.links.calendar import Entry, Status

BACK = timedelta(days=400)
STATUS: dict[str, Status] = {
    VisitState.PLANNED: "TENTATIVE",
    VisitState.CONFIRMED: "CONFIRMED",
    VisitState.HELD: "CONFIRMED",
    VisitState.CANCELLED: "CANCELLED",
}


def calendar_name(seat: Seat, expert: str) -> str:
    """Return what the calendar is called in the program that reads it."""
    said = _("{unit} {expert} 到校") if expert else _("{unit} 专家到校")
    return said.format(unit=seat.unit.name, expert=expert)


def entries_of(seat: Seat, expert: str) -> list[Entry]:
    """Return the visits that the seat may see, of one expert or of all, as entries."""
    found = visits(seat, first=today() - BACK).order_by("on", "starts_at", "code")
    shown = list(found.filter(expert__code=expert) if expert else found)
    versions = versions_of_objects(table=VISITS, keys=[visit.code for visit in shown])
    return [_entry(seat, visit, versions[visit.code]) for visit in shown]


def _entry(seat: Seat, visit: Visit, version: Version) -> Entry:
    school = visit.school
    return Entry(
        uid=f"{visit.code}@{seat.bureau.code}.manyuan",
        # RFC 5545 counts from 0, and history from the record that made the visit.
        version=version.number - 1,
        status=STATUS[visit.state],
        starts_at=_moment(visit, visit.starts_at),
        ends_at=_moment(visit, visit.ends_at),
        changed_at=version.last,
        summary=_("{school}：{topic}（{expert}）").format(
            school=school.name, topic=visit.topic, expert=visit.expert
        ),
        location=_("，").join(part for part in (school.name, visit.hall, school.address) if part),
        description="\n".join(_lines(visit)),
    )


def _lines(visit: Visit) -> list[str]:
    audience = f"{visit.get_stage_display()} {visit.grade}".strip()
    return [
        _("状态：{state}").format(state=visit.get_state_display()),
        _("对象：{audience}，约 {pupils} 人").format(audience=audience, pupils=visit.expected),
        _("合作单位：{partner}").format(partner=visit.expert.partner.name),
    ]


def _moment(visit: Visit, at: time) -> datetime:
    return datetime.combine(visit.on, at, tzinfo=CHINA)
