"""What money brought about, as far as it was recorded: flows, hours and people of each group."""

from collections.abc import Sequence

from manyuan.directory.papers.members import day_of
from manyuan.directory.queries.groups import group_with_code
from manyuan.engagements.papers.flows import sums_of_group
from manyuan.engagements.queries.flows_counting import Sums
from manyuan.funding.papers.books import Books
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Seat, Unit
from manyuan.sheets.forms import FormColumn, FormSheet

TABLE = "绩效指标"
BEFORE, DONE, AHEAD = "上一学年完成", "本学年完成", "本学年待开展"
COLUMNS = (
    FormColumn("单位", 24),
    FormColumn("产出指标", 24),
    FormColumn(BEFORE, 14),
    FormColumn(DONE, 14),
    FormColumn(AHEAD, 14),
)


def performance_table(seat: Seat, books: Books, year: SchoolYear) -> FormSheet:
    """Return what the groups with accounts did in the year before and do in this one."""
    groups = {
        account.unit_id: account.unit
        for account in books.accounts
        if account.unit.kind == UnitKind.GROUP
    }
    return FormSheet(
        name=TABLE,
        title=TABLE,
        columns=COLUMNS,
        rows=[row for unit in groups.values() for row in _rows(seat, unit, year)],
        notes=[f"本学年指 {year} 学年；数字来自集团成员校之间已登记的资源流动，人次按登记数累计。"],
    )


def _rows(seat: Seat, unit: Unit, year: SchoolYear) -> Sequence[Sequence[object]]:
    before = _sums(seat, unit, SchoolYear(year.start - 1))
    now = _sums(seat, unit, year)
    return [
        [unit.name, "资源流动（项）", before.done, now.done, now.ahead],
        [unit.name, "流动课时（课时）", before.hours, now.hours, None],
        [unit.name, "受益人次（人次）", before.people, now.people, None],
    ]


def _sums(seat: Seat, unit: Unit, year: SchoolYear) -> Sums:
    group = group_with_code(seat, unit.code)
    if group is None:
        return Sums()
    return sum(sums_of_group(seat, group, year, day_of(year)).values(), Sums())
