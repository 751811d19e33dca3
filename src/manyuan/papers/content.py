"""What stands in a paper, apart from how it looks: fields, tables and the order they are read in.

A text names its fields as Word shows them: ``«集团名称»``.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from manyuan.sheets.forms import FormColumn, FormSheet

NAMED = re.compile("«([^«»]+)»")


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a part."""

    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs, one a line."""

    text: str


@dataclass(frozen=True, slots=True)
class TableHere:
    """The place of a table."""

    name: str


Block = Heading | Text | TableHere
BLOCKS: dict[str, type[Block]] = {"heading": Heading, "text": Text, "table": TableHere}


@dataclass(frozen=True, slots=True)
class Source:
    """From which version of the data a paper was made: its name, and a digest that tells it."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All that a paper says of its subject.

    ``layout`` is the order in which the default template and the PDF say it; a paper without one
    is its tables. ``is_wide`` turns the page, for tables of many columns.
    """

    title: str
    seal: str
    source: Source
    fields: Mapping[str, str] = field(default_factory=dict)
    tables: Sequence[FormSheet] = ()
    layout: Sequence[Block] = ()
    is_wide: bool = False

    @property
    def is_landscape(self) -> bool:
        """Say whether its pages lie across."""
        return self.is_wide or not self.layout

    def table(self, name: str) -> FormSheet:
        """Return the table of a name."""
        return next(table for table in self.tables if table.name == name)

    def filled(self) -> Iterator[Block]:
        """Return the layout with every field filled in."""
        for block in self.layout:
            if isinstance(block, TableHere):
                yield block
            else:
                yield type(block)(filled_in(block.text, self.fields))


@dataclass(frozen=True, slots=True)
class Stamp:
    """What issuing adds to a paper: its number, its day and the code that shows it is genuine."""

    number: str
    on: date
    code: str


def filled_in(text: str, fields: Mapping[str, str]) -> str:
    """Return a text with its fields filled in; one that is not known stays as it is.

    Examples
    --------
    >>> filled_in("«集团名称»由«牵头学校»牵头。", {"集团名称": "浪花教育集团"})
    '浪花教育集团由«牵头学校»牵头。'
    """
    return NAMED.sub(lambda found: fields.get(found[1], found[0]), text)


def written(content: Content) -> dict[str, Any]:
    """Return the content as JSON holds it."""
    return {
        "title": content.title,
        "seal": content.seal,
        "source": asdict(content.source),
        "fields": dict(content.fields),
        "tables": [_table_written(table) for table in content.tables],
        "layout": [_block_written(block) for block in content.layout],
        "is_wide": content.is_wide,
    }


def read(stored: Mapping[str, Any]) -> Content:
    """Return the content that was written."""
    return Content(
        title=stored["title"],
        seal=stored["seal"],
        source=Source(**stored["source"]),
        fields=stored["fields"],
        tables=[_table_read(table) for table in stored["tables"]],
        layout=[BLOCKS[kind](text) for kind, text in stored["layout"]],
        is_wide=stored.get("is_wide", False),
    )


def digest_of(stored: object) -> str:
    """Return the digest of what is written as JSON, the same for the same facts."""
    text = json.dumps(stored, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def digest_of_filled(fields: Mapping[str, str], tables: Iterable[FormSheet]) -> str:
    """Return the digest of what is filled into a paper: its fields and the rows of its tables."""
    rows = [[str(one) for one in row] for table in tables for row in table.rows]
    return digest_of([fields, rows])


def said(value: object) -> str:
    """Write a value as papers do."""
    if value is None:
        return ""
    if isinstance(value, date):
        return day_said(value)
    return f"{value:,}" if isinstance(value, Decimal) else str(value)


def foot_of(stamp: Stamp) -> str:
    """Write what stands at the foot of every page, so that anybody can check the paper."""
    text = "文号 {number}　校验码 {code}　在“文书核验”页面输入文号和校验码可核对真伪"
    return text.format(number=stamp.number, code=stamp.code)


def day_said(day: date) -> str:
    """Write a day as official papers do."""
    return f"{day.year}年{day.month}月{day.day}日"


def _block_written(block: Block) -> list[str]:
    kind = next(name for name, made in BLOCKS.items() if isinstance(block, made))
    return [kind, block.name if isinstance(block, TableHere) else block.text]


def _table_written(table: FormSheet) -> dict[str, Any]:
    return {**asdict(table), "rows": [[_value_written(one) for one in row] for row in table.rows]}


def _table_read(stored: Mapping[str, Any]) -> FormSheet:
    columns = [FormColumn(**column) for column in stored["columns"]]
    rows = [[_value_read(one) for one in row] for row in stored["rows"]]
    opinions = [(who, what) for who, what in stored["opinions"]]
    return FormSheet(**{**stored, "columns": columns, "rows": rows, "opinions": opinions})


def _value_written(value: object) -> object:
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, Decimal):
        return {"number": format(value, "f")}
    return value if value is None or isinstance(value, int) else str(value)


def _value_read(value: object) -> object:
    if not isinstance(value, dict):
        return value
    return date.fromisoformat(value["day"]) if "day" in value else Decimal(value["number"])
