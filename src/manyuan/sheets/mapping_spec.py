"""What a mapping file says: which column is which, and what to do with the odd rows."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any, TypeAlias

from manyuan.kernel.errors import BadInput
from manyuan.sheets.problems import MAPPING_NOTICES
from manyuan.sheets.tables import TABLES, table_named

Toml: TypeAlias = Mapping[str, Any]


class UnknownMapping(BadInput):
    """No shipped mapping has the name, and no file stands at the path."""

    code = "unknown_mapping"
    sentence = "找不到映射“{name}”；可用的有：{known}，也可以写映射文件的路径。"


class WrongMapping(BadInput):
    """The mapping file says something that cannot be followed."""

    code = "wrong_mapping"
    sentence = "映射文件《{file}》有误：{reason}。请对照说明更正。"


@dataclass(frozen=True, slots=True)
class Rule:
    """Where one value comes from; exactly one of the first four is given."""

    column: str = ""
    constant: str | None = None
    first_of: tuple["Rule", ...] = ()
    join: tuple[str, ...] = ()
    separator: str = " "
    values: Mapping[str, str] | None = None
    default: str | None = None

    def sources(self) -> list[str]:
        """Return every column of the source that the rule reads."""
        inner = [name for rule in self.first_of for name in rule.sources()]
        return [name for name in (self.column, *self.join, *inner) if name]


@dataclass(frozen=True, slots=True)
class Odd:
    """Rows to be left out or spoken of: those whose ``column`` is empty or holds a value."""

    column: str
    values: frozenset[str]
    empty: bool
    code: str
    reason: str

    def holds(self, record: Mapping[str, str]) -> bool:
        """Say whether ``record`` is such a row."""
        text = record[self.column]
        return (not text) if self.empty else text in self.values


@dataclass(frozen=True, slots=True)
class TableSpec:
    """How one table of the format is filled; ``needs`` must be known for a row to be made.

    When it is not, the value of ``loses`` has no place to go, and that is reported.
    """

    table: str
    columns: Mapping[str, Rule]
    needs: tuple[str, ...] = ()
    loses: str = ""


@dataclass(frozen=True, slots=True)
class GroupSpec:
    """How groups are formed: rows with the same code, led by the row whose key is that code."""

    code: str
    name: str
    joined_on: str
    state: str = "established"
    member_state: str = "member"
    founded_on: str = ""
    tightness: str = ""


@dataclass(frozen=True, slots=True)
class MappingSpec:
    """A mapping file, checked."""

    file: str
    encoding: str
    delimiter: str
    district: Mapping[str, Rule]
    tables: tuple[TableSpec, ...]
    groups: GroupSpec | None = None
    skip: tuple[Odd, ...] = ()
    report: tuple[Odd, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)

    def sources(self) -> set[str]:
        """Return every column of the source that the mapping reads."""
        rules = [*self.district.values(), *(r for t in self.tables for r in t.columns.values())]
        named = {name for rule in rules for name in rule.sources()}
        named |= {odd.column for odd in (*self.skip, *self.report)}
        return named | ({self.groups.code} if self.groups else set())


def shipped_mappings() -> list[str]:
    """Return the names of the mappings that come with the product."""
    folder = resources.files("manyuan.sheets") / "mappings"
    return sorted(f.name.removesuffix(".toml") for f in folder.iterdir() if ".toml" in f.name)


def load_mapping(mapping: str | Path) -> MappingSpec:
    """Read a mapping by the name of a shipped one or by its path.

    Raises
    ------
    UnknownMapping, WrongMapping
    """
    name = str(mapping)
    if name in shipped_mappings():
        text = (resources.files("manyuan.sheets") / "mappings" / f"{name}.toml").read_bytes()
    elif Path(mapping).is_file():
        text = Path(mapping).read_bytes()
    else:
        raise UnknownMapping(name=name, known="、".join(shipped_mappings()))
    file = Path(name).name
    try:
        return _spec(tomllib.loads(text.decode()), file)
    except KeyError as missing:
        raise WrongMapping(file=file, reason=f"缺少 {missing.args[0]}") from missing
    except (ValueError, TypeError, AttributeError, RecursionError) as wrong:
        raise WrongMapping(file=file, reason=str(wrong)[:200]) from wrong


def _spec(toml: Toml, file: str) -> MappingSpec:
    source: Toml = toml.get("source", {})
    return MappingSpec(
        file=file,
        encoding=source.get("encoding", ""),
        delimiter=source.get("delimiter", ""),
        district={name: _rule(rule) for name, rule in toml["district"].items()},
        tables=tuple(_table(name, spec) for name, spec in toml["tables"].items()),
        groups=GroupSpec(**toml["groups"]) if "groups" in toml else None,
        skip=tuple(_odd(spec, "filtered_out") for spec in toml.get("skip", ())),
        report=tuple(_odd(spec, "reported") for spec in toml.get("report", ())),
        facts=toml.get("about", {}),
    )


def _table(name: str, spec: Toml) -> TableSpec:
    if name not in {table.name for table in TABLES}:
        raise ValueError(f"tables.{name}")
    table = table_named(name)
    columns = {column: _rule(rule) for column, rule in spec["columns"].items()}
    unknown = columns.keys() - {column.name for column in table.columns}
    lacking = {*table.key} - columns.keys()
    if unknown or lacking:
        raise ValueError(f"tables.{name}.columns: {'、'.join(sorted(unknown | lacking))}")
    return TableSpec(name, columns, tuple(spec.get("needs", ())), spec.get("loses", ""))


def _rule(spec: str | Toml) -> Rule:
    if isinstance(spec, str):
        return Rule(column=spec)
    chosen = {"column", "constant", "first_of", "join"} & spec.keys()
    if len(chosen) != 1 or spec.keys() - set(Rule.__dataclass_fields__):
        raise ValueError(str(dict(spec)))
    given: dict[str, Any] = dict(spec)
    given["first_of"] = tuple(_rule(inner) for inner in _listed(spec, "first_of"))
    given["join"] = tuple(_listed(spec, "join"))
    if "constant" in given:
        given["constant"] = str(given["constant"])
    return Rule(**given)


def _listed(spec: Toml, name: str) -> Sequence[Any]:
    listed: Sequence[Any] = spec.get(name, ())
    return listed


def _odd(spec: Toml, code: str) -> Odd:
    chosen = spec.get("code", code)
    if chosen not in MAPPING_NOTICES:
        raise ValueError(f"code = {chosen}")
    return Odd(
        column=spec["column"],
        values=frozenset(spec.get("values", ())),
        empty=bool(spec.get("empty", False)),
        code=chosen,
        reason=spec.get("reason", ""),
    )
