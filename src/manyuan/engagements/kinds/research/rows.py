"""What history keeps of an activity, of who took part, and of what came out of it."""

from collections.abc import Mapping
from datetime import time

from manyuan.directory.enums import Stage
from manyuan.engagements.kinds.documents.rows import COLUMNS, choice, document_row
from manyuan.engagements.kinds.research.enums import ResearchMode, ResearchState
from manyuan.engagements.kinds.research.models import Output, Participation, Research
from manyuan.history.actions import Changed, key_text
from manyuan.kernel.marking import gettext_noop as _
from manyuan.sheets.columns import Column, Kind, Table
from manyuan.sheets.kept import text

RESEARCH, PARTICIPATIONS, OUTPUTS = "research", "research_participations", "research_outputs"
Row = Mapping[str, object]


TABLES = (
    Table(
        RESEARCH,
        _("联合教研"),
        ("code",),
        (
            choice("mode", _("形式"), ResearchMode),
            text("topic", _("主题")),
            text("subject", _("学科")),
            choice("stage", _("学段"), Stage),
            text("host", _("主办单位代码")),
            text("group", _("集团代码")),
            text("place", _("举行学校代码")),
            Column("venue", _("场地编号"), Kind.CODE),
            text("room", _("地点")),
            Column("on", _("日期"), Kind.DATE),
            text("starts_at", _("开始时间")),
            text("ends_at", _("结束时间")),
            text("leader", _("主持教师编号")),
            text("agenda", _("议程")),
            text("minutes", _("纪要")),
            choice("state", _("状态"), ResearchState),
            text("explanation", _("说明")),
        ),
    ),
    Table(
        PARTICIPATIONS,
        _("参加学校"),
        ("research", "school"),
        (
            Column("expected", _("预计人数"), Kind.COUNT),
            Column("attended", _("到会人数"), Kind.COUNT),
            text("teachers", _("参加教师编号")),
        ),
    ),
    Table(OUTPUTS, _("教研成果文件"), ("research", "number"), COLUMNS),
)


def clock(at: time) -> str:
    """Write a time of the day as people read it."""
    return f"{at:%H:%M}"


def research_row(research: Research) -> dict[str, object]:
    """Return the activity as history shows it."""
    return {
        "mode": research.mode,
        "topic": research.topic,
        "subject": research.subject,
        "stage": research.stage,
        "host": research.host.code,
        "group": research.group.code if research.group else None,
        "place": research.place.code if research.place else None,
        "venue": research.venue.code if research.venue else None,
        "room": research.room,
        "on": research.on,
        "starts_at": clock(research.starts_at),
        "ends_at": clock(research.ends_at),
        "leader": research.leader.code if research.leader else None,
        "agenda": research.agenda,
        "minutes": research.minutes,
        "state": research.state,
        "explanation": research.explanation,
    }


def research_changed(research: Research, *, before: Row | None) -> Changed:
    """Describe an activity that an action has just written."""
    return Changed(RESEARCH, research.code, str(research), before, research_row(research))


def participation_row(one: Participation) -> dict[str, object]:
    """Return what a school's part is as history shows it."""
    codes = sorted(teacher.code for teacher in one.teachers.all()) if one.pk else []
    return {"expected": one.expected, "attended": one.attended, "teachers": ";".join(codes)}


def participation_changed(one: Participation, before: Row | None, after: Row | None) -> Changed:
    """Describe a school's part that an action has just written or taken away."""
    key = key_text((one.research.code, one.school.code))
    return Changed(PARTICIPATIONS, key, str(one), before, after)


def output_changed(output: Output, *, is_added: bool) -> Changed:
    """Describe a file that an action has just added or takes away."""
    key, row = key_text((output.research.code, output.pk)), document_row(output)
    before, after = (None, row) if is_added else (row, None)
    return Changed(OUTPUTS, key, output.name, before, after)
