"""One case for each hard rule and each goal that can be told apart: it alone decides."""

from collections.abc import Callable
from dataclasses import dataclass

from planner.kinds.grouping.tiny_districts import District


def one_join():
    """A lead L with its group, and A beside it: A joins unless a rule forbids it."""
    made = District()
    made.school("L", 0, strength="lead")
    made.school("A", 10)
    made.group("G1", "L")
    return made


def two_groups():
    """L and M lead; A is a member of M's group, though L is nearer."""
    made = one_join()
    made.school("M", 30, strength="lead")
    made.group("G2", "M", "A")
    return made


def nothing(_district):
    """The district stays; the options decide."""


@dataclass(frozen=True)
class Case:
    """``change`` or the options ``also`` take ``school`` from the lead ``free`` to ``kept``."""

    name: str
    change: Callable[[District], None] = nothing
    options: tuple = ()
    also: tuple = ()
    school: str = "A"
    free: str | None = "L"
    kept: str | None = None
    district: Callable[[], District] = one_join


def _put(table, row, **cells):
    def change(made):
        made.tables[table][row].update(cells)

    return change


def _third_campus(made):
    made.school("X", 10, campus_of="A", pupils=None)


def _junior_beside(made):
    made.tables["schools"][0]["kind"] = "nine_year"


def _one_more_pupil(made):
    made.tables["resources"][1]["pupils"] = 101


def _over_the_cap(made):
    made.school("B", 12)
    made.school("C", 14)
    made.tables["memberships"] += [
        {"group": "G1", "school": code, "role": "member", "joined_on": "2020-09-01"}
        for code in "BC"
    ]


CASES = (
    Case("travel limit", _put("schools", 1, lon="120.040000"), ("--max-minutes", 10)),
    Case("no coordinates", _put("schools", 1, lon="", lat="")),
    Case("campus cap", _third_campus, ("--set", "size.campuses=2")),
    Case("pupil cap", _one_more_pupil, ("--set", "size.pupils=200")),
    Case("group over a cap takes none", _over_the_cap, ("--set", "size.campuses=2")),
    Case("chain", also=("--set", "chains.primary_to_junior=1")),
    Case(
        "chain with a junior school there",
        _junior_beside,
        also=("--set", "chains.primary_to_junior=1"),
        kept="L",
    ),
    Case("closed school", _put("schools", 1, closed_on="2026-09-01")),
    Case("office", _put("schools", 1, kind="office")),
    Case("member is kept", also=("--release", "A"), free="M", kept="L", district=two_groups),
    Case(
        "number of groups",
        options=("--leads", "A,L", "--max-minutes", 1, "--groups", 2),
        also=("--groups", 1),
        free="A",
    ),
    Case(
        "who may lead",
        options=("--max-minutes", 1, "--groups", 2, "--leads", "A"),
        also=("--leads", "L"),
        free="A",
        kept="A",
    ),
)
