"""The table of a group's members, as several papers show it."""

from collections.abc import Sequence
from datetime import date, timedelta

from manyuan.directory.models import Group, Membership
from manyuan.directory.queries.groups import group_with_code, groups_on, members_on
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.papers.errors import NothingToPaper
from manyuan.seats.models import Seat, Unit
from manyuan.sheets.forms import FormColumn, FormSheet

MEMBERS = "成员学校"
COLUMNS = (
    FormColumn("序号", 6),
    FormColumn("学校", 26),
    FormColumn("角色", 10),
    FormColumn("成员类型", 10),
    FormColumn("加入日期", 16),
)


def day_of(year: SchoolYear) -> date:
    """Return the day on which a paper of a year looks: today, or the year's first or last."""
    last = SchoolYear(year.start + 1).first_day - timedelta(days=1)
    return min(max(today(), year.first_day), last)


def group_in_force(seat: Seat, unit: Unit, day: date) -> Group:
    """Return the group of a unit; there is nothing to say of one that is not in force.

    Raises
    ------
    NothingToPaper
        When the group is not in force on ``day``.
    """
    group = group_with_code(seat, unit.code)
    if group is None or not groups_on(seat, day).filter(pk=group.pk).exists():
        raise NothingToPaper(reason=f"{unit.name}在 {day} 不是正在运行的集团，没有可写的内容。")
    return group


def members_of(seat: Seat, group: Group, day: date) -> list[Membership]:
    """Return the members of a group, leads first."""
    found = members_on(seat, day, group=group)
    return sorted(found, key=lambda one: (one.role != "lead", one.school.code))


def members_table(members: Sequence[Membership]) -> FormSheet:
    """Return the table of a group's members."""
    rows = [
        [
            number,
            one.school.name,
            str(one.get_role_display()),
            str(one.get_kind_display() or ""),
            one.joined_on,
        ]
        for number, one in enumerate(members, start=1)
    ]
    return FormSheet(name=MEMBERS, title=MEMBERS, columns=COLUMNS, rows=rows)
