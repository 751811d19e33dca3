from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from manyuan.sheets.columns import Kind
from manyuan.sheets.findings import Finding, finding_sentence
from manyuan.sheets.formatting import labels_in
from manyuan.sheets.tables import table_named
from manyuan.web.files.found import Found, Plain
from manyuan.web.ui.columns import Column, Filter
from manyuan.web.ui.figures import number
from manyuan.web.ui.table import Table

PARTS = {
    "problems": gettext_lazy("问题"),
    "changes": gettext_lazy("改动"),
    "aside": gettext_lazy("未读入"),
}
SEVERITIES = {
    "missed": gettext_lazy("错误"),
    "near": gettext_lazy("提醒"),
    "unknown": gettext_lazy("说明"),
}
COUNTED = frozenset({Kind.COUNT, Kind.AMOUNT, Kind.NUMBER})
SIGN_OF = {"error": "missed", "warning": "near", "notice": "unknown"}


def part_of(asked: str, found: Found) -> str:
    """Return the part to show: the one asked for, else what needs attention first."""
    if asked in PARTS:
        return asked
    return "problems" if found.errors or not found.lines else "changes"


def table_of(part: str, found: Found) -> Table:
    """Return the table of one part."""
    return {"tables": _tables, "changes": _changes, "problems": _problems, "aside": _aside}[part](
        found
    )


def label_of(table: str, column: str = "") -> str:
    """Return what a table or one of its columns is called in the reader's language."""
    definition = table_named(table)
    return _(definition.column(column).label if column else definition.label)


def _tables(found: Found) -> Table:
    rows_unit = pgettext("unit", "行")
    return Table(
        id="tables",
        title=_("各表的改动"),
        rows=[{**table, "label": label_of(table["table"])} for table in found.tables],
        columns=[
            Column(key="label", label=_("表"), sortable=False),
            *(
                Column(key=key, label=label, unit=rows_unit, kind="number", sortable=False)
                for key, label in (
                    ("added", _("新增")),
                    ("changed", _("更改")),
                    ("unchanged", _("不变")),
                    ("absent", _("文件中没有，保留")),
                )
            ),
        ],
        empty=_("文件里没有可以导入的数据行。"),
        wide=True,
    )


def _changes(found: Found) -> Table:
    rows = [
        {
            "table": label_of(line["table"]),
            "label": line["label"],
            # What follows the code in a key is said by the label, in words.
            "code": line["key"].partition("/")[0],
            "field": label_of(line["table"], line["field"]) if line["field"] else _("新增一行"),
            "before": _shown(line, "before"),
            "after": _shown(line, "after") if line["field"] else _new_row(line),
        }
        for line in found.lines
    ]
    return Table(
        id="changes",
        title=_("将要写入的改动"),
        rows=rows,
        columns=[
            Column(key="label", label=_("对象")),
            Column(key="code", label=_("代码")),
            Column(key="table", label=_("表")),
            Column(key="field", label=_("字段")),
            Column(key="before", label=_("原值"), sortable=False),
            Column(key="after", label=_("新值"), sortable=False),
        ],
        filters=[Filter(key="table", label=_("表")), Filter(key="field", label=_("字段"))],
        search_keys=["label", "code"],
        empty=_("没有改动。"),
    )


def _shown(line: Plain, side: str) -> str:
    return _value(line["table"], line["field"], line[side]) if line["field"] else ""


def _new_row(line: Plain) -> str:
    return "；".join(
        f"{label_of(line['table'], name)} {_value(line['table'], name, text)}"
        for name, text in line.get("row", {}).items()
    )


def _value(table: str, column: str, text: str) -> str:
    definition = table_named(table).column(column)
    if text and definition.kind in COUNTED:
        return number(Decimal(text))
    if definition.choices is None:
        return text
    return _("、").join(_(label) for label in labels_in(definition, text) if label)


def _problems(found: Found) -> Table:
    return Table(
        id="problems",
        title=_("检查发现的问题"),
        rows=[_problem(one) for one in found.problems],
        columns=[
            Column(key="severity", label=_("程度"), kind="verdict", labels=SEVERITIES),
            *_place_columns(),
            Column(key="text", label=_("单元格内容"), sortable=False),
            Column(key="sentence", label=_("说明"), sortable=False),
        ],
        filters=[
            Filter(key="severity", label=_("程度"), choices=list(SEVERITIES.items())),
            Filter(key="where", label=_("工作表")),
        ],
        search_keys=["where", "column", "text", "sentence"],
        empty=_("没有发现问题。"),
    )


def _aside(found: Found) -> Table:
    return Table(
        id="aside",
        title=_("没有读入的内容"),
        rows=[_problem(one) for one in found.aside],
        columns=[*_place_columns(), Column(key="sentence", label=_("原因"), sortable=False)],
        search_keys=["where", "sentence"],
        empty=_("全部内容都已读入。"),
    )


def _place_columns() -> list[Column]:
    return [
        Column(key="where", label=_("工作表")),
        Column(key="row", label=_("行"), kind="number"),
        Column(key="column", label=_("列")),
    ]


def _problem(one: Plain) -> Plain:
    finding = Finding(
        one["severity"], one["code"], {name: _said(fact) for name, fact in one["facts"].items()}
    )
    return {
        "severity": SIGN_OF[one["severity"]],
        "where": one["sheet"] or one["file"],
        "row": one["row"],
        "column": label_of(one["table"], one["column"]) if one["column"] else "",
        "text": one["text"],
        "sentence": finding_sentence(finding, _),
    }


def _said(fact: object) -> object:
    """Return a fact as the check stated it; what is stored has lists where it had tuples."""
    return tuple(_said(part) for part in fact) if isinstance(fact, list) else fact
