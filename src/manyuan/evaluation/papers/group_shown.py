"""A group in a school year as its self-evaluation shows it: frozen, or as it stands today."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manyuan.directory.enums import MemberKind, MemberRole, Stage
from manyuan.directory.papers.members import COLUMNS as MEMBER_COLUMNS
from manyuan.directory.papers.members import (
    MEMBERS,
    day_of,
    group_in_force,
    members_of,
    members_table,
)
from manyuan.engagements.papers.flows import labelled, sums_of_group
from manyuan.engagements.queries.flows_counting import Sums
from manyuan.evaluation.errors import NothingReported
from manyuan.evaluation.models import FrozenYear
from manyuan.evaluation.papers.balance_table import PASSES
from manyuan.evaluation.papers.versions import last_day_in, name_of
from manyuan.kernel.school_year import SchoolYear
from manyuan.papers.errors import NothingToPaper
from manyuan.papers.kinds import Asked
from manyuan.seats.models import Seat
from manyuan.sheets.columns import Row
from manyuan.sheets.forms import FormColumn, FormSheet

if TYPE_CHECKING:
    from manyuan.evaluation.bridge import SchoolVerdict

LEVELS = "成员学校达标情况"
LEVEL_COLUMNS = (
    FormColumn("学校", 24),
    FormColumn("学段", 8),
    FormColumn("达标项数（共7项）", 14),
    FormColumn("综合判定", 10),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupShown:
    """What the figures of a group's report are: its members, what flowed, and what is met."""

    name: str
    members: FormSheet
    sums: Mapping[str, Sums]
    levels: FormSheet


def group_shown(seat: Seat, asked: Asked, frozen: FrozenYear | None) -> GroupShown:
    """Return what a group is in the frozen year, or without one what it is today.

    Raises
    ------
    NothingToPaper
        When the group was not in force.
    """
    return _today(seat, asked) if frozen is None else _frozen(seat, asked, frozen)


def _today(seat: Seat, asked: Asked) -> GroupShown:
    from manyuan.evaluation.queries.balance import balance_of  # noqa: PLC0415 -- slow
    from manyuan.evaluation.queries.groups import group_balance  # noqa: PLC0415 -- slow

    day = day_of(asked.year)
    group = group_in_force(seat, asked.unit, day)
    try:
        view = balance_of(seat, asked.year.start)
    except NothingReported:
        levels = _levels((), {}, None)
    else:
        levels = _levels(group_balance(seat, group, view).verdicts, view.names, view.year)
    return GroupShown(
        name=group.name,
        members=members_table(members_of(seat, group, day)),
        sums=sums_of_group(seat, group, asked.year, day),
        levels=levels,
    )


def _frozen(seat: Seat, asked: Asked, frozen: FrozenYear) -> GroupShown:
    from manyuan.evaluation.queries.frozen import groups_measured, names_in  # noqa: PLC0415 -- slow
    from manyuan.evaluation.queries.frozen_balance import (  # noqa: PLC0415 -- slow
        frozen_balance,
        frozen_flows,
        frozen_members,
    )

    code = asked.unit.code
    rows = frozen_members(seat, frozen, code, last_day_in(frozen))
    if not rows:
        reason = f"{name_of(frozen)}里没有{asked.unit.name}的成员学校，没有可写的内容。"
        raise NothingToPaper(reason=reason)
    names = names_in(frozen)
    inside = groups_measured(seat, frozen)[code].places
    try:
        verdicts = [one for one in frozen_balance(seat, frozen).schools if one.school in inside]
    except NothingReported:
        levels = _levels((), {}, None)
    else:
        levels = _levels(verdicts, names, frozen.year)
    return GroupShown(
        name=names[code],
        members=_members(rows, names),
        sums=labelled(frozen_flows(seat, frozen, code)),
        levels=levels,
    )


def _members(rows: Iterable[Row], names: Mapping[str, str]) -> FormSheet:
    found = [
        [
            number,
            names.get(str(row["school"]), row["school"]),
            str(MemberRole(str(row["role"])).label),
            str(MemberKind(str(row["kind"])).label) if row["kind"] else "",
            row["joined_on"],
        ]
        for number, row in enumerate(rows, start=1)
    ]
    return FormSheet(name=MEMBERS, title=MEMBERS, columns=MEMBER_COLUMNS, rows=found)


def _levels(
    verdicts: "Iterable[SchoolVerdict]", names: Mapping[str, str], year: int | None
) -> FormSheet:
    rows = [
        [
            names.get(one.school, one.school),
            str(Stage(one.stage).label),
            one.met_count,
            PASSES[one.passes],
        ]
        for one in verdicts
    ]
    notes = ["还没有学校上报办学条件。"]
    if year is not None:
        notes = [f"按 {SchoolYear(year)} 学年上报的办学条件。"]
    return FormSheet(name=LEVELS, title=LEVELS, columns=LEVEL_COLUMNS, rows=rows, notes=notes)
