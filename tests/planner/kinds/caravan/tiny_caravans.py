"""Tiny caravans as district folders: rows as text, written as CSV, and drawn at random."""

import csv
from pathlib import Path

from hypothesis import strategies as st

YEAR = 2026
DATES = ("2026-10-12", "2026-10-13", "2026-10-10", "2026-10-11")  # the last is a Sunday
TABLES = {
    "schools": ("school", "name", "kind", "strength", "lon", "lat"),
    "partners": ("partner", "name", "kind", "lon", "lat"),
    "experts": ("expert", "name", "partner", "topics", "stages", "studio", "left_on"),
    "expert_days": ("expert", "date", "start", "end", "max_visits"),
    "visit_requests": (
        *("request", "school", "topic", "stage", "grade", "pupils", "minutes", "windows"),
        *("hall", "same_day_ok", "weight"),
    ),
    "travel": ("from", "to", "minutes", "metres"),
}


class Caravan:
    """The rows of one folder; a method for each kind with all that is usual filled in."""

    def __init__(self):
        self.tables = {name: [] for name in TABLES}

    def add(self, table, **cells):
        self.tables[table].append({key: str(value) for key, value in cells.items()})

    def school(self, code, **cells):
        usual = {"kind": "primary", "strength": "ordinary", "lon": 120.3, "lat": 36.0}
        self.add("schools", school=code, name=f"{code}校", **{**usual, **cells})

    def partner(self, code, **cells):
        usual = {"kind": "university", "lon": 120.3, "lat": 36.01}
        self.add("partners", partner=code, name=f"{code}大学", **{**usual, **cells})

    def expert(self, code, **cells):
        usual = {"partner": "U", "topics": "海洋", "stages": "primary"}
        self.add("experts", expert=code, name=f"{code}博士", **{**usual, **cells})

    def day(self, expert, **cells):
        usual = {"date": DATES[0], "start": "08:00", "end": "12:00", "max_visits": 3}
        self.add("expert_days", expert=expert, **{**usual, **cells})

    def request(self, code, school, **cells):
        usual = {"topic": "海洋", "stage": "primary", "pupils": 100, "minutes": 40}
        windows = {"windows": f"{DATES[0]} 08:00-12:00"}
        self.add("visit_requests", request=code, school=school, **{**usual, **windows, **cells})

    def way(self, start, end, minutes):
        self.add("travel", **{"from": start, "to": end, "minutes": minutes})

    def change(self, table, code, **cells):
        key = TABLES[table][0]
        for row in self.tables[table]:
            if row[key] == code:
                row.update({name: str(value) for name, value in cells.items()})

    def write(self, folder: Path) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        for name, columns in TABLES.items():
            with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, columns, restval="")
                writer.writeheader()
                writer.writerows(self.tables[name])
        return folder


def one_visit():
    """One school, one expert, one day, one request: it is served."""
    made = Caravan()
    made.partner("U")
    made.school("A")
    made.expert("E")
    made.day("E")
    made.request("r1", "A")
    made.way("U", "A", 20)
    return made


@st.composite
def caravans(draw):
    """Two or three schools, one to three expert days, up to five requests about the limits."""
    made = Caravan()
    schools = "ABC"[: draw(st.integers(1, 3))]
    made.partner("U")
    made.partner("V", lat=draw(st.sampled_from([36.0, 36.02, ""])))
    for code in schools:
        strength = draw(st.sampled_from(["weak", "new", "ordinary", "", "strong", "lead"]))
        made.school(
            code, strength=strength, lon=draw(st.sampled_from([120.3, 120.31, 120.4, 120.3]))
        )
    experts = "EFG"[: draw(st.integers(1, 3))]
    days = 0
    for code in experts:
        draw(expert(made, code))
        for date in draw(
            st.lists(
                st.sampled_from(DATES[:1] * 4 + DATES[1:]), min_size=1, max_size=2, unique=True
            )
        ):
            if days < 3:
                draw(day(made, code, date))
                days += 1
    for number in range(draw(st.integers(2, 5))):
        draw(request(made, f"r{number}", draw(st.sampled_from(schools))))
    places = [*schools, "U", "V"]
    for start, end in draw(
        st.lists(st.tuples(*[st.sampled_from(places)] * 2), max_size=4, unique=True)
    ):
        if start != end:
            made.way(start, end, draw(st.sampled_from([0, 5, 10, 20, 45])))
    return made


@st.composite
def expert(draw, made, code):
    topics = draw(st.sampled_from(["海洋;航天"] * 3 + ["海洋", "航天", ""]))
    stages = draw(st.sampled_from(["primary", "", "primary;junior", "primary;junior", "junior"]))
    made.expert(code, topics=topics, stages=stages, partner=draw(st.sampled_from("UUV")))


@st.composite
def day(draw, made, code, date):
    start = draw(st.sampled_from(["08:00", "08:30", "09:00"]))
    end = draw(st.sampled_from(["10:00", "11:30", "12:00", "15:00"]))
    most = draw(st.sampled_from([1, 2, 2, 3, ""]))
    made.day(code, date=date, start=start, end=end, max_visits=most)
    if end < "12:00" and draw(st.sampled_from([True, False, False])):
        again = draw(st.sampled_from(["11:30", "12:10", "13:00"]))
        made.day(code, date=date, start=again, end="15:00", max_visits=most)


@st.composite
def request(draw, made, code, school):
    windows = draw(
        st.lists(
            window(), min_size=draw(st.sampled_from([1, 1, 1, 1, 2, 0])), max_size=3, unique=True
        )
    )
    made.request(
        code,
        school,
        topic=draw(st.sampled_from(["海洋", "海洋", "航天"])),
        stage=draw(st.sampled_from(["primary", "primary", "primary", "junior"])),
        pupils=draw(st.sampled_from([0, 40, 100, 100, 250, ""])),
        minutes=draw(st.sampled_from([30, 40, 60])),
        windows=";".join(windows),
        hall=draw(st.sampled_from(["", "礼堂", "礼堂"])),
        same_day_ok=draw(st.sampled_from(["", 0, 1, 1, 1])),
        weight=draw(st.sampled_from(["", "", 2, 0.5])),
    )


@st.composite
def window(draw):
    date = draw(st.sampled_from([*DATES[:1] * 6, *DATES]))
    low, high = draw(
        st.sampled_from(
            [
                ("08:00", "12:00"),
                ("08:00", "09:00"),
                ("09:00", "10:00"),
                ("08:30", "09:40"),
                ("13:00", "15:00"),
            ]
        )
    )
    return f"{date} {low}-{high}"
