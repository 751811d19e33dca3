"""Strand, a district in which a few teachers may move, small enough to be solved in a moment.

Group G1: A lends, B (with its campus B2) wants. Group G2: D lends, E wants. Each of A and D has
twenty teachers of two subjects; six years have passed for all of them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from manyuan.directory.actions.importing import import_district
from manyuan.directory.models import Group, School, Teacher
from manyuan.engagements.actions.adopting import adopt_and_start
from manyuan.kernel.clock import now, today
from manyuan.offers.queries.windows import next_year
from manyuan.plans.actions.consulting import ask_principals
from manyuan.plans.actions.freezes import freeze_data
from manyuan.plans.actions.runs import start_run
from manyuan.plans.actions.scenarios import ScenarioFacts, draft_scenario
from manyuan.plans.enums import AnswerState
from manyuan.plans.jobs import work_once
from manyuan.plans.models import Answer, Freeze, Plan, Run, Scenario
from manyuan.seats.actions import open_bureau
from manyuan.seats.enums import Role
from manyuan.seats.models import Person, Seat, Unit
from manyuan.seats.scope import before_any_seat, seated
from manyuan.sheets.columns import Row
from manyuan.sheets.district import DistrictHead
from worlds.shore import PASSWORD, membership, report, rows, school

YEAR = 2026
PACK = "exchange-national"
HEAD = DistrictHead("990003", "滩区教育和体育局")
SUBJECTS = ("语文", "数学")


def teachers_of(code: str, number: int) -> list[Row]:
    return [
        {
            "teacher": f"{code}{place:02d}",
            "name": f"{code}校教师{place}",
            "school": code,
            "stage": "primary",
            "subject": SUBJECTS[place % 2],
            "sex": "female",
            "born": date(1990, 5, 1),
            "at_school_since": date(2015, 9, 1),
            "education": "bachelor",
            "title": "first",
            "backbone": "county" if place < 4 else "none",
            "cadre": "none",
            "on_establishment": 1,
            "graduating_class": 0,
        }
        for place in range(number)
    ]


def post(code: str, subject: str, wanted: int) -> Row:
    return {
        "school": code,
        "stage": "primary",
        "subject": subject,
        "year": YEAR,
        "wanted": wanted,
    }


def strand_tables() -> dict[str, list[Row]]:
    """Return the whole district folder of Strand."""
    return {
        "schools": rows(
            "schools",
            school("A", "甲小学", "primary", strength="lead"),
            school("B", "乙小学", "primary", strength="weak", lon=Decimal("120.36")),
            school("B2", "乙小学分校", "primary", campus_of="B", lon=Decimal("120.37")),
            school("D", "丁小学", "primary", strength="lead", lat=Decimal("36.11")),
            school("E", "戊小学", "primary", strength="weak", lat=Decimal("36.12")),
        ),
        "groups": rows(
            "groups",
            {"group": "G1", "name": "甲集团", "founded_on": date(2018, 9, 1)},
            {"group": "G2", "name": "丁集团", "founded_on": date(2018, 9, 1)},
        ),
        "memberships": rows(
            "memberships",
            membership("G1", "A", "lead", date(2018, 9, 1)),
            membership("G1", "B", "member", date(2018, 9, 1)),
            membership("G2", "D", "lead", date(2018, 9, 1)),
            membership("G2", "E", "member", date(2018, 9, 1)),
        ),
        "resources": rows(
            "resources",
            report("A", "primary", YEAR, 600),
            report("B", "primary", YEAR, 600, backbone_teachers=2),
            report("D", "primary", YEAR, 600),
            report("E", "primary", YEAR, 600, backbone_teachers=2),
        ),
        "teachers": rows(
            "teachers",
            *teachers_of("A", 20),
            *teachers_of("B", 6),
            *teachers_of("D", 20),
            *teachers_of("E", 6),
        ),
        "posts": rows("posts", post("B", "语文", 2), post("B2", "数学", 1), post("E", "语文", 1)),
    }


def crowd_tables(schools: int) -> dict[str, list[Row]]:
    """Return a group of many schools that all want and wish: seconds of work for the planner."""
    codes = [f"C{number:02d}" for number in range(schools)]
    places = [Decimal(number) / 500 for number in range(schools)]
    wishing = [
        {**row, "wishes": f"{codes[(at * 7 + 3) % schools]};{codes[(at * 5 + 1) % schools]}"}
        for code in codes
        for at, row in enumerate(teachers_of(code, 30))
    ]
    return {
        "schools": rows(
            "schools",
            *(
                school(
                    code, f"第{code}小学", "primary", strength="strong", lon=Decimal(120) + place
                )
                for code, place in zip(codes, places, strict=True)
            ),
        ),
        "groups": rows("groups", {"group": "G3", "name": "众集团"}),
        "memberships": rows(
            "memberships",
            *(membership("G3", code, "member", date(2018, 9, 1)) for code in codes),
        ),
        "resources": rows(
            "resources",
            *(
                report(code, "primary", YEAR, 600 + 40 * at, backbone_teachers=at % 7)
                for at, code in enumerate(codes)
            ),
        ),
        "teachers": rows(
            "teachers", *(row for row in wishing if row["school"] not in row["wishes"])
        ),
        "posts": rows("posts", *(post(code, subject, 2) for code in codes for subject in SUBJECTS)),
    }


def posts_for(year: int, tables: dict[str, list[Row]]) -> list[Row]:
    """Return the posts of the tables as those of another year."""
    return [{**row, "year": year} for row in tables["posts"]]


@dataclass(frozen=True)
class Strand:
    """The bureau's seats; ``office`` is that of group G1, ``other_office`` of G2."""

    command_line: Seat
    officer: Seat
    office: Seat
    other_office: Seat
    principal_a: Seat
    principal_b: Seat
    principal_e: Seat
    teacher: Seat
    auditor: Seat

    @contextmanager
    def at(self, seat: Seat | None = None) -> Iterator[None]:
        """Look from a seat, the officer's unless told otherwise."""
        with seated(seat or self.officer):
            yield

    def group(self, code: str = "G1") -> Group:
        return Group.objects.get(unit__code=code)

    def school(self, code: str) -> School:
        return School.objects.get(unit__code=code)

    def freeze(self, **rest: object) -> Freeze:
        return freeze_data(by=self.officer, year=YEAR, **rest)

    def facts(self, **rest: object) -> ScenarioFacts:
        given = {"name": "草案", "pack": PACK, "seconds": 20, "seed": 7, **rest}
        if "freeze" not in given:
            given["freeze"] = Freeze.objects.filter(year=YEAR).first() or self.freeze()
        return ScenarioFacts(**given)

    def scenario(self, by: Seat | None = None, **rest: object) -> Scenario:
        return draft_scenario(by=by or self.officer, year=YEAR, facts=self.facts(**rest))

    def run(self, scenario: Scenario) -> Run:
        return start_run(by=self.officer, scenario=scenario)

    def plan(self, scenario: Scenario | None = None) -> Plan:
        """Solve a scenario and return its plan."""
        run = self.run(scenario or self.scenario())
        assert work_once()
        return Plan.objects.get(run=run)


def build_strand() -> Strand:
    """Write the bureau into the test database."""
    line = open_bureau(code=HEAD.code, name=HEAD.name)
    with seated(line):
        import_district(by=line, tables=strand_tables(), source="strand", head=HEAD)
    line.refresh_from_db()
    with before_any_seat():
        units = {(u.kind, u.code): u for u in Unit.objects.filter(bureau=line.bureau)}

    def sit(username: str, role: Role, *unit: str) -> Seat:
        person = Person(username=username, name=username)
        person.set_password(PASSWORD)
        person.save()
        with before_any_seat():
            seat = Seat.objects.create(
                person=person,
                role=role,
                unit=units[unit] if unit else line.bureau,
                bureau=line.bureau,
                starts_on=today(),
            )
            return Seat.objects.select_related("person", "unit", "bureau").get(pk=seat.pk)

    strand = Strand(
        command_line=line,
        officer=sit("strand-officer", Role.BUREAU_OFFICER),
        office=sit("strand-office", Role.GROUP_OFFICE, "group", "G1"),
        other_office=sit("strand-other-office", Role.GROUP_OFFICE, "group", "G2"),
        principal_a=sit("strand-a", Role.PRINCIPAL, "school", "A"),
        principal_b=sit("strand-b", Role.PRINCIPAL, "school", "B"),
        principal_e=sit("strand-e", Role.PRINCIPAL, "school", "E"),
        teacher=sit("strand-teacher", Role.TEACHER, "school", "A"),
        auditor=sit("strand-auditor", Role.AUDITOR),
    )
    with strand.at():
        Teacher.objects.filter(code="A00").update(account=strand.teacher.person)
    return strand


def build_busy_strand(schools: int) -> Strand:
    """Write Strand beside a crowd that keeps the planner busy; all but B want teachers next year.

    What B wants is left to its principal.
    """
    strand, crowd = build_strand(), crowd_tables(schools)
    year = next_year(today())
    crowd["posts"] = [
        *posts_for(year, crowd),
        *(row for row in posts_for(year, strand_tables()) if row["school"] != "B"),
    ]
    with strand.at():
        import_district(by=strand.command_line, tables=crowd, source="crowd")
    return strand


def build_adopted_strand() -> Strand:
    """Write Strand with a plan of group G1 for next year that all agreed to and is adopted."""
    strand, year = build_strand(), next_year(today())
    with strand.at():
        posts = {"posts": posts_for(year, strand_tables())}
        import_district(by=strand.command_line, tables=posts, source="posts")
        freeze = freeze_data(by=strand.officer, year=year)
        facts = strand.facts(freeze=freeze, group=strand.group())
        plan = strand.plan(draft_scenario(by=strand.officer, year=year, facts=facts))
        ask_principals(by=strand.officer, plan=plan)
        answers = Answer.objects.filter(move__plan=plan)
        answers.update(state=AnswerState.AGREED, answered_at=now(), seat=strand.officer)
        adopt_and_start(by=strand.officer, plan=plan)
    return strand
