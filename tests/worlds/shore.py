"""Shore, a district small enough to know by heart.

Two groups over five schools, one of them in both; a nine-year school with a campus; a school that
stands alone, a closed one, and an office. A second bureau, Hill, holds one school and must never
be seen from Shore.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from manyuan.directory.actions.importing import import_district
from manyuan.directory.models import Agreement, Expert, Group, Membership, School, Studio, Venue
from manyuan.kernel.clock import today
from manyuan.offers.models import ExpertDay, VisitRequest
from manyuan.seats.actions import open_bureau
from manyuan.seats.enums import Role
from manyuan.seats.models import Person, Seat, Unit
from manyuan.seats.scope import before_any_seat, seated
from manyuan.sheets.columns import Row
from manyuan.sheets.district import DistrictHead
from manyuan.sheets.tables import TABLES, table_named

PASSWORD = "shore-and-hill-2025"
OUTLINE = (
    b'{"type":"Polygon","coordinates":'
    b"[[[120.30,36.05],[120.42,36.05],[120.42,36.15],[120.30,36.15],[120.30,36.05]]]}"
)
HEAD = DistrictHead("990001", "岸区教育和体育局", OUTLINE)
HILL_HEAD = DistrictHead("990002", "山区教育和体育局")


def rows(table: str, *given: Row) -> list[Row]:
    """Fill rows up to every column of their table."""
    names = [column.name for column in table_named(table).columns]
    return [{name: row.get(name) for name in names} for row in given]


def school(code: str, name: str, kind: str, **rest: object) -> Row:
    place = {"lon": Decimal("120.35"), "lat": Decimal("36.10")}
    return {"school": code, "name": name, "kind": kind, "nature": "public", **place, **rest}


def membership(group: str, school: str, role: str, joined: date, **rest: object) -> Row:
    return {"group": group, "school": school, "role": role, "joined_on": joined, **rest}


def report(school: str, stage: str, year: int, pupils: int | None, **rest: object) -> Row:
    """Report a stage whose every indicator is met with something to spare, unless told otherwise."""
    n = pupils or 0
    enough = {
        "classes": max(1, n // 40),
        "teachers": n // 12,
        "teachers_above_required": n // 15,
        "backbone_teachers": n // 50,
        "pe_art_teachers": n // 80,
        "teaching_area": Decimal(n * 8),
        "indoor_sports_area": Decimal(n),
        "sports_area": Decimal(n * 12),
        "equipment_value": Decimal(n * 3000),
        "multimedia_rooms": n // 30,
    }
    return {"school": school, "stage": stage, "year": year, "pupils": pupils, **enough, **rest}


def shore_tables() -> dict[str, list[Row]]:
    """Return the whole district folder of Shore."""
    return {
        "schools": rows(
            "schools",
            school("S1", "海棠路小学", "primary", strength="lead", setting="city"),
            school("S2", "灯塔小学", "primary", strength="weak", lon=Decimal("120.37")),
            school("S3", "石桥小学", "primary", strength="new", opened_on=date(2023, 9, 1)),
            school("S4", "望海中学", "junior", strength="lead", lat=Decimal("36.12")),
            school("S5", "潮声学校", "nine_year", strength="ordinary", lon=Decimal("120.33")),
            school("S5-2", "潮声学校东校区", "nine_year", campus_of="S5", lat=Decimal("36.08")),
            school("S6", "独立中学", "junior", strength="ordinary", nature="private"),
            school("S7", "旧港小学", "primary", closed_on=date(2024, 8, 1)),
            school("S8", "教研中心", "office", lon=None, lat=None),
        ),
        "strengths": rows(
            "strengths",
            {"school": "S2", "year": 2022, "strength": "weak"},
            {"school": "S5", "year": 2022, "strength": "weak"},
        ),
        "groups": rows(
            "groups",
            {
                "group": "G1",
                "name": "海棠路小学教育集团",
                "tightness": "compact",
                "founded_on": date(2022, 9, 1),
                "state": "established",
            },
            {
                "group": "G2",
                "name": "望海中学教育集团",
                "tightness": "loose",
                "founded_on": date(2023, 4, 1),
                "state": "incubating",
            },
        ),
        "memberships": rows(
            "memberships",
            membership("G1", "S1", "lead", date(2022, 9, 1), state="member"),
            membership("G1", "S2", "member", date(2022, 9, 1), kind="weak", state="member"),
            membership("G1", "S3", "member", date(2023, 9, 1), kind="new", state="probation"),
            membership(
                "G1",
                "S7",
                "member",
                date(2022, 9, 1),
                kind="old",
                left_on=date(2024, 8, 1),
                state="exited",
            ),
            membership("G2", "S4", "lead", date(2023, 4, 1), state="member"),
            membership("G2", "S5", "member", date(2023, 4, 1), kind="old", state="member"),
            membership("G2", "S2", "member", date(2024, 9, 1), kind="weak", state="candidate"),
        ),
        "resources": rows(
            "resources",
            *(
                row
                for year in (2023, 2024, 2025)
                for row in (
                    report("S1", "primary", year, 1200),
                    report("S2", "primary", year, 600, backbone_teachers=5, multimedia_rooms=12),
                    report("S3", "primary", year, 400, backbone_teachers=0, pe_art_teachers=2),
                    report("S4", "junior", year, 900),
                    report("S5", "primary", year, 500),
                    report("S5", "junior", year, 300, equipment_value=None),
                    report("S6", "junior", year, 700),
                )
            ),
        ),
        "partners": rows(
            "partners",
            {"partner": "P1", "name": "海洋大学", "kind": "university"},
        ),
        "studios": rows(
            "studios",
            {"studio": "W1", "school": "S4", "subject": "物理", "opened_on": date(2025, 9, 20)},
        ),
        "experts": rows(
            "experts",
            {
                "expert": "E1",
                "name": "潘博士",
                "partner": "P1",
                "topics": "海洋科学;身边的物理",
                "stages": "primary;junior",
                "studio": "W1",
            },
        ),
        "agreements": rows(
            "agreements",
            {
                "partner": "P1",
                "group": "G1",
                "kind": "group_university",
                "from": date(2024, 9, 1),
                "to": date(2027, 9, 1),
            },
            {
                "partner": "P1",
                "school": "S4",
                "expert": "E1",
                "kind": "school_scientist",
                "from": date(2025, 10, 1),
            },
        ),
        "venues": rows(
            "venues",
            {
                "venue": "H1",
                "school": "S1",
                "name": "报告厅",
                "kind": "hall",
                "capacity": 300,
                "area": Decimal(420),
                "rules": "场内不饮食。",
                "contact": "总务处",
                "is_shared": 1,
            },
        ),
        "expert_days": rows(
            "expert_days",
            {
                "expert": "E1",
                "date": date(2026, 10, 14),
                "start": "08:30",
                "end": "16:30",
                "max_visits": 3,
            },
        ),
        "visit_requests": rows(
            "visit_requests",
            {
                "request": "V1",
                "school": "S2",
                "topic": "海洋科学",
                "stage": "primary",
                "grade": "六年级",
                "pupils": 180,
                "minutes": 60,
                "windows": "2026-10-14 08:30-11:30;2026-10-15 13:30-16:00",
                "hall": "报告厅",
                "same_day_ok": 0,
                "weight": Decimal("1.5"),
            },
        ),
        "teachers": rows(
            "teachers",
            {
                "teacher": "T1",
                "name": "林一",
                "school": "S1",
                "stage": "primary",
                "on_establishment": 1,
            },
            {"teacher": "T2", "name": "周二", "school": "S2", "stage": "primary"},
        ),
        "outcomes": rows(
            "outcomes",
            {
                "school": "S1",
                "stage": "primary",
                "year": 2025,
                "measure": "satisfaction",
                "value": Decimal("91.5"),
                "n": 300,
            },
        ),
    }


def hill_tables() -> dict[str, list[Row]]:
    """Return the whole district folder of Hill, whose codes are also used in Shore."""
    return {
        "schools": rows("schools", school("S1", "山坡小学", "primary", strength="weak")),
        "groups": rows("groups", {"group": "G1", "name": "山坡教育集团", "state": "established"}),
        "memberships": rows("memberships", membership("G1", "S1", "lead", date(2024, 9, 1))),
        "resources": rows("resources", report("S1", "primary", 2025, 300)),
    }


@dataclass(frozen=True)
class World:
    """The two bureaus and a seat for each role at Shore; ``hill`` is the other bureau's officer."""

    command_line: Seat
    officer: Seat
    group_office: Seat
    principal: Seat
    teacher: Seat
    auditor: Seat
    hill: Seat
    hill_command_line: Seat

    @property
    def people(self) -> dict[str, Seat]:
        """Return the seats of people by the name of their role."""
        return {
            "officer": self.officer,
            "group_office": self.group_office,
            "principal": self.principal,
            "teacher": self.teacher,
            "auditor": self.auditor,
        }

    @contextmanager
    def at(self, seat: Seat | None = None) -> Iterator[None]:
        """Look from a seat, the officer's unless told otherwise."""
        with seated(seat or self.officer):
            yield

    def forget_partnerships(self) -> None:
        """Remove what holds partners, groups and schools, so that a test may remove those."""
        for model in (VisitRequest, ExpertDay, Agreement, Expert, Studio, Venue):
            model.objects.all().delete()

    def school(self, code: str) -> School:
        return School.objects.get(unit__code=code)

    def group(self, code: str) -> Group:
        return Group.objects.get(unit__code=code)

    def membership(self, group: str, school: str) -> Membership:
        return Membership.objects.get(group__unit__code=group, school__unit__code=school)


def build_shore() -> World:
    """Write both bureaus into the test database."""
    hill_line = _bureau(HILL_HEAD, hill_tables())
    line = _bureau(HEAD, shore_tables())
    with before_any_seat():
        units = {(u.kind, u.code): u for u in Unit.objects.filter(bureau=line.bureau)}
    bureau, group, school_unit = line.bureau, units["group", "G1"], units["school", "S2"]
    return World(
        command_line=line,
        officer=_sit("officer", "方主任", Role.BUREAU_OFFICER, bureau),
        group_office=_sit("office", "高老师", Role.GROUP_OFFICE, group),
        principal=_sit("principal", "安校长", Role.PRINCIPAL, school_unit),
        teacher=_sit("teacher", "林一", Role.TEACHER, units["school", "S1"]),
        auditor=_sit("auditor", "严督学", Role.AUDITOR, bureau),
        hill=_sit("hill", "山主任", Role.BUREAU_OFFICER, hill_line.bureau),
        hill_command_line=hill_line,
    )


def _bureau(head: DistrictHead, tables: dict[str, list[Row]]) -> Seat:
    seat = open_bureau(code=head.code, name=head.name)
    with seated(seat):
        import_district(by=seat, tables=tables, source="shore", head=head)
    seat.refresh_from_db()
    return seat


def _sit(username: str, name: str, role: Role, unit: Unit) -> Seat:
    person = Person(username=username, name=name)
    person.set_password(PASSWORD)
    person.save()
    with before_any_seat():
        seat = Seat.objects.create(
            person=person, role=role, unit=unit, bureau_id=unit.bureau_id, starts_on=today()
        )
        return Seat.objects.select_related("person", "unit", "bureau").get(pk=seat.pk)


assert set(shore_tables()) <= {table.name for table in TABLES}
