"""Who and what differs between two plans: the tables below the comparison."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext as _

from manyuan.directory.enums import Stage
from manyuan.plans.bridge.exchange import Comparison, PlannedMove
from manyuan.plans.models import Plan
from manyuan.web.plans.whom import data_of
from manyuan.web.plans.words import INDICATORS
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.table import Table

Names = Mapping[str, str]


def moves_table(found: Comparison, one: Plan, two: Plan, names: Names) -> Table:
    """List everybody whose move differs, with the school in either plan."""
    people = {**data_of(two).teachers, **data_of(one).teachers}
    rows = [
        *_rows(((move, None) for move in found.only_first), names, people),
        *_rows(((None, move) for move in found.only_second), names, people),
        *_rows(found.elsewhere, names, people),
    ]
    kinds = {"first": _("只在前一份"), "second": _("只在后一份"), "both": _("去向不同")}
    return Table(
        id="moves",
        title=_("安排不同的教师"),
        rows=rows,
        columns=[
            Column(key="teacher", label=_("教师")),
            Column(key="code", label=_("教师编号"), on_phone=False),
            Column(key="home", label=_("派出学校")),
            Column(key="stage", label=_("学段"), labels=dict(Stage.choices)),
            Column(key="subject", label=_("学科")),
            Column(key="first", label=_("第 {number} 版").format(number=one.number)),
            Column(key="second", label=_("第 {number} 版").format(number=two.number)),
            Column(key="kind", label=_("区别"), labels=kinds, kind="tag"),
        ],
        filters=[
            Filter(key="kind", label=_("区别")),
            Filter(key="home", label=_("派出学校")),
            Filter(key="subject", label=_("学科")),
        ],
        search_keys=["teacher", "code", "home", "first", "second"],
        default_sort="home",
        page_size=20,
        empty=_("两份方案的安排相同。"),
    )


def _rows(
    pairs: Iterable[tuple[PlannedMove | None, PlannedMove | None]], names: Names, people: Names
) -> Sequence[Record]:
    return [_row(one, two, names, people) for one, two in pairs]


def _row(one: PlannedMove | None, two: PlannedMove | None, names: Names, people: Names) -> Record:
    move = one or two
    assert move is not None  # noqa: S101 -- one of the two is there
    stays = _("留在原校")
    return {
        "teacher": people.get(move.teacher, move.teacher),
        "code": move.teacher,
        "home": names.get(move.from_school, move.from_school),
        "stage": move.stage,
        "subject": move.subject,
        "first": names.get(one.to_school, one.to_school) if one else stays,
        "second": names.get(two.to_school, two.to_school) if two else stays,
        "kind": "both" if one and two else "first" if one else "second",
    }


def cells_table(found: Comparison, names: Names) -> Table:
    """List the indicators that end differently."""
    return Table(
        id="cells",
        title=_("结果不同的校段指标"),
        rows=[
            {
                "school": names.get(one.school, one.school),
                "stage": one.stage,
                "indicator": one.indicator,
                "needed": one.needed,
                "first": one.teachers,
                "first_met": one.met,
                "second": two.teachers,
                "second_met": two.met,
            }
            for one, two in found.cells
        ],
        columns=[
            Column(key="school", label=_("学校")),
            Column(key="stage", label=_("学段"), labels=dict(Stage.choices)),
            Column(key="indicator", label=_("指标"), labels=INDICATORS),
            Column(key="needed", label=_("标准"), unit=_("人"), kind="number"),
            Column(
                key="first", label=_("前一份"), unit=_("人"), kind="number", verdict="first_met"
            ),
            Column(
                key="second", label=_("后一份"), unit=_("人"), kind="number", verdict="second_met"
            ),
        ],
        filters=[Filter(key="stage", label=_("学段")), Filter(key="indicator", label=_("指标"))],
        search_keys=["school"],
        default_sort="school",
        page_size=20,
        empty=_("校段指标没有区别。"),
    )
