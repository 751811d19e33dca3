"""The empty workbook that a bureau fills in, or one of its schools."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from manyuan.sheets.columns import TEXT_KINDS, Column, Kind, Table
from manyuan.sheets.district import HEAD_LABELS, HEAD_SHEET_LABEL
from manyuan.sheets.tables import TABLES, table_named
from manyuan.sheets.workbooks import open_workbook

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

GUIDE_SHEET, LISTS_SHEET = "填写说明", "下拉列表"
# Rows that carry checks and drop-downs; more can be filled in, Excel only stops helping.
CHECKED_ROWS = 2000
FLAG_LABELS = ("是", "否")
GUIDE = (
    "1. 每张工作表是一类数据，第一行是列名，请勿改动；带 * 的列必须填写。",
    "2. 以“示例”开头的行只作示范，导入时自动略去，可以删除。",
    "3. 日期写成 2019-09-01，只知道月份时写 2019-09；不清楚的内容留空，不要填 0 或“无”。",
    "4. 学年填起始年份：2024 表示 2024–2025 学年。",
    "5. 代码一律按文本填写；没有标识码的校区和集团可自编代码，不得重复。",
    "6. 校区在“所属学校代码”中填写法人学校的代码，法人学校此列留空。",
    "7. “共用”学段只填多学段学校不能分开的场地、设备和教室，学生和教师填在各学段。",
    "8. 各校分别填写时，文件可一并上传，系统自动合并。",
    "9. 不需要的工作表可以留空或删除。",
)
EXAMPLES: dict[str, dict[str, str]] = {
    "schools": {
        "school": "示例2137000001",
        "name": "示例路小学",
        "kind": "小学",
        "nature": "公办",
        "setting": "城区",
        "lon": "120.355",
        "lat": "36.085",
        "opened_on": "1985-09",
        "strength": "普通校",
    },
    "strengths": {"school": "示例2137000001", "year": "2024", "strength": "普通校"},
    "groups": {
        "group": "示例G01",
        "name": "示例路小学教育集团",
        "tightness": "紧密型",
        "founded_on": "2021-09",
        "state": "成立",
    },
    "memberships": {
        "group": "示例G01",
        "school": "2137000001",
        "role": "牵头校",
        "state": "正式",
        "joined_on": "2021-09",
    },
    "resources": {
        "school": "示例2137000001",
        "stage": "小学",
        "year": "2024",
        "pupils": "1200",
        "classes": "30",
        "teachers": "72",
    },
    "teachers": {
        "teacher": "示例T0001",
        "name": "张三",
        "school": "2137000001",
        "stage": "小学",
        "subject": "语文",
        "born": "1985-06",
        "title": "一级教师",
        "on_establishment": "是",
    },
    "posts": {
        "school": "示例2137000001",
        "stage": "小学",
        "subject": "音乐",
        "year": "2026",
        "wanted": "2",
        "backbone_wanted": "1",
    },
    "travel": {"from": "示例2137000001", "to": "2137000002", "minutes": "25", "metres": "9000"},
    "partners": {"partner": "示例P01", "name": "示例大学", "kind": "高校"},
    "studios": {
        "studio": "示例ST01",
        "school": "2137000001",
        "subject": "物理",
        "opened_on": "2026-09",
    },
    "experts": {
        "expert": "示例E01",
        "name": "李博士",
        "partner": "P01",
        "topics": "海洋科学；航天",
        "stages": "小学；初中",
    },
    "agreements": {
        "partner": "示例P01",
        "group": "G01",
        "kind": "集团—高校",
        "from": "2026-09-01",
        "to": "2029-09-01",
    },
    "expert_days": {
        "expert": "示例E01",
        "date": "2026-10-14",
        "start": "08:30",
        "end": "16:30",
        "max_visits": "3",
    },
    "visit_requests": {
        "request": "示例R0001",
        "school": "2137000001",
        "topic": "海洋科学",
        "stage": "小学",
        "grade": "六年级",
        "pupils": "320",
        "minutes": "60",
        "windows": "2026-10-14 08:30-11:30；2026-10-15 13:30-16:00",
        "hall": "报告厅",
        "same_day_ok": "否",
    },
    "venues": {
        "venue": "示例CD01",
        "school": "2137000001",
        "name": "报告厅",
        "kind": "礼堂报告厅",
        "capacity": "300",
        "area": "420",
        "rules": "场内不饮食；用后请恢复桌椅。",
        "contact": "总务处",
        "is_shared": "是",
    },
    "flows": {
        "flow": "示例F0001",
        "kind": "联合教研",
        "group": "G01",
        "provider": "2137000001",
        "receiver": "2137000002",
        "start": "2026-10-15",
        "hours": "3",
        "people": "24",
        "status": "已计划",
    },
    "outcomes": {"school": "示例2137000001", "stage": "小学", "year": "2024", "measure": "C1"},
}
HINTS = {
    Kind.DATE: "写成 2019-09-01 或 2019-09；不清楚时留空。",
    Kind.YEAR: "学年的起始年份，例如 2024。",
    Kind.COUNT: "整数，不小于 0。",
    Kind.AMOUNT: "数字，最多两位小数。",
    Kind.DEGREES: "WGS-84 坐标，最多六位小数。",
    Kind.CODE: "按文本填写。",
    Kind.CODES: "几个代码之间用分号隔开。",
    Kind.FLAG: "填“是”或“否”。",
    Kind.CHOICE: "从下拉列表中选择。",
    Kind.CHOICES: "可填几项，之间用分号隔开。",
    Kind.WORDS: "几个词之间用分号隔开。",
    Kind.TIME: "24 小时制，写成 08:30。",
    Kind.WINDOWS: "写成 2026-10-12 08:30-11:30；几个时段之间用分号隔开。",
}
USUAL_HINT = "不在常用名称之内，可能是笔误；确认无误可以保留。"
KEPT_AS_TYPED = TEXT_KINDS | {Kind.DATE}
WIDTHS = {
    Kind.TEXT: 26,
    Kind.CODE: 18,
    Kind.CODES: 30,
    Kind.WORDS: 30,
    Kind.CHOICE: 16,
    Kind.CHOICES: 20,
    Kind.WINDOWS: 46,
}
Lists: TypeAlias = dict[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class _Styles:
    header: "Format"
    required: "Format"
    text: "Format"
    example: "Format"
    guide: "Format"


def write_template(
    target: Path | BinaryIO, tables: Iterable[str] | None = None, *, examples: bool = True
) -> None:
    """Write the empty workbook: Chinese headers, hints, drop-downs and checks.

    ``tables`` names the tables that get a sheet; all of them when it is left out.
    """
    wanted = TABLES if tables is None else tuple(table_named(name) for name in tables)
    book = open_workbook(target)
    styles = _styles(book)
    _write_guide(book, styles, wanted)
    _write_head(book, styles)
    lists = _write_lists(book, wanted)
    for table in wanted:
        _write_sheet(book, table, styles, lists=lists, examples=examples)
    book.close()


def _styles(book: "Workbook") -> _Styles:
    header = {"bold": True, "bg_color": "#EDF2EE", "bottom": 1, "text_wrap": True, "valign": "top"}
    return _Styles(
        header=book.add_format(header),
        required=book.add_format({**header, "font_color": "#A33A2C"}),
        text=book.add_format({"num_format": "@"}),
        example=book.add_format({"num_format": "@", "font_color": "#8A8A8A", "italic": True}),
        guide=book.add_format({"text_wrap": True, "valign": "top"}),
    )


def _write_guide(book: "Workbook", styles: _Styles, tables: Sequence[Table]) -> None:
    sheet = book.add_worksheet(GUIDE_SHEET)
    sheet.set_column(0, 0, 100)
    listed = "、".join(table.label for table in tables)
    for line, text in enumerate((*GUIDE, f"本工作簿的数据表：{listed}。")):
        sheet.write_string(line, 0, text, styles.guide)


def _write_head(book: "Workbook", styles: _Styles) -> None:
    sheet = book.add_worksheet(HEAD_SHEET_LABEL)
    for place, label in enumerate(HEAD_LABELS.values()):
        sheet.write_string(0, place, label, styles.header)
    sheet.set_column(0, len(HEAD_LABELS) - 1, 20, styles.text)


def _write_sheet(
    book: "Workbook", table: Table, styles: _Styles, *, lists: Lists, examples: bool
) -> None:
    sheet = book.add_worksheet(table.label)
    sheet.freeze_panes(1, len(table.key))
    for place, column in enumerate(table.columns):
        _write_header(sheet, place, column, styles)
        rule = _rule(column, lists.get((table.name, column.name), ""))
        if rule is not None:
            sheet.data_validation(1, place, CHECKED_ROWS, place, rule)
        if examples:
            text = EXAMPLES[table.name].get(column.name, "")
            sheet.write_string(1, place, text, styles.example)


def _write_header(sheet: "Worksheet", place: int, column: Column, styles: _Styles) -> None:
    label = f"{column.label}*" if column.required else column.label
    sheet.write_string(0, place, label, styles.required if column.required else styles.header)
    hint = "；".join(text for text in (column.note, HINTS.get(column.kind, "")) if text)
    if hint:
        sheet.write_comment(0, place, hint, {"author": "Manyuan", "x_scale": 1.4})
    style = styles.text if column.kind in KEPT_AS_TYPED else None
    sheet.set_column(place, place, WIDTHS.get(column.kind, 14), style)


def _rule(column: Column, options: str) -> dict[str, object] | None:
    """Return the check that Excel makes while the column is filled in."""
    between = {"criteria": "between", **_bounds(column)}
    checks: dict[Kind, dict[str, object]] = {
        Kind.CHOICE: {"validate": "list", "source": options},
        Kind.FLAG: {"validate": "list", "source": options},
        Kind.COUNT: {"validate": "integer", **between},
        Kind.YEAR: {"validate": "integer", **between},
        Kind.AMOUNT: {"validate": "decimal", **between},
        Kind.DEGREES: {"validate": "decimal", **between},
        # Dates stay text, so that a month alone is allowed; only the length can be checked.
        Kind.DATE: {"validate": "length", "error_type": "warning", **between},
        Kind.TIME: {"validate": "length", "error_type": "warning", **between},
    }
    if column.usual:
        checks[Kind.TEXT] = {"validate": "list", "source": options, "error_type": "warning"}
    if column.kind not in checks:
        return None
    words = {"error_title": "请核对", "error_message": HINTS.get(column.kind, USUAL_HINT)}
    return {"ignore_blank": True, **words, **checks[column.kind]}


def _bounds(column: Column) -> dict[str, object]:
    if column.kind is Kind.DATE:
        return {"minimum": 6, "maximum": 11}
    if column.kind is Kind.TIME:
        return {"minimum": 4, "maximum": 8}
    if column.kind is Kind.YEAR:
        return {"minimum": 1900, "maximum": 2100}
    return {"minimum": float(column.low or 0), "maximum": float(column.high or 10**12)}


def _write_lists(book: "Workbook", tables: Sequence[Table]) -> Lists:
    """Write the sheet of options and return the range that holds those of each column."""
    from xlsxwriter.utility import xl_range_abs  # noqa: PLC0415 -- a heavy library

    sheet = book.add_worksheet(LISTS_SHEET)
    lists: Lists = {}
    for table in tables:
        for column in table.columns:
            if column.kind not in {Kind.CHOICE, Kind.FLAG} and not column.usual:
                continue
            options = column.usual or tuple((column.choices or {}).values()) or FLAG_LABELS
            place = len(lists)
            sheet.write_column(0, place, (f"{table.label} {column.label}", *options))
            cells = xl_range_abs(1, place, len(options), place)
            lists[table.name, column.name] = f"='{LISTS_SHEET}'!{cells}"
    sheet.set_column(0, max(len(lists) - 1, 0), 20)
    return lists
