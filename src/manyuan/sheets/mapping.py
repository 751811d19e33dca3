"""Foreign tables read through a mapping file; nothing in them is dropped without a word."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from manyuan.rules.groups import load_group_pack
from manyuan.sheets.cells import Cell
from manyuan.sheets.checking import check_district
from manyuan.sheets.district import DistrictHead
from manyuan.sheets.files import DistrictFiles
from manyuan.sheets.findings import Finding, Place
from manyuan.sheets.mapping_source import Record, read_source
from manyuan.sheets.mapping_spec import GroupSpec, MappingSpec, Odd, Rule, TableSpec, load_mapping
from manyuan.sheets.problems import Problem
from manyuan.sheets.raw import RawDistrict, RawSheet, RawTable
from manyuan.sheets.tables import table_named

EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Oddity:
    """One kind of thing the mapping reports: how many establishments, and the first few names."""

    code: str
    count: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MappingSummary:
    """What became of a foreign table."""

    rows_read: int
    establishments: int
    groups: int
    memberships: int
    oddities: tuple[Oddity, ...]


@dataclass(frozen=True, slots=True)
class MappedDistrict:
    """A foreign table as a district, and the account of how it became one."""

    files: DistrictFiles
    summary: MappingSummary


@dataclass(slots=True)
class _Mapper:
    spec: MappingSpec
    file: str
    height: int
    findings: list[Finding] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)
    odd: Counter[str] = field(default_factory=Counter)
    said: dict[str, list[str]] = field(default_factory=dict)

    def report(self, record: Record, code: str, **facts: object) -> None:
        name = self.names[record.index]
        place = Place(file=self.file, row=record.index + 1, text=name)
        self.findings.append(place.finding(Problem(code, {"name": name, **facts})))
        examples = self.said.setdefault(code, [])
        self.odd[code] += 1
        if len(examples) < EXAMPLES:
            examples.append(name)


def read_mapped(
    path: Path, mapping: str | Path, *, code: str = "", name: str = ""
) -> MappedDistrict:
    """Read a foreign table (CSV, gzipped or not, or a workbook's first sheet) as a district.

    ``mapping`` is the name of a shipped mapping or the path of a mapping file; ``code`` and
    ``name`` of the district, when given, go before those of the mapping.

    Raises
    ------
    UnknownMapping, WrongMapping, SourceColumnsMissing, Unreadable
    """
    spec = load_mapping(mapping)
    records, height = read_source(path, spec)
    mapper = _Mapper(spec, path.name, height)
    schools = next((table for table in spec.tables if table.table == "schools"), None)
    for record in records:
        mapper.names[record.index] = _name(schools, record)
    kept = _after_skips(mapper, records)
    tables = [_map_table(mapper, table, kept) for table in spec.tables]
    if spec.groups is not None and schools is not None:
        tables += _map_groups(mapper, spec.groups, schools, kept)
    _report_odd(mapper, spec.report, schools, kept)
    head = _head(spec, kept, code, name)
    raw = RawDistrict(head, tuple(tables), tuple(mapper.findings))
    files = check_district(raw)
    return MappedDistrict(files, _summary(mapper, files, len(records)))


def _summary(mapper: _Mapper, files: DistrictFiles, rows: int) -> MappingSummary:
    sizes = {name: len(found) for name, found in files.tables.items()}
    oddities = tuple(
        Oddity(code, count, tuple(mapper.said[code])) for code, count in mapper.odd.items()
    )
    return MappingSummary(
        rows,
        sizes.get("schools", 0),
        sizes.get("groups", 0),
        sizes.get("memberships", 0),
        oddities,
    )


def _head(
    spec: MappingSpec, records: Sequence[Record], code: str, name: str
) -> DistrictHead | None:
    first: Mapping[str, str] = records[0].texts if records else {}
    own = {
        key: _value(rule, first)[0] if not rule.sources() or records else ""
        for key, rule in spec.district.items()
    }
    code, name = code or own.get("code", ""), name or own.get("name", "")
    return DistrictHead(code, name or code) if code else None


def _name(schools: TableSpec | None, record: Record) -> str:
    if schools is None or "name" not in schools.columns:
        return str(record.index + 1)
    return _value(schools.columns["name"], record.texts)[0] or str(record.index + 1)


def _value(rule: Rule, texts: Mapping[str, str]) -> tuple[str, str]:
    """Return the value and, when the mapping does not foresee it, the text left untranslated."""
    if rule.constant is not None:
        return rule.constant, ""
    if rule.first_of:
        tried = [_value(inner, texts) for inner in rule.first_of]
        return next((found for found in tried if found[0]), tried[-1])
    if rule.join:
        return rule.separator.join(text for name in rule.join if (text := texts[name])), ""
    text = texts[rule.column]
    if rule.values is None:
        return text or rule.default or "", ""
    if text in rule.values:
        return rule.values[text], ""
    return rule.default or "", "" if rule.default is not None or not text else text


def _after_skips(mapper: _Mapper, records: Iterable[Record]) -> list[Record]:
    kept: list[Record] = []
    for record in records:
        skip = next((odd for odd in mapper.spec.skip if odd.holds(record.texts)), None)
        if skip is None:
            kept.append(record)
        else:
            mapper.report(record, skip.code, reason=skip.reason)
    return kept


def _report_odd(
    mapper: _Mapper, odds: Sequence[Odd], schools: TableSpec | None, records: Sequence[Record]
) -> None:
    """Report what is odd once for each establishment, however many rows it fills."""
    said: set[tuple[int, str]] = set()
    for record in records:
        for number, odd in enumerate(odds):
            mark = (number, _key(schools, record))
            if mark not in said and odd.holds(record.texts):
                said.add(mark)
                mapper.report(record, odd.code, reason=odd.reason)


def _key(schools: TableSpec | None, record: Record) -> str:
    if schools is None:
        return str(record.index)
    return _value(schools.columns["school"], record.texts)[0]


def _map_table(mapper: _Mapper, spec: TableSpec, records: Sequence[Record]) -> RawTable:
    rows: dict[int, list[Cell]] = {}
    first: dict[tuple[str, ...], Record] = {}
    for record in records:
        row = {name: _translated(mapper, spec, name, record) for name in spec.columns}
        if not all(row[name] for name in spec.needs):
            _report_loss(mapper, spec, record, row)
            continue
        key = tuple(row[name] for name in table_named(spec.table).key)
        other = first.setdefault(key, record)
        if other is record:
            rows[record.index] = [*row.values()]
        else:
            _report_repeat(mapper, spec, (other, record), row)
    return _raw_table(mapper, spec.table, tuple(spec.columns), rows)


def _translated(mapper: _Mapper, spec: TableSpec, name: str, record: Record) -> str:
    rule = spec.columns[name]
    value, unforeseen = _value(rule, record.texts)
    if unforeseen and name not in spec.needs:
        mapper.report(record, "unmapped_value", source=rule.column, text=unforeseen)
    return value


def _report_loss(mapper: _Mapper, spec: TableSpec, record: Record, row: Mapping[str, str]) -> None:
    if spec.loses and row[spec.loses]:
        table = table_named(spec.table)
        mapper.report(
            record,
            "value_not_stored",
            label=table.column(spec.loses).label,
            text=row[spec.loses],
            other_label=table.column(spec.needs[0]).label,
        )


def _report_repeat(
    mapper: _Mapper, spec: TableSpec, pair: tuple[Record, Record], row: Mapping[str, str]
) -> None:
    table, (first, other) = table_named(spec.table), pair
    differing = tuple(
        (table.column(name).label, text)
        for name, text in row.items()
        if text != _value(spec.columns[name], first.texts)[0]
    )
    if differing or spec.table == "schools":
        key = "，".join(row[name] for name in table.key)
        facts = {"first": first.index + 1, "other": other.index + 1, "key": key}
        mapper.report(other, "several_rows", text=differing or "—", **facts)


def _report_large(mapper: _Mapper, lead_of_members: Sequence[Record]) -> None:
    """Report each group, by its lead, that has more members than the size cap has campuses."""
    cap = load_group_pack().most_campuses.value
    sizes = Counter(lead.index for lead in lead_of_members)
    for lead in {lead.index: lead for lead in lead_of_members}.values():
        if sizes[lead.index] > cap:
            mapper.report(lead, "group_above_cap", count=sizes[lead.index], limit=cap)


def _raw_table(
    mapper: _Mapper, table: str, columns: Sequence[str], rows: Mapping[int, list[Cell]]
) -> RawTable:
    # Rows keep their places, so that findings name the rows of the user's own file.
    grid = [rows.get(index, []) for index in range(mapper.height)]
    places = {name: place for place, name in enumerate(columns)}
    return RawTable(table_named(table), RawSheet(mapper.file, "", grid), 0, places)


def _map_groups(
    mapper: _Mapper, spec: GroupSpec, schools: TableSpec, records: Sequence[Record]
) -> list[RawTable]:
    leads: dict[str, Record] = {}
    for record in records:
        leads.setdefault(_key(schools, record), record)
    groups: dict[int, list[Cell]] = {}
    members: dict[int, list[Cell]] = {}
    seen: set[str] = set()
    for record in records:
        group, school = record.texts[spec.code], _key(schools, record)
        if not group or school in seen:
            continue
        seen.add(school)
        if group not in leads:
            mapper.report(record, "group_lead_missing", text=group)
            continue
        lead = leads[group]
        name = spec.name.replace("{lead}", mapper.names[lead.index]).replace("{code}", group)
        groups[lead.index] = [group, name, spec.state, spec.founded_on, spec.tightness]
        role = "lead" if school == group else "member"
        members[record.index] = [group, school, role, spec.member_state, spec.joined_on]
    _report_large(mapper, [leads[str(row[0])] for row in members.values()])
    group_columns = ("group", "name", "state", "founded_on", "tightness")
    member_columns = ("group", "school", "role", "state", "joined_on")
    return [
        _raw_table(mapper, "groups", group_columns, groups),
        _raw_table(mapper, "memberships", member_columns, members),
    ]
