"""The markets of the exchange benchmark: invented districts, always the same, or your folder."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from manyuan.planner.kinds.exchange.problem import Problem, Scope
from manyuan.planner.kinds.exchange.reading import read_problem
from manyuan.rules.exchange import load_exchange_pack, with_overrides
from manyuan.sheets.checking import check_district
from manyuan.sheets.columns import Row
from manyuan.sheets.reading import read_path
from manyuan.synthetic import DEMO, generate

YEAR = 2026
Tables = Mapping[str, list[Row]]
TABLES = ("schools", "groups", "memberships", "resources", "teachers", "posts", "travel")

# One group of nine schools, about 600 teachers, in a district of eighteen.
GROUP = {"schools": 18, "groups": 1, "grouped": 9, "seed": 2049}
# The four hundred legal schools with most teachers of a district of 600: about 29,000 teachers.
LARGE = {"schools": 600, "groups": 30, "seed": 2040}
LARGE_SCHOOLS = 400
# The travel limit, in minutes, with which a teacher there has about 30 destinations.
LARGE_MINUTES = 7


@dataclass(frozen=True, slots=True)
class Instance:
    """A market with a name, and the seconds that issue a target for it allow."""

    name: str
    read: Callable[[], Problem]
    seconds: float


def instances() -> dict[str, Instance]:
    """Return the invented markets by name."""
    known = (
        Instance("group", lambda: _problem(generate(**GROUP).tables, "group"), 5),
        Instance("demo-group", lambda: _problem(generate(**DEMO).tables, "group"), 15),
        Instance("demo-district", lambda: _problem(generate(**DEMO).tables, "district"), 60),
        Instance("large", _large, 300),
    )
    return {each.name: each for each in known}


def folder_instances(folder: Path) -> Iterator[Instance]:
    """Yield the markets of a district folder: its groups, then the whole bureau."""
    tables = read_folder(folder)
    year = max(row["year"] for row in tables["resources"])
    name = folder.resolve().name
    if tables.get("memberships"):
        yield Instance(f"{name}-group", lambda: _problem(tables, "group", year=year), 60)
    yield Instance(f"{name}-district", lambda: _problem(tables, "district", year=year), 60)


def read_folder(folder: Path) -> Tables:
    """Return the tables of a district folder that an exchange is planned from."""
    files = check_district(read_path(folder, only=TABLES))
    errors = [each for each in files.findings if each.severity == "error" and each.row]
    if errors:
        first = errors[0]
        raise SystemExit(f"{folder}: {len(errors)} errors, first {first.file} row {first.row}")
    return files.tables


def _problem(tables: Tables, scope: Scope, *, year: int = YEAR) -> Problem:
    return read_problem(tables, year=year, scope=scope, pack=load_exchange_pack())


def _large() -> Problem:
    pack = with_overrides(load_exchange_pack(), {"limits.travel_minutes": str(LARGE_MINUTES)})
    tables = largest(generate(**LARGE).tables, LARGE_SCHOOLS)
    return read_problem(tables, year=YEAR, scope="district", pack=pack)


def largest(tables: Tables, count: int) -> Tables:
    """Return the tables of the ``count`` legal schools with most teachers, and their campuses."""
    rosters = Counter(row["school"] for row in tables["teachers"])
    kept = {school for school, _ in rosters.most_common(count)}
    kept |= {row["school"] for row in tables["schools"] if row["campus_of"] in kept}
    return {
        name: [row for row in rows if row.get("school", next(iter(kept))) in kept]
        for name, rows in tables.items()
    }
