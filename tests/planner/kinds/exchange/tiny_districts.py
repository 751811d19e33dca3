"""Tiny districts for the exchange, made by hand and by chance, written as district folders.

Ceilings of 15 % let nobody move where there are six teachers; so a district has a few teachers who
may go somewhere and many who count as eligible but refuse every school.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import strategies as st

YEAR = 2026
COLUMNS = {
    "schools": "school name kind nature setting lon lat opened_on closed_on strength campus_of",
    "groups": "group name tightness founded_on dissolved_on state",
    "memberships": "group school role kind state joined_on left_on",
    "resources": (
        "school stage year pupils classes teachers teachers_above_required backbone_teachers"
        " pe_art_teachers"
    ),
    "teachers": (
        "teacher name school stage subject sex born at_school_since education title backbone cadre"
        " on_establishment graduating_class exemption exempt_until posted_to posted_from"
        " posted_until last_exchanged wishes refuses"
    ),
    "posts": "school stage subject year wanted backbone_wanted",
    "travel": "from to minutes metres",
}
LIKELY = {
    "schools": {"kind": "primary", "nature": "public", "strength": "ordinary"},
    "groups": {"founded_on": "2018-09-01", "state": "established"},
    "memberships": {"role": "member", "joined_on": "2020-09-01"},
    "resources": {"year": YEAR},
    "teachers": {
        "stage": "primary",
        "subject": "语文",
        "sex": "female",
        "born": "1990-05",
        "at_school_since": "2015-09",
        "on_establishment": 1,
        "graduating_class": 0,
        "backbone": "none",
        "cadre": "none",
        "education": "below",
    },
    "posts": {"year": YEAR},
    "travel": {},
}


@dataclass
class District:
    """A district as rows; ``write`` makes it a folder."""

    tables: dict[str, list[dict[str, object]]] = field(
        default_factory=lambda: {name: [] for name in COLUMNS}
    )

    def add(self, table: str, **cells: object) -> dict[str, object]:
        """Add a row with what a row of this table usually holds."""
        row = {**LIKELY[table], **cells}
        if "name" in COLUMNS[table].split():
            row.setdefault("name", row.get("school" if table == "schools" else table[:-1]))
        self.tables[table].append(row)
        return row

    def school(self, code: str, **cells: object) -> None:
        """Add a school, two kilometres from the next letter's."""
        place = {"lon": 120 + 0.02 * (ord(code[0]) - 65), "lat": 36}
        self.add("schools", **{"school": code, **place, **cells})

    def group(self, code: str, schools: Iterable[str]) -> None:
        """Add a group with its members."""
        self.add("groups", group=code)
        for school in schools:
            self.add("memberships", group=code, school=school)

    def report(self, school: str, stage: str, pupils: object, *counts: object) -> None:
        """Add what a school reports: pupils and the teachers of A1, A2, A3."""
        names = ("teachers_above_required", "backbone_teachers", "pe_art_teachers")
        cells = dict(zip(names, counts, strict=True))
        self.add("resources", school=school, stage=stage, pupils=pupils, **cells)

    def teacher(self, code: str, school: str, subject: str = "语文", **cells: object) -> None:
        """Add a teacher who may move."""
        self.add("teachers", teacher=code, school=school, subject=subject, **cells)

    def stayers(self, school: str, count: int, subject: str = "语文", **cells: object) -> None:
        """Add teachers who count as eligible and refuse every school."""
        refuses = ";".join(row["school"] for row in self.tables["schools"])
        for _ in range(count):
            code = f"stay{len(self.tables['teachers']):03}"
            self.teacher(code, school, subject, **{"refuses": refuses, **cells})

    def change(self, table: str, key: Mapping[str, object], **cells: object) -> None:
        """Change the one row that has these cells."""
        (row,) = (
            row
            for row in self.tables[table]
            if all(row.get(name) == value for name, value in key.items())
        )
        row.update(cells)

    def write(self, folder: Path) -> Path:
        """Write the folder and return it."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "district.toml").write_text('code = "990001"\nname = "小区"\n', encoding="utf-8")
        for name, columns in COLUMNS.items():
            with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, columns.split(), restval="")
                writer.writeheader()
                writer.writerows(self.tables[name])
        return folder


def four_schools() -> District:
    """A lead school, an ordinary and two weak ones; eight who may go, three of whom may at once.

    Each school has fourteen teachers or more, so two may leave it; of sixty eligible nine may move.
    """
    made = District()
    for code, strength in zip("ABCD", ("lead", "ordinary", "weak", "weak"), strict=True):
        made.school(code, strength=strength)
    made.group("G1", "ABCD")
    made.report("A", "primary", 300, 20, 9, 6)
    made.report("B", "primary", 200, 9, 2, 1)
    made.report("C", "primary", 200, 2, 0, 0)
    made.report("D", "primary", 400, 10, 1, 2)
    made.teacher("t1", "A", "语文", backbone="city", education="master", wishes="C;D")
    made.teacher("t2", "A", "体育", backbone="county", education="college", wishes="B")
    made.teacher("t3", "A", "语文", education="bachelor", refuses="D")
    made.teacher("t4", "B", "语文", backbone="county", wishes="A;C")
    made.teacher("t5", "B", "语文", wishes="A")
    made.teacher("t6", "C", "语文", wishes="D;B;A")
    made.teacher("t7", "D", "语文")
    made.teacher("t8", "D", "体育", education="bachelor", wishes="A")
    for code in "ABCD":
        made.stayers(code, 11)
        made.stayers(code, 2, "体育")
    made.add("posts", school="C", stage="primary", subject="体育", wanted=1)
    made.add("posts", school="D", stage="primary", subject="语文", wanted=2)
    return made


def overlapping_groups() -> District:
    """Two groups that share a school, a campus that belongs by its school, a school in no group."""
    made = District()
    for code, strength in zip("ABCDE", ("lead", "weak", "strong", "weak", "weak"), strict=True):
        made.school(code, strength=strength)
    made.school("BB", campus_of="B", strength="weak", lon=120.03, lat=36.01)
    made.group("G1", "AB")
    made.group("G2", "BCD")
    made.add("groups", group="G3", dissolved_on="2026-09-01")
    for school in "AE":
        made.add("memberships", group="G3", school=school, left_on="2026-09-01")
    made.add("memberships", group="G1", school="E", joined_on="2021-01", left_on="2026-09-01")
    for code in "ABCDE":
        made.report(code, "primary", 240, 6, 1, 1)
        made.stayers(code, 13)
    made.report("BB", "primary", 120, 1, 0, 0)
    made.stayers("BB", 3)
    made.teacher("t1", "A", education="master", backbone="nation", wishes="BB")
    made.teacher("t2", "B", education="college")
    made.teacher("t3", "BB", wishes="C;A")
    made.teacher("t4", "C", education="doctor", backbone="county")
    made.teacher("t5", "D", wishes="C")
    made.teacher("t6", "E", education="doctor", backbone="city")
    made.add("posts", school="BB", stage="primary", subject="语文", wanted=2)
    made.add("posts", school="E", stage="primary", subject="语文", wanted=2)
    return made


def two_stages() -> District:
    """A nine-year school, a primary, two juniors; travel measured one way, estimated, unknown."""
    made = District()
    made.school("A", kind="nine_year", strength="strong")
    made.school("B", kind="primary", strength="weak", lon="", lat="")
    made.school("C", kind="junior", strength="new")
    made.school("D", kind="junior", strength="ordinary", lon=120.4)
    made.group("G1", "ABCD")
    made.add("travel", **{"from": "A", "to": "B", "minutes": 40})
    made.add("travel", **{"from": "D", "to": "C", "minutes": 41})
    made.add("travel", **{"from": "C", "to": "D", "minutes": 39})
    made.report("A", "primary", 300, 14, 5, 3)
    made.report("A", "junior", 300, 16, 4, 3)
    made.report("B", "primary", 150, 2, 1, 0)
    made.report("C", "junior", 250, 9, 0, 1)
    made.report("D", "junior", 100, 6, 1, 1)
    made.teacher("t1", "A", "体育", education="college", backbone="city")
    made.teacher("t2", "A", "数学", stage="junior", education="bachelor", backbone="county")
    made.teacher("t3", "A", "数学", stage="junior", education="college", wishes="D;C")
    made.teacher("t4", "C", "数学", stage="junior", wishes="A")
    made.teacher("t5", "D", "数学", stage="junior", education="bachelor")
    made.teacher("t6", "B", "体育")
    made.stayers("A", 8, "体育")
    made.stayers("A", 8, "数学", stage="junior")
    made.stayers("B", 14, "体育")
    made.stayers("C", 14, "数学", stage="junior")
    made.stayers("D", 14, "数学", stage="junior")
    made.add("posts", school="B", stage="primary", subject="体育", wanted=1)
    made.add("posts", school="C", stage="junior", subject="数学", wanted=1)
    return made


def campus_and_nine_years() -> District:
    """A campus that lacks eleven degrees, and a nine-year school without juniors.

    HiGHS 1.14.0 proves a second-best E here: its presolve is wrong where whole and continuous
    columns share a row (ERGO-Code/HiGHS issue 2957, mended in 1.15).
    """
    made = District()
    made.school("A", kind="junior", strength="weak")
    made.school("AA", kind="junior", strength="weak", campus_of="A", lat=36.01)
    made.school("B", kind="nine_year", strength="ordinary")
    made.school("C", kind="junior", strength="new")
    made.school("D", kind="junior", strength="strong")
    made.group("G0", "ABCD")
    made.group("G1", "AB")
    made.report("A", "junior", 60, 2, 1, 0)
    made.report("AA", "junior", 300, 5, 0, 0)
    made.report("B", "primary", 100, 4, 2, 0)
    made.report("B", "junior", 0, 4, 2, 0)
    made.report("C", "junior", 300, 5, 1, 3)
    made.report("D", "junior", 300, 9, 1, 0)
    junior = {"stage": "junior"}
    made.teacher("t0", "A", **junior)
    made.teacher("t2", "B", **junior, education="bachelor", wishes="C;AA")
    made.teacher("t3", "A", **junior)
    made.teacher("t5", "AA", **junior)
    for code, count in {"A": 6, "AA": 7, "B": 16, "C": 4, "D": 6}.items():
        made.stayers(code, count, **junior)
    for code, count in {"A": 8, "AA": 8, "B": 19, "C": 9, "D": 9}.items():
        made.stayers(code, count, **junior, on_establishment=0)
    made.add("posts", school="A", stage="junior", subject="体育", wanted=1)
    return made


BY_HAND = {
    "four_schools": four_schools,
    "overlapping_groups": overlapping_groups,
    "two_stages": two_stages,
    "campus_and_nine_years": campus_and_nine_years,
}

SUBJECTS = ("语文", "体育", "美术")
STAGES = {"primary": ["primary"], "junior": ["junior"], "nine_year": ["primary", "junior"]}
ODD = (
    {"on_establishment": 0},
    {"on_establishment": ""},
    {"subject": ""},
    {"exemption": "pregnant", "exempt_until": "2026-09-01"},
    {"exemption": "pregnant", "exempt_until": "2026-08-31"},
    {"posted_to": "B", "posted_until": "2027-08"},
    {"at_school_since": "2020-09-01"},
    {"at_school_since": "2020-09-02"},
    {"at_school_since": ""},
    {"sex": "male", "born": "1970-01"},
    {"sex": "female", "born": "1974-09"},
    {"born": ""},
    {"sex": ""},
    {"graduating_class": 1},
    {"graduating_class": 1},
    {"cadre": "vice_principal"},
    {"stage": "senior"},
)


@st.composite
def districts(draw) -> District:
    """Three to five schools, at most seven teachers who may go somewhere."""
    made = District()
    names = "ABCDE"[: draw(st.integers(3, 5))]
    usual = draw(st.sampled_from([*STAGES]))
    for code in names:
        draw(schools(made, code, usual))
    draw(groups(made, names))
    kinds = {row["school"]: row["kind"] for row in made.tables["schools"]}
    places = [(code, stage) for code, kind in kinds.items() for stage in STAGES[kind]]
    subjects = draw(st.sampled_from([("语文", "体育"), ("体育",), SUBJECTS]))
    year = draw(st.sampled_from([YEAR] * 5 + [YEAR - 1]))
    for code, stage in places:
        draw(reports(made, code, stage, year))
        draw(stayers(made, code, stage, subjects))
    for number in range(draw(st.integers(4, 7))):
        school, stage = draw(st.sampled_from(places))
        subject = draw(st.sampled_from(subjects))
        draw(teachers(made, f"t{number}", [*kinds], school=school, stage=stage, subject=subject))
    draw(posts(made, [(*place, subject) for place in places for subject in subjects]))
    draw(ways(made, names))
    return made


@st.composite
def schools(draw, made: District, code: str, usual: str) -> None:
    """A school; now and then a closed, private or distant one, or one with a campus."""
    strength = draw(st.sampled_from(["lead", "strong", "strong", "ordinary", "weak", "new", ""]))
    oddities = (
        {"closed_on": "2026-09-01"},
        {"opened_on": "2026-09-01"},
        {"nature": "private"},
        {"nature": ""},
        {"lon": 121},
        {"lon": "", "lat": ""},
    )
    cells = draw(st.sampled_from(oddities)) if draw(st.integers(0, 7)) == 7 else {}
    kind = draw(st.sampled_from([usual, usual, usual, usual, "nine_year", "junior"]))
    made.school(code, kind=kind, strength=strength, **cells)
    if code == "A" and draw(st.integers(0, 3)) == 3:
        made.school("AA", kind=kind, strength=strength, campus_of="A", lat=36.01)


@st.composite
def groups(draw, made: District, names: str) -> None:
    """One group of nearly all, sometimes another across it, sometimes one that is over."""
    dated = {row["school"] for row in made.tables["schools"] if {"opened_on", "closed_on"} & {*row}}
    members = [name for name in names if name not in dated]
    made.group("G0", draw(st.sampled_from([members, members, members[1:], members[:3]])))
    if draw(st.booleans()) and len(members) > 1:
        made.group("G1", draw(st.lists(st.sampled_from(members), min_size=2, unique=True)))
    if members and draw(st.integers(0, 4)) == 4:
        ended = {"joined_on": "2019-09", "left_on": "2020-09-01"}
        made.add("memberships", group="G0", school=members[0], **ended)


@st.composite
def reports(draw, made: District, code: str, stage: str, year: int) -> None:
    """Counts about the thresholds of 40 to 300 pupils; some unknown."""
    pupils = draw(st.sampled_from([40, 60, 100, 110, 200, 300, 300, 300, 0, ""]))
    above = draw(st.sampled_from([0, 1, 2, 4, 5, 6, 9, 15, ""]))
    arts = draw(st.sampled_from([0, 1, 2, 3, ""]))
    made.report(code, stage, pupils, above, draw(st.integers(0, 4)), arts)
    made.tables["resources"][-1]["year"] = year


@st.composite
def teachers(draw, made: District, code: str, all_: list[str], **post: str) -> None:
    """A teacher with wishes and refusals; every sixth has something odd about them."""
    odd = draw(st.sampled_from(ODD)) if draw(st.integers(0, 5)) == 5 else {}
    listed = st.lists(st.sampled_from(all_), max_size=3, unique=True).map(";".join)
    cells = {
        "education": draw(st.sampled_from(["below", "college", "bachelor", "master", ""])),
        "backbone": draw(st.sampled_from(["none", "school", "county", "city", ""])),
        "wishes": draw(listed),
        "refuses": draw(st.one_of(st.just(""), st.just(""), listed)),
    }
    made.teacher(code, **{**post, **cells, **odd})


@st.composite
def stayers(draw, made: District, code: str, stage: str, subjects: tuple[str, ...]) -> None:
    """Teachers who stay, so that others may leave; half of them are not eligible."""
    for subject in subjects:
        made.stayers(code, draw(st.integers(2, 6)), subject, stage=stage)
        made.stayers(code, draw(st.integers(4, 8)), subject, stage=stage, at_school_since="2025-09")


@st.composite
def posts(draw, made: District, places: list[tuple[str, str, str]]) -> None:
    """Posts wanted at some places, and one of another year."""
    chosen = draw(st.lists(st.sampled_from(places), min_size=2, max_size=6, unique=True))
    for school, stage, subject in chosen:
        wanted = draw(st.sampled_from([0, 1, 1, 2, 2]))
        made.add("posts", school=school, stage=stage, subject=subject, wanted=wanted)
    school, stage, subject = places[0]
    made.add("posts", school=school, stage=stage, subject=subject, year=YEAR - 1, wanted=3)


@st.composite
def ways(draw, made: District, names: str) -> None:
    """Travel as measured, about the limit; the other ways are estimated."""
    ends = st.permutations(names).map(lambda order: tuple(order[:2]))
    for start, end in draw(st.lists(ends, max_size=3, unique=True)):
        minutes = draw(st.sampled_from([5, 40, 41]))
        made.add("travel", **{"from": start, "to": end, "minutes": minutes})
