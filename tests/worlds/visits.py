"""Shore, where experts of two partners come to the schools.

P1 sends E1 and P2 sends E2; a link of each partner holds a seat. The days of ``SCHOOL_DAY`` and
after are weekdays that lie ahead, those of ``PAST`` lie behind.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, time, timedelta
from io import BytesIO

from PIL import Image

from manyuan.directory.actions.importing import import_district
from manyuan.directory.models import Expert
from manyuan.engagements.kinds.visit.actions import (
    Attended,
    VisitFacts,
    add_evidence,
    arrange_visit,
    confirm_visit,
    hold_visit,
)
from manyuan.engagements.kinds.visit.enums import Side
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.models import VisitRequest
from manyuan.rules.calendar import school_calendar
from manyuan.rules.caravan import load_caravan_pack
from manyuan.seats.enums import Role, UnitKind
from manyuan.seats.models import Seat, Unit
from manyuan.seats.scope import before_any_seat
from worlds.shore import World, build_shore, rows

PAST = date(2025, 10, 14)
FEW = 5
GPS, ORIENTATION = 0x8825, 0x0112
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def photo(size=(64, 32), kind="JPEG", mode="RGB", **rest):
    out = BytesIO()
    Image.new(mode, size, 0 if mode == "P" else "navy").save(out, format=kind, **rest)
    return out.getvalue()


def photo_with_place(**rest):
    """A photo as a phone takes it: upright only by its data, and telling where it was taken."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[0x010F] = "Telephone"
    exif.get_ifd(GPS)[1], exif.get_ifd(GPS)[2] = "N", (36.0, 6.0, 21.5)
    exif.get_ifd(GPS)[3], exif.get_ifd(GPS)[4] = "E", (120.0, 22.0, 33.5)
    return photo(exif=exif, comment=b"36.1,120.4", **rest)


def school_day(place: int = 0) -> date:
    """Return a Wednesday in term that lies at least a week ahead: the first of all, the next, …

    The first few lie in one school year, so that a visit may be moved from one to another.
    """
    calendar = school_calendar(load_caravan_pack())
    start = today() + timedelta(days=7)
    days = (start + timedelta(days=count) for count in range(2000))
    fitting = [day for day in days if day.weekday() == 2 and calendar.is_school_day(day)]
    of_year = [day for day in fitting if SchoolYear.on(day) == SchoolYear.on(fitting[0])]
    return fitting[place if len(of_year) > FEW else len(of_year) + place]


def day_off() -> date:
    """Return a Sunday after ``school_day()`` on which no school works in another day's place."""
    calendar = school_calendar(load_caravan_pack())
    sundays = (school_day() + timedelta(days=4 + 7 * count) for count in range(10))
    return next(day for day in sundays if not calendar.is_school_day(day))


@dataclass(frozen=True)
class Coast:
    """Shore with its visits: ``link`` sits for partner P1, ``other_link`` for P2."""

    shore: World
    link: Seat
    other_link: Seat

    @property
    def officer(self) -> Seat:
        return self.shore.officer

    @property
    def principal(self) -> Seat:
        """The principal of S2."""
        return self.shore.principal

    @property
    def group_office(self) -> Seat:
        return self.shore.group_office

    @contextmanager
    def at(self, seat: Seat | None = None) -> Iterator[None]:
        """Look from a seat, the officer's unless told otherwise."""
        with self.shore.at(seat):
            yield

    def facts(self, **rest: object) -> VisitFacts:
        given = {
            "expert": "E1",
            "school": "S2",
            "topic": "海洋科学",
            "stage": "primary",
            "grade": "六年级",
            "expected": 180,
            "on": school_day(),
            "starts_at": time(9),
            "ends_at": time(10),
            "hall": "报告厅",
            **rest,
        }
        given["expert"] = Expert.objects.get(code=given["expert"])
        given["school"] = self.shore.school(given["school"])
        if "request" in given:
            given["request"] = VisitRequest.objects.get(code=given["request"])
        return VisitFacts(**given)

    def visit(self, **rest: object) -> Visit:
        """Arrange a visit of E1 to S2, 9 to 10 o'clock on a school day ahead, unless told otherwise."""
        return arrange_visit(by=self.officer, facts=self.facts(**rest))

    def confirmed(self, **rest: object) -> Visit:
        visit = self.visit(**rest)
        for side in Side:
            visit = confirm_visit(by=self.officer, visit=visit, side=side)
        return visit

    def held(self, pupils: int = 170, teachers: int = 8, **rest: object) -> Visit:
        """Arrange a visit in the past and report that it was held."""
        visit = self.visit(**{"on": PAST, **rest})
        attendance = [Attended("六年级", pupils)]
        return hold_visit(by=self.officer, visit=visit, attendance=attendance, teachers=teachers)


def build_coast() -> Coast:
    """Write Shore and a second partner with an expert into the test database."""
    shore = build_shore()
    with shore.at():
        import_district(
            by=shore.command_line,
            tables={
                "partners": rows(
                    "partners", {"partner": "P2", "name": "电子研究院", "kind": "institute"}
                ),
                "experts": rows(
                    "experts",
                    {"expert": "E2", "name": "卢工", "partner": "P2", "topics": "人工智能"},
                ),
            },
            source="coast",
        )
    return Coast(shore, partner_link(shore, "P1"), partner_link(shore, "P2"))


def partner_link(shore: World, partner: str) -> Seat:
    """Return the seat in which a link of the partner sits."""
    bureau = shore.officer.bureau
    with before_any_seat():
        unit = Unit.objects.get(bureau=bureau, kind=UnitKind.PARTNER, code=partner)
        seat = Seat.objects.create(
            role=Role.PARTNER_LINK, unit=unit, bureau=bureau, starts_on=today()
        )
        return Seat.objects.select_related("person", "unit", "bureau").get(pk=seat.pk)


@dataclass(frozen=True)
class Visited:
    """A visit of E1 to S2 that waits for both sides, and one in the past with a photo."""

    visit: str
    held_visit: str
    evidence: int


def visit_something(shore: World) -> Visited:
    """Arrange both visits; no link of a partner is needed for them."""
    coast = Coast(shore, shore.officer, shore.officer)
    held = coast.held()
    photo = add_evidence(by=shore.officer, visit=held, name="简报.pdf", content=PDF)
    return Visited(coast.visit().code, held.code, photo.pk)
