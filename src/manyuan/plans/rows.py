"""The rows of this room's objects in history: what each says before and after an action."""

from collections.abc import Mapping
from functools import reduce

from django.db.models import TextChoices

from manyuan.history.actions import Changed
from manyuan.kernel.marking import gettext_noop as _
from manyuan.plans.enums import AnswerState, PlanState, RunState, ScenarioState, Scope, Side
from manyuan.plans.models import (
    Answer,
    Ban,
    CaravanAsk,
    Freeze,
    GroupingAsk,
    Override,
    Pin,
    Plan,
    Run,
    Scenario,
)
from manyuan.sheets.columns import Column, Kind, Table
from manyuan.sheets.kept import choice

Held = Answer | Ban | CaravanAsk | Freeze | GroupingAsk | Override | Pin | Plan | Run | Scenario
# Where a column is read when it is not the field of the same name.
PATHS = {
    "teacher": "placed_code",
    "school": "place_code",
    "group": "group.name",
    "freeze": "freeze.name",
    "base": "base.number",
}


def _state(choices: type[TextChoices]) -> Column:
    return choice("state", _("状态"), choices)


YEAR = Column("year", _("学年"), Kind.YEAR)
NAME = Column("name", _("名称"), Kind.TEXT)
TEACHER = Column("teacher", _("安排对象编号"), Kind.CODE)
SCHOOL = Column("school", _("去向代码"), Kind.CODE)
KEPT: Mapping[type[Held], Table] = {
    Freeze: Table(
        "freezes",
        _("冻结数据"),
        ("name",),
        (
            YEAR,
            NAME,
            Column("schools", _("学校数"), Kind.COUNT),
            Column("teachers", _("教师数"), Kind.COUNT),
            Column("posts", _("岗位需求数"), Kind.COUNT),
            Column("expert_days", _("专家到校日数"), Kind.COUNT),
            Column("requests", _("到校需求数"), Kind.COUNT),
            Column("digest", _("指纹"), Kind.TEXT),
            Column("reason", _("原因"), Kind.TEXT),
        ),
    ),
    Scenario: Table(
        "scenarios",
        _("方案草案"),
        ("name",),
        (
            YEAR,
            NAME,
            choice("scope", _("范围"), Scope),
            Column("group", _("集团"), Kind.TEXT),
            Column("pack", _("规则包"), Kind.CODE),
            Column("seconds", _("最长计算时间（秒）"), Kind.COUNT),
            Column("seed", _("随机种子"), Kind.CODE),
            Column("freeze", _("冻结数据"), Kind.TEXT),
            Column("base", _("原方案"), Kind.CODE),
            _state(ScenarioState),
            Column("returned_for", _("退回原因"), Kind.TEXT),
        ),
    ),
    Override: Table(
        "overrides",
        _("规则参数"),
        ("code",),
        (Column("code", _("规则"), Kind.CODE), Column("value", _("数值"), Kind.TEXT)),
    ),
    Pin: Table("pins", _("指定去向"), ("teacher",), (TEACHER, SCHOOL)),
    Ban: Table("bans", _("排除去向"), ("teacher", "school"), (TEACHER, SCHOOL)),
    CaravanAsk: Table(
        "caravan_asks",
        _("大篷车的要求"),
        ("first_day",),
        (
            Column("first_day", _("从哪一天起"), Kind.DATE),
            Column("last_day", _("到哪一天止"), Kind.DATE),
            Column("together", _("专家同车出行"), Kind.FLAG),
        ),
    ),
    GroupingAsk: Table(
        "grouping_asks",
        _("集团布局的要求"),
        ("groups",),
        (
            Column("groups", _("最多几个集团"), Kind.COUNT),
            Column("leads", _("可以牵头的学校"), Kind.TEXT),
            Column("max_minutes", _("单程最多几分钟"), Kind.COUNT),
            Column("chain", _("小学要有对口初中"), Kind.FLAG),
            Column("released", _("释放的成员"), Kind.TEXT),
        ),
    ),
    Run: Table(
        "runs",
        _("计算"),
        ("state",),
        (_state(RunState), Column("stop_asked", _("已要求停止"), Kind.FLAG)),
    ),
    Plan: Table(
        "plans",
        _("方案"),
        ("number",),
        (
            YEAR,
            Column("number", _("版次"), Kind.CODE),
            _state(PlanState),
            Column("asked_on", _("征求意见日期"), Kind.DATE),
            Column("adopted_on", _("采纳日期"), Kind.DATE),
            Column("over_refusals", _("有异议仍采纳的原因"), Kind.TEXT),
        ),
    ),
    Answer: Table(
        "answers",
        _("答复"),
        ("side",),
        (
            choice("side", _("答复方"), Side),
            _state(AnswerState),
            Column("reason", _("理由"), Kind.TEXT),
            Column("due_on", _("答复期限"), Kind.DATE),
        ),
    ),
}
TABLES = tuple(KEPT.values())


def row_of(held: Held) -> dict[str, object]:
    """Return what history keeps of the object as it is now."""
    names = [column.name for column in KEPT[type(held)].columns]
    return {name: _at(held, PATHS.get(name, name)) for name in names}


def added(held: Held) -> Changed:
    """Describe an object that an action has just written for the first time."""
    return changed(held, before=None)


def changed(held: Held, *, before: Mapping[str, object] | None) -> Changed:
    """Describe an object that an action has just written, given its row from before."""
    return _change(held, before, row_of(held))


def removed(held: Held) -> Changed:
    """Describe an object that an action is about to remove."""
    return _change(held, row_of(held), None)


def _change(
    held: Held, before: Mapping[str, object] | None, after: Mapping[str, object] | None
) -> Changed:
    return Changed(KEPT[type(held)].name, str(held.pk), str(held), before, after)


def _at(held: object, path: str) -> object:
    return reduce(lambda part, name: getattr(part, name, None), path.split("."), held)
