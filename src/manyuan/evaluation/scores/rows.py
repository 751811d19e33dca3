"""What history keeps of this room's objects."""

from collections.abc import Mapping
from functools import reduce

from manyuan.evaluation.scores.enums import (
    AppealState,
    GradeName,
    Item,
    TemplateName,
    VetoKind,
)
from manyuan.evaluation.scores.models import (
    Adjustment,
    Appeal,
    GroupGrade,
    Judgement,
    Publication,
    SchemeWeight,
    Veto,
)
from manyuan.history.actions import Changed, key_text
from manyuan.kernel.marking import gettext_noop as _
from manyuan.sheets.columns import Column, Kind, Row, Table, Value
from manyuan.sheets.kept import choice

Held = Adjustment | Appeal | GroupGrade | Judgement | Publication | SchemeWeight | Veto


# Where a column is read when it is not the field of the same name.
PATHS: Mapping[tuple[type[Held] | None, str], str] = {
    (None, "group"): "group.code",
    (Appeal, "group"): "grade.group.code",
    (Appeal, "year"): "grade.publication.year",
    (Appeal, "version"): "grade.publication.version",
    (GroupGrade, "year"): "publication.year",
    (GroupGrade, "version"): "publication.version",
    (SchemeWeight, "year"): "scheme.year",
    (Publication, "frozen"): "frozen.version",
}


GROUP = Column("group", _("集团"), Kind.CODE)
YEAR = Column("year", _("学年"), Kind.YEAR)
KEPT: Mapping[type[Held], Table] = {
    SchemeWeight: Table(
        "scheme_weights",
        _("评价权重"),
        ("year", "template", "code"),
        (
            YEAR,
            choice("template", _("评价模板"), TemplateName),
            Column("code", _("规则"), Kind.CODE),
            Column("value", _("数值"), Kind.TEXT),
        ),
    ),
    Judgement: Table(
        "judgements",
        _("集团认定"),
        ("group", "year", "item"),
        (
            GROUP,
            YEAR,
            choice("item", _("认定项"), Item),
            Column("claimed", _("集团自评"), Kind.FLAG),
            Column("holds", _("教育局认定"), Kind.FLAG),
        ),
    ),
    Adjustment: Table(
        "adjustments",
        _("加减分"),
        ("group", "year"),
        (
            GROUP,
            YEAR,
            Column("points", _("加减分"), Kind.AMOUNT),
            Column("reason", _("原因"), Kind.TEXT),
        ),
    ),
    Veto: Table(
        "vetoes",
        _("一票否决"),
        ("group", "year", "kind"),
        (
            GROUP,
            YEAR,
            choice("kind", _("否决事项"), VetoKind),
            Column("document", _("依据文件"), Kind.TEXT),
            Column("decided_on", _("认定日期"), Kind.DATE),
        ),
    ),
    Publication: Table(
        "publications",
        _("公布的等次"),
        ("year", "version"),
        (
            YEAR,
            Column("version", _("版次"), Kind.CODE),
            Column("frozen", _("冻结的学年"), Kind.CODE),
            Column("appeal_until", _("申诉截止"), Kind.DATE),
            Column("reason", _("原因"), Kind.TEXT),
        ),
    ),
    GroupGrade: Table(
        "grades",
        _("集团等次"),
        ("group", "year", "version"),
        (
            GROUP,
            YEAR,
            Column("version", _("版次"), Kind.CODE),
            choice("grade", _("等次"), GradeName),
            Column("score", _("得分"), Kind.AMOUNT),
        ),
    ),
    Appeal: Table(
        "appeals",
        _("申诉"),
        ("group", "year", "version"),
        (
            GROUP,
            YEAR,
            Column("version", _("版次"), Kind.CODE),
            Column("text", _("申诉内容"), Kind.TEXT),
            choice("state", _("状态"), AppealState),
            Column("answer", _("答复"), Kind.TEXT),
        ),
    ),
}
TABLES = tuple(KEPT.values())


def row_of(held: Held) -> Row:
    """Return what history keeps of an object."""
    return {column.name: _value(held, column.name) for column in KEPT[type(held)].columns}


def added(held: Held) -> Changed:
    """Describe an object that an action has written."""
    return _changed(held, None, row_of(held))


def removed(held: Held) -> Changed:
    """Describe an object that an action takes away."""
    return _changed(held, row_of(held), None)


def changed(held: Held, before: Row | None) -> Changed:
    """Describe an object that an action has changed."""
    return _changed(held, before, row_of(held))


def _changed(held: Held, before: Row | None, after: Row | None) -> Changed:
    table = KEPT[type(held)]
    row = after or before or {}
    return Changed(
        table.name, key_text(row[column] for column in table.key), str(held), before, after
    )


def _value(held: Held, name: str) -> Value:
    path = PATHS.get((type(held), name)) or PATHS.get((None, name), name)
    value = reduce(getattr, path.split("."), held)
    return int(value) if isinstance(value, bool) else value  # type: ignore[return-value]
