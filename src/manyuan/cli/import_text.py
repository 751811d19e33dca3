"""What an import says on the terminal and in JSON. Django must be ready."""

from collections import Counter
from collections.abc import Iterator

from manyuan.cli.import_run import Done
from manyuan.cli.language import gettext as _
from manyuan.cli.language import gettext_noop, sentence
from manyuan.cli.text_table import table as text_table
from manyuan.directory.queries.outcome import LEFT_OUT, outcome_of
from manyuan.sheets.findings import Finding, finding_sentence
from manyuan.sheets.tables import table_named

SHOWN = 20
SEVERITIES = {
    "error": gettext_noop("错误"),
    "warning": gettext_noop("提醒"),
    "notice": gettext_noop("说明"),
}


def as_plain(done: Done) -> dict[str, object]:
    """Return all that is known about the import in plain values."""
    outcome = outcome_of(done.run)
    findings = done.run.files.findings
    return {
        "district": {"code": done.code, "name": done.name, "is_new": done.is_new},
        "applied": done.applied,
        **outcome,
        "codes": dict(Counter(finding.code for finding in findings)),
        "findings": [
            {**plain, "sentence": finding_sentence(finding, sentence)}
            for plain, finding in zip(_findings(outcome), findings, strict=True)
        ],
    }


def _findings(outcome: dict[str, object]) -> list[dict[str, object]]:
    found = outcome["findings"]
    return found if isinstance(found, list) else []


def as_text(done: Done) -> str:
    """Return what a person reads."""
    parts = [_title(done), _tables(done), *_said(done), _ending(done)]
    return "\n\n".join(part for part in parts if part)


def _title(done: Done) -> str:
    text = _("{name}（{code}，新建）") if done.is_new else _("{name}（{code}）")
    return text.format(name=done.name, code=done.code)


def _tables(done: Done) -> str:
    headers = [_("表"), _("新增"), _("更改"), _("不变"), _("文件中没有")]
    rows = [
        [
            sentence(table_named(table.table).label),
            *(
                str(number)
                for number in (
                    len(table.added),
                    len(table.changed),
                    table.unchanged,
                    table.absent,
                )
            ),
        ]
        for table in done.run.plan
    ]
    return text_table(headers, rows) if rows else ""


def _said(done: Done) -> Iterator[str]:
    files = done.run.files
    if not files.findings:
        return
    counts = "，".join(
        _("{count} 处{severity}").format(count=files.totals[key], severity=_(label))
        for key, label in SEVERITIES.items()
        if files.totals.get(key)
    )
    # What only concerns left-out material is summed up below, not listed line by line.
    listed = [finding for finding in files.findings if finding.code not in LEFT_OUT]
    lines = [_("检查发现 {counts}。").format(counts=counts)]
    lines += [_line(finding) for finding in listed[:SHOWN]]
    if len(listed) > SHOWN:
        lines.append(
            _("  其余 {count} 条见 --annotated 或 --json。").format(count=len(listed) - SHOWN)
        )
    yield "\n".join(lines)
    yield _by_code(files.findings)
    yield _set_aside(files.findings)


def _line(finding: Finding) -> str:
    where = finding.sheet or finding.file
    if finding.row is not None:
        where = _("{where} 第 {row} 行").format(where=where, row=finding.row)
    if finding.table and finding.column:
        where += " " + sentence(table_named(finding.table).column(finding.column).label)
    severity = _(SEVERITIES[finding.severity])
    return f"  [{severity}] {where.strip()}: {finding_sentence(finding, sentence)}"


def _by_code(findings: tuple[Finding, ...]) -> str:
    counted = Counter((finding.severity, finding.code) for finding in findings)
    rows = [
        [_(SEVERITIES[severity]), code, str(count)]
        for (severity, code), count in counted.most_common()
    ]
    return text_table([_("程度"), _("类别"), _("数量")], rows)


def _set_aside(findings: tuple[Finding, ...]) -> str:
    aside = [finding for finding in findings if finding.code in LEFT_OUT]
    if not aside:
        return ""
    lines = [_("未读入的内容：")]
    lines += [_line(finding) for finding in aside[:SHOWN]]
    if len(aside) > SHOWN:
        lines.append(
            _("  其余 {count} 条见 --annotated 或 --json。").format(count=len(aside) - SHOWN)
        )
    return "\n".join(lines)


def _ending(done: Done) -> str:
    if not done.run.is_sound:
        return _("有错误，没有写入任何内容。请更正后重试。")
    if done.run.is_idle and not done.is_new:
        return _("文件与已有数据完全相同，无须写入。")
    if done.applied:
        return _("已写入。更改前的值保留在历史里。")
    return _("这是试运行，没有写入任何内容。加 --apply 确认导入。")
