"""Where teachers would go and would not go, and whom the years before have used up."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from random import Random

from manyuan.sheets.columns import Row
from manyuan.synthetic.memberships import Membership, group_code
from manyuan.synthetic.moves import Reach
from manyuan.synthetic.randomness import stream
from manyuan.synthetic.school import School
from manyuan.synthetic.wanted import Wanted

# Shares of those who have stayed for six years at a public school and are not out or exempt.
WISHING, REFUSING = 0.12, 0.03
MOST_WISHES, STAY = 4, 6
NOT_BACKBONE = {"none", "school"}
# The third group, if there are three: its backbone teachers have all been on exchange lately.
USED_UP = 2


def with_wishes(
    wanted: Wanted, rows: Sequence[Row], schools: Iterable[School], reach: Reach
) -> None:
    """Let some of those who may move say where they would like to go, and a few where not."""
    rng = stream(wanted.seed, "wishes")
    by_code = {school.code: school for school in schools}
    public = {code for code, school in by_code.items() if not school.is_private}
    for row in rows:
        home = by_code[str(row["school"])]
        if home.is_private or not _may_move(row, wanted.last):
            continue
        draw = rng.random()
        if draw < WISHING + REFUSING:
            choice = _within_reach(row, home, reach=reach, public=public, rng=rng)
            if draw < WISHING:
                row["wishes"] = ";".join(choice[: rng.randint(1, MOST_WISHES)]) or None
            else:
                row["refuses"] = ";".join(sorted(choice[-rng.randint(1, 2) :])) or None


def _within_reach(
    row: Row, home: School, *, reach: Reach, public: Collection[str], rng: Random
) -> list[str]:
    """Return schools of the same groups first, in any order, then some nearby."""
    stage = str(row["stage"])
    peers = sorted({*reach.peers(home, stage)} & {*public})
    rng.shuffle(peers)
    nearby = [code for code in reach.nearby(home, stage, rng) if code in public]
    return list(dict.fromkeys([*peers, *nearby]))


def _may_move(row: Row, last: int) -> bool:
    since = row["at_school_since"]
    stays = isinstance(since, date) and since <= date(last - STAY, 9, 1)
    return (
        stays
        and bool(row["on_establishment"])
        and row["exemption"] is None
        and row["posted_to"] is None
    )


def with_used_up_backbone(
    wanted: Wanted, rows: Sequence[Row], memberships: Iterable[Membership]
) -> None:
    """Exempt the backbone teachers of one group but one: no plan of it can reach their ratio."""
    rng = stream(wanted.seed, "used up")
    members = {
        membership.school.code
        for membership in memberships
        if membership.group == group_code(USED_UP) and membership.left_on is None
    }
    backbone = [
        row
        for row in rows
        if row["school"] in members
        and row["backbone"] not in NOT_BACKBONE
        and _may_move(row, wanted.last)
    ]
    spared = next((row for row in backbone if _is_free(row)), None)
    for row in (row for row in backbone if row is not spared):
        years_ago = rng.randint(1, 2)
        row["last_exchanged"] = date(wanted.last - years_ago, 9, 1)
        row["exemption"] = "already_exchanged"
        row["exempt_until"] = date(wanted.last + 3 - years_ago, 8, 31)


def _is_free(row: Row) -> bool:
    return not row["graduating_class"] and row["cadre"] == "none"
