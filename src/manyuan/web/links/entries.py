"""What takes place as entries of a calendar, of every kind; nothing of any person beside it."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from manyuan.engagements.enums import FlowStatus
from manyuan.engagements.models import Occasion
from manyuan.engagements.queries.occasions import occasions_of_calendar
from manyuan.history.queries import Version, versions_of_objects
from manyuan.kernel.clock import CHINA, today
from manyuan.offers.kinds import flow_kinds
from manyuan.seats.models import Seat
from manyuan.web.links.calendar import Entry, Status

BACK = timedelta(days=400)
DAY = timedelta(days=1)
STATUS: dict[str, Status] = {
    FlowStatus.PLANNED: "TENTATIVE",
    FlowStatus.CONFIRMED: "CONFIRMED",
    FlowStatus.HELD: "CONFIRMED",
    FlowStatus.CANCELLED: "CANCELLED",
}


def calendar_name(seat: Seat, detail: str) -> str:
    """Return what the calendar is called in the program that reads it."""
    said = _("{unit} {only} 日历") if detail else _("{unit} 日历")
    return said.format(unit=seat.unit.name, only=detail.rpartition(":")[2])


def entries_of(seat: Seat, detail: str) -> list[Entry]:
    """Return what the link's calendar shows, as entries."""
    found = occasions_of_calendar(seat, detail).filter(ends_on__gte=today() - BACK)
    shown = found.select_related("place__school", "venue").prefetch_related("experts", "units")
    occasions = [one for one in shown if one.kind in flow_kinds()]
    versions = _versions(occasions)
    return [
        _entry(seat, one, versions[one.kind, one.code])
        for one in occasions
        if (one.kind, one.code) in versions
    ]


def _versions(occasions: Sequence[Occasion]) -> dict[tuple[str, str], Version]:
    """Return how far the engagements have come, whose occasions these are."""
    codes: dict[str, set[str]] = {}
    for one in occasions:
        codes.setdefault(one.kind, set()).add(one.code)
    return {
        (kind, code): version
        for kind, keys in codes.items()
        for code, version in versions_of_objects(
            table=flow_kinds()[kind].tables[0].name, keys=sorted(keys)
        ).items()
    }


def _entry(seat: Seat, occasion: Occasion, version: Version) -> Entry:
    starts, ends = _span(occasion)
    return Entry(
        uid=f"{_name(occasion)}@{seat.bureau.code}.manyuan",
        # RFC 5545 counts from 0, and history from the record that made the engagement.
        version=version.number - 1,
        status=STATUS[occasion.status],
        starts=starts,
        ends=ends,
        changed_at=version.last,
        summary=_summary(occasion),
        location=_location(occasion),
        description="\n".join(_lines(occasion)),
    )


def _name(occasion: Occasion) -> str:
    """Return the lasting name of an occasion: that of its engagement, if it is the first."""
    return occasion.code if occasion.number == 1 else f"{occasion.code}.{occasion.number}"


def _span(occasion: Occasion) -> tuple[date, date]:
    """Return the two moments; of whole days the first, and the day after the last."""
    if occasion.starts_at is None or occasion.ends_at is None:
        return occasion.starts_on, occasion.ends_on + DAY
    return _moment(occasion, occasion.starts_at), _moment(occasion, occasion.ends_at)


def _moment(occasion: Occasion, at: time) -> datetime:
    return datetime.combine(occasion.starts_on, at, tzinfo=CHINA)


def _summary(occasion: Occasion) -> str:
    who = _("、").join(str(one) for one in occasion.experts.all())
    place = occasion.place.name if occasion.place else ""
    title = _("{title}（{who}）").format(title=occasion.title, who=who) if who else occasion.title
    return _("{place}：{title}").format(place=place, title=title) if place else title


def _location(occasion: Occasion) -> str:
    place = occasion.place
    school = getattr(place, "school", None)
    room = occasion.venue.name if occasion.venue else occasion.room
    address = school.address if school else ""
    return _("，").join(part for part in (place.name if place else "", room, address) if part)


def _lines(occasion: Occasion) -> list[str]:
    kind = flow_kinds()[occasion.kind]
    lines = [
        str(kind.modes.get(occasion.mode, kind.label)),
        _("状态：{state}").format(state=FlowStatus(occasion.status).label),
    ]
    if occasion.people:
        lines.append(_("人数：约 {people} 人").format(people=occasion.people))
    units = _("、").join(unit.name for unit in occasion.units.all())
    lines.append(_("参加：{units}").format(units=units))
    return lines
