"""One move that helps, and for every rule the one change of the district that forbids it.

In the district of ``one_move`` the best plan sends ``t1`` from A to B and nobody else. Each case
changes one thing; then one rule alone stands against the move, which ``sentence`` names.
"""

from collections.abc import Callable
from dataclasses import dataclass

from planner.kinds.exchange.tiny_districts import YEAR, District


def one_move() -> District:
    """A strong school with a teacher whom a weak one wants; nobody else may go anywhere."""
    made = District()
    made.school("A", strength="strong")
    made.school("B", strength="weak")
    made.group("G1", "AB")
    made.add("travel", **{"from": "A", "to": "B", "minutes": 40})
    made.report("A", "primary", 300, 20, 4, 5)
    made.report("B", "primary", 100, 0, 0, 0)
    made.teacher("t1", "A", education="college", backbone="county")
    made.stayers("A", 6)
    made.stayers("B", 2)
    made.add("posts", school="B", stage="primary", subject="语文", wanted=1)
    return made


@dataclass(frozen=True)
class Case:
    """A change of ``one_move``, and what the checker says of the move under it."""

    name: str
    change: Callable[[District], object]
    sentence: str
    scope: str = "group"


T1 = {"teacher": "t1"}


def _teacher(name: str, sentence: str = "", **cells: object) -> Case:
    said = sentence or f"t1 is ineligible: {name}"
    return Case(name, lambda made: made.change("teachers", T1, **cells), said)


def _school(name: str, school: str, sentence: str, **cells: object) -> Case:
    return Case(name, lambda made: made.change("schools", {"school": school}, **cells), sentence)


def _rows(name: str, change: Callable[[District], object], sentence: str) -> Case:
    return Case(name, change, sentence)


def _opening(name: str, sentence: str, **cells: object) -> Case:
    """B opens or closes, in no group: a member must be open as long as it is one."""

    def change(made: District) -> None:
        made.tables["memberships"].pop()
        made.change("schools", {"school": "B"}, **cells)

    return Case(name, change, sentence, scope="district")


def _without_travel(made: District) -> None:
    made.tables["travel"].clear()
    made.change("schools", {"school": "B"}, lon="")


def _one_stayer_less(made: District) -> None:
    made.tables["teachers"].remove(
        next(row for row in made.tables["teachers"] if row["teacher"] == "stay001")
    )


def _eligible_six(made: District) -> None:
    for row in made.tables["teachers"]:
        if row["school"] == "B":
            row["on_establishment"] = 0
    made.change("teachers", {"teacher": "stay001"}, on_establishment=0)


MEMBER_B = {"school": "B"}
CASES = (
    _school("not_public", "A", "t1 is ineligible: not_public", nature="private"),
    _school("nature_unknown", "A", "t1 is ineligible: nature_unknown", nature=""),
    _teacher("not_on_establishment", on_establishment=0),
    _teacher("establishment_unknown", on_establishment=""),
    _teacher("post_unknown", stage=""),
    _teacher("subject_unknown", "t1 is ineligible: post_unknown", subject=""),
    _teacher("nursing", exemption="nursing"),
    _teacher(
        "exempt_to_the_day",
        "t1 is ineligible: abroad",
        exemption="abroad",
        exempt_until="2026-09-01",
    ),
    _teacher("posted", posted_to="B", posted_until="2026-09-01"),
    _teacher("tenure", at_school_since="2020-09-02"),
    _teacher("since_unknown", at_school_since=""),
    # Women born in 1974-05 retire at 55 and 14 months: 2030-07; in 1975-05 at 55 and 17: 2031-10.
    _teacher("retiring", born="1974-05"),
    # 1975-04 + 55 years + 16 months = 2031-08; 1975-05: 2031-10, more than five years away.
    _teacher("retiring_by_a_month", "t1 is ineligible: retiring", born="1975-04"),
    _teacher("born_unknown", born=""),
    _teacher("sex_unknown", sex=""),
    _teacher("graduating_class", "t1 is deferred: graduating_class", graduating_class=1),
    _teacher("cadre", "t1 is deferred: cadre", cadre="principal"),
    _teacher("refuses", "t1 refuses B", refuses="B"),
    _teacher("another_subject", "nobody teaches primary 音乐 there", subject="音乐"),
    _school("same_legal_school", "B", "within one legal school", campus_of="A"),
    _opening("closed", "not open on 1 September", closed_on="2026-09-01"),
    _opening("not_yet_open", "not open on 1 September", opened_on="2026-09-02"),
    _rows(
        "left_the_group",
        lambda made: made.change("memberships", MEMBER_B, left_on="2026-09-01"),
        "out of scope",
    ),
    _rows(
        "joins_later",
        lambda made: made.change("memberships", MEMBER_B, joined_on="2026-09-02"),
        "out of scope",
    ),
    _rows(
        "group_dissolved",
        lambda made: (
            made.change("groups", {"group": "G1"}, dissolved_on="2026-09-01"),
            [row.update(left_on="2026-09-01") for row in made.tables["memberships"]],
        ),
        "not on a roster in scope",
    ),
    _rows(
        "two_groups",
        lambda made: (
            made.add("groups", group="G2"),
            made.change("memberships", MEMBER_B, group="G2"),
        ),
        "no common group",
    ),
    _rows(
        "too_far",
        lambda made: made.change("travel", {"to": "B"}, minutes=41),
        "41 minutes are too far",
    ),
    _rows("travel_unknown", _without_travel, "travel unknown"),
    _rows(
        "nothing_wanted",
        lambda made: made.change("posts", {"school": "B"}, wanted=0),
        "B/primary/语文 changes by 1, not in [−0, 0]",
    ),
    _rows(
        "wanted_another_year",
        lambda made: made.change("posts", {"school": "B"}, year=YEAR - 1),
        "B/primary/语文 changes by 1, not in [−0, 0]",
    ),
    _school(
        "lends_nothing",
        "A",
        "A/primary/语文 changes by -1, not in [−0, 0]",
        strength="ordinary",
    ),
    _rows(
        "loses_a1",
        lambda made: made.change("resources", {"school": "A"}, teachers_above_required=13),
        "A/primary/A1 falls below 13, which it had reached",
    ),
    _rows(
        "loses_a2",
        lambda made: made.change("resources", {"school": "A"}, backbone_teachers=3),
        "A/primary/A2 falls below 3, which it had reached",
    ),
    _rows("school_ceiling", _one_stayer_less, "1 leave A, at most 0 may"),
    _rows("year_ceiling", _eligible_six, "1 move in all, at most 0 may"),
)
# Changes of the same kind that stand against nothing: the line lies just beyond them.
HARMLESS = (
    _teacher("exempt_until_the_day_before", exemption="abroad", exempt_until="2026-08-31"),
    _teacher("posted_until_the_day_before", posted_to="B", posted_until="2026-08-31"),
    _teacher("posted_later", posted_to="B", posted_from="2026-09-02"),
    _teacher("six_years_to_the_day", at_school_since="2020-09-01"),
    _teacher("retires_a_month_later", born="1975-05"),
    _teacher("man", sex="male", born="1972-10"),
    _teacher("middle_cadre", cadre="middle"),
    _teacher("refuses_another", refuses="A"),
    _opening("opens_on_the_day", "", opened_on="2026-09-01"),
    _school("receiver_unknown_strength", "B", "", strength=""),
    _school("lead", "A", "", strength="lead"),
    _rows(
        "one_above_a1",
        lambda made: made.change("resources", {"school": "A"}, teachers_above_required=14),
        "",
    ),
    _rows(
        "a1_not_reached",
        lambda made: made.change("resources", {"school": "A"}, teachers_above_required=""),
        "",
    ),
    _rows(
        "measured_the_other_way",
        lambda made: (
            made.tables["travel"].clear(),
            made.add("travel", **{"from": "B", "to": "A", "minutes": 40}),
        ),
        "",
    ),
    _rows("estimated", lambda made: made.tables["travel"].clear(), ""),
    _rows(
        "resources_of_the_year_before",
        lambda made: [row.update(year=YEAR - 1) for row in made.tables["resources"]],
        "",
    ),
)
