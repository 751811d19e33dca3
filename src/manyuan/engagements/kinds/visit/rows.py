"""What history keeps of a visit, of its evidence and of what was said of it."""

from collections.abc import Mapping
from datetime import datetime, time

from manyuan.directory.enums import Stage
from manyuan.engagements.kinds.visit.enums import CancelReason, MediaType, Side, VisitState
from manyuan.engagements.kinds.visit.models import Evidence, Feedback, Visit
from manyuan.history.actions import Changed, key_text
from manyuan.kernel.clock import CHINA
from manyuan.kernel.marking import gettext_noop as _
from manyuan.sheets.columns import Column, Kind, Table
from manyuan.sheets.kept import choice, text

VISITS, EVIDENCE, FEEDBACK = "visits", "visit_evidence", "visit_feedback"
Row = Mapping[str, object]


TABLES = (
    Table(
        VISITS,
        _("专家到校"),
        ("code",),
        (
            Column("expert", _("专家编号"), Kind.CODE),
            Column("school", _("学校代码"), Kind.CODE),
            text("topic", _("主题")),
            choice("stage", _("学段"), Stage),
            text("grade", _("年级")),
            Column("expected", _("预计学生数"), Kind.COUNT),
            Column("on", _("日期"), Kind.DATE),
            text("starts_at", _("开始时间")),
            text("ends_at", _("结束时间")),
            text("hall", _("场地")),
            Column("request", _("需求编号"), Kind.CODE),
            choice("state", _("状态"), VisitState),
            text("school_confirmed", _("学校确认时间")),
            text("partner_confirmed", _("合作单位确认时间")),
            text("attendance", _("到场学生数")),
            Column("teachers_attended", _("到场教师数"), Kind.COUNT),
            choice("cancel_reason", _("取消原因"), CancelReason),
            text("explanation", _("说明")),
        ),
    ),
    Table(
        EVIDENCE,
        _("到校照片和文件"),
        ("visit", "number"),
        (
            text("name", _("文件名")),
            choice("media_type", _("文件类型"), MediaType),
            Column("size", _("大小（字节）"), Kind.COUNT),
        ),
    ),
    Table(
        FEEDBACK,
        _("到校反馈"),
        ("visit", "side"),
        (
            choice("side", _("反馈方"), Side),
            Column("rating", _("评分"), Kind.COUNT),
            text("text", _("反馈意见")),
        ),
    ),
)


def clock(at: time) -> str:
    """Write a time of the day as people read it."""
    return f"{at:%H:%M}"


def _moment(at: datetime | None) -> str | None:
    return None if at is None else f"{at.astimezone(CHINA):%Y-%m-%d %H:%M}"


def visit_row(visit: Visit) -> dict[str, object]:
    """Return the visit as history shows it."""
    attendance = visit.attendance.all() if visit.state == VisitState.HELD else ()
    return {
        "expert": visit.expert.code,
        "school": visit.school.code,
        "topic": visit.topic,
        "stage": visit.stage,
        "grade": visit.grade,
        "expected": visit.expected,
        "on": visit.on,
        "starts_at": clock(visit.starts_at),
        "ends_at": clock(visit.ends_at),
        "hall": visit.hall,
        "request": visit.request.code if visit.request else None,
        "state": visit.state,
        "school_confirmed": _moment(visit.school_confirmed_at),
        "partner_confirmed": _moment(visit.partner_confirmed_at),
        "attendance": "；".join(str(one) for one in attendance),
        "teachers_attended": visit.teachers_attended,
        "cancel_reason": visit.cancel_reason,
        "explanation": visit.explanation,
    }


def visit_changed(visit: Visit, *, before: Row | None) -> Changed:
    """Describe a visit that an action has just written."""
    return Changed(VISITS, visit.code, str(visit), before, visit_row(visit))


def evidence_row(evidence: Evidence) -> dict[str, object]:
    """Return a piece of evidence as history shows it: that it was there, not what it showed."""
    return {"name": evidence.name, "media_type": evidence.media_type, "size": evidence.size}


def evidence_key(evidence: Evidence) -> str:
    """Return the key of a piece of evidence in history."""
    return key_text((evidence.visit.code, evidence.pk))


def feedback_row(feedback: Feedback) -> dict[str, object]:
    """Return what a side said as history shows it."""
    return {"side": feedback.side, "rating": feedback.rating, "text": feedback.text}


def feedback_changed(feedback: Feedback, *, before: Row | None) -> Changed:
    """Describe feedback that an action has just written."""
    key = key_text((feedback.visit.code, feedback.side))
    return Changed(FEEDBACK, key, str(feedback), before, feedback_row(feedback))
