"""Districts of a few schools as folders, made by hand and by hypothesis."""

import csv

from hypothesis import strategies as st

YEAR = 2026
COLUMNS = {
    "schools": (
        "school",
        "name",
        "kind",
        "strength",
        "lon",
        "lat",
        "opened_on",
        "closed_on",
        "campus_of",
    ),
    "groups": ("group", "name", "founded_on", "dissolved_on", "state"),
    "memberships": ("group", "school", "role", "joined_on", "left_on"),
    "resources": ("school", "stage", "year", "pupils"),
    "travel": ("from", "to", "minutes"),
}


class District:
    """Rows by table; ``write`` makes a folder of them."""

    def __init__(self):
        self.tables = {name: [] for name in COLUMNS}

    def school(self, code, x=0, kind="primary", strength="ordinary", pupils=100, **cells):
        """A school ``x`` thousandths of a degree east: about 0.36 minutes each."""
        place = {"lon": f"{120 + x / 1000:.6f}", "lat": "36.000000"}
        name = f"{code}校"
        row = {"school": code, "name": name, "kind": kind, "strength": strength, **place}
        self.tables["schools"].append({**row, **cells})
        if pupils is not None:
            stage = "junior" if kind == "junior" else "primary"
            report = {"school": code, "stage": stage, "year": YEAR, "pupils": pupils}
            self.tables["resources"].append(report)

    def group(self, code, lead, *members, **cells):
        """A group of today."""
        row = {"group": code, "name": f"{code}集团", "founded_on": "2020-09-01", **cells}
        self.tables["groups"].append(row)
        for school in (lead, *members):
            role = "lead" if school == lead else "member"
            joined = {"group": code, "school": school, "role": role, "joined_on": "2020-09-01"}
            self.tables["memberships"].append(joined)

    def way(self, start, end, minutes):
        """A measured way."""
        self.tables["travel"].append({"from": start, "to": end, "minutes": minutes})

    def write(self, folder):
        """Write the folder and return it."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "district.toml").write_text('code = "370299"\nname = "小区"\n', encoding="utf-8")
        for name, columns in COLUMNS.items():
            with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                out = csv.DictWriter(file, columns)
                out.writeheader()
                out.writerows(self.tables[name])
        return folder


def two_leads():
    """L and M lead groups of today; A to D belong to nobody."""
    made = District()
    made.school("L", 0, strength="lead", pupils=300)
    made.school("M", 40, strength="lead", pupils=200, kind="junior")
    for place, code in enumerate("ABCD"):
        made.school(code, 10 + 10 * place, strength="weak" if code in "AB" else "ordinary")
    made.group("G1", "L")
    made.group("G2", "M", "D")
    return made


KINDS = ("primary", "primary", "junior", "nine_year", "senior", "special")
STRENGTHS = ("lead", "strong", "ordinary", "weak", "new", "")


@st.composite
def districts(draw):
    """Four to six schools, one or two of which lead a group today, and what is odd about them."""
    made = District()
    codes = "ABCDEF"[: draw(st.integers(4, 6))]
    for code in codes:
        odd = (
            {}
            if code == "A"
            else draw(
                st.sampled_from(
                    ({}, {}, {}, {}, {"lon": "", "lat": ""}, {"opened_on": "2027-09-01"})
                )
            )
        )
        made.school(
            code,
            draw(st.integers(0, 60)),
            kind=draw(st.sampled_from(KINDS)),
            strength=draw(st.sampled_from(STRENGTHS)),
            pupils=draw(st.sampled_from((None, 0, 50, 100, 200, 400))),
            **odd,
        )
    if draw(st.booleans()):
        parent = draw(st.sampled_from([code for code in codes if code not in _not_open(made)]))
        made.school("X", draw(st.integers(0, 60)), pupils=70, campus_of=parent)
    draw(groups(made, codes))
    for start, end in draw(
        st.lists(st.permutations(codes).map(lambda o: tuple(o[:2])), max_size=3)
    ):
        if (start, end) not in {(row["from"], row["to"]) for row in made.tables["travel"]}:
            made.way(start, end, draw(st.sampled_from((3, 10, 15, 16))))
    return made


def _not_open(made):
    return {row["school"] for row in made.tables["schools"] if "opened_on" in row}


@st.composite
def groups(draw, made, codes):
    """None to two groups, which may share a member or own a campus alone."""
    places = [row["school"] for row in made.tables["schools"]]
    places = [code for code in places if code not in _not_open(made)]
    for number in range(draw(st.integers(0, 2))):
        members = draw(st.lists(st.sampled_from(places), min_size=1, max_size=3, unique=True))
        made.group(f"G{number}", *members)


@st.composite
def asked(draw, made):
    """What is asked of the planner: options of the command."""
    codes = [
        row["school"]
        for row in made.tables["schools"]
        if not row.get("campus_of") and row["school"] not in _not_open(made)
    ]
    leads = draw(st.lists(st.sampled_from(codes), min_size=1, max_size=3, unique=True))
    options = ["--groups", draw(st.integers(1, 3)), "--leads", ",".join(leads)]
    options += ["--max-minutes", draw(st.sampled_from((5, 15, 60)))]
    options += ["--set", f"size.campuses={draw(st.sampled_from((2, 3, 9)))}"]
    options += ["--set", f"size.pupils={draw(st.sampled_from((250, 400, 9999)))}"]
    options += ["--set", f"chains.primary_to_junior={draw(st.integers(0, 1))}"]
    released = draw(st.one_of(st.just([]), st.just(["all"]), st.just([codes[0]])))
    return options + [word for code in released for word in ("--release", code)]
