"""What history keeps of a posting, its footprint and the roster row that it touches."""

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import TextChoices

from manyuan.directory.models import Teacher
from manyuan.directory.sheets import TEACHER_STORE
from manyuan.engagements.kinds.posting.enums import EndReason, Mode, PostingState, ReportKind
from manyuan.engagements.kinds.posting.models import Posting, PostingReport
from manyuan.history.actions import Changed, key_text
from manyuan.history.models import Change
from manyuan.kernel.marking import gettext_noop as _
from manyuan.sheets.columns import Column, Kind, Table

POSTINGS, REPORTS = "postings", "posting_reports"
Row = Mapping[str, object]


def _words(choices: type[TextChoices]) -> dict[str, str]:
    return {choice.value: choice.label for choice in choices}


TABLES = (
    Table(
        POSTINGS,
        _("教师交流"),
        ("code",),
        (
            Column("teacher", _("教师编号"), Kind.CODE),
            Column("mode", _("方式"), Kind.CHOICE, choices=_words(Mode)),
            Column("home", _("派出学校代码"), Kind.CODE),
            Column("host", _("接收学校代码"), Kind.CODE),
            Column("starts_on", _("开始日期"), Kind.DATE),
            Column("ends_on", _("期满日期"), Kind.DATE),
            Column("ended_on", _("实际结束日期"), Kind.DATE),
            Column("weekly_hours", _("每周课时"), Kind.COUNT),
            Column("state", _("状态"), Kind.CHOICE, choices=_words(PostingState)),
            Column("end_reason", _("结束原因"), Kind.CHOICE, choices=_words(EndReason)),
            Column("explanation", _("说明"), Kind.TEXT),
        ),
    ),
    Table(
        REPORTS,
        _("交流报告"),
        ("posting", "kind"),
        (
            Column("kind", _("报告类别"), Kind.CHOICE, choices=_words(ReportKind)),
            Column("on", _("报告日期"), Kind.DATE),
            Column("text", _("报告内容"), Kind.TEXT),
        ),
    ),
)


def posting_row(posting: Posting) -> dict[str, object]:
    """Return the posting as history shows it."""
    return {
        "teacher": posting.teacher.code,
        "mode": posting.mode,
        "home": posting.home.code,
        "host": posting.host.code,
        "starts_on": posting.starts_on,
        "ends_on": posting.ends_on,
        "ended_on": posting.ended_on,
        "weekly_hours": posting.weekly_hours,
        "state": posting.state,
        "end_reason": posting.end_reason,
        "explanation": posting.explanation,
    }


def posting_changed(posting: Posting, *, before: Row | None) -> Changed:
    """Describe a posting that an action has just written."""
    return Changed(POSTINGS, posting.code, str(posting), before, posting_row(posting))


def report_row(report: PostingReport) -> dict[str, object]:
    """Return a report as history shows it."""
    return {"kind": report.kind, "on": report.on, "text": report.text}


def report_changed(report: PostingReport, *, before: Row | None) -> Changed:
    """Describe a report that an action has just written."""
    key = key_text((report.posting.code, report.kind))
    return Changed(REPORTS, key, str(report), before, report_row(report))


def teacher_rows(teachers: Collection[Teacher]) -> dict[str, Row]:
    """Return the rows of the roster as they are stored now, by the teacher's code."""
    rows = TEACHER_STORE.stored_rows([teacher.pk for teacher in teachers])
    return {str(row["teacher"]): row for row in rows}


def teachers_changed(teachers: Collection[Teacher], *, before: Mapping[str, Row]) -> list[Changed]:
    """Describe roster rows that postings have just changed."""
    named = {teacher.code: teacher.name for teacher in teachers}
    after = teacher_rows(teachers)
    table = TEACHER_STORE.table.name
    return [Changed(table, code, name, before[code], after[code]) for code, name in named.items()]


def exchanged_before(teacher: Teacher, posting: Posting) -> date | None:
    """Return the date of the last exchange that the roster had before a posting was arranged."""
    told = Change.objects.filter(
        table=TEACHER_STORE.table.name,
        key=teacher.code,
        after__posted_from=posting.starts_on.isoformat(),
        after__last_exchanged=posting.starts_on.isoformat(),
        before__isnull=False,
    )
    last = told.order_by("pk").last()
    before = None if last is None or last.before is None else last.before["last_exchanged"]
    return None if before is None else date.fromisoformat(before)
