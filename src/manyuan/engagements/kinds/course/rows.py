"""What history keeps of a course, of the schools that take it, its sessions and who came."""

from collections.abc import Iterable, Mapping
from datetime import time

from manyuan.directory.enums import Stage
from manyuan.engagements.kinds.course.enums import CourseState, Mode, SessionState
from manyuan.engagements.kinds.course.models import Course, Receiver, Session, Turnout
from manyuan.history.actions import Changed, key_text
from manyuan.kernel.marking import gettext_noop as _
from manyuan.sheets.columns import Column, Kind, Table
from manyuan.sheets.kept import choice, text

COURSES, RECEIVERS = "courses", "course_schools"
SESSIONS, TURNOUTS = "course_sessions", "course_turnouts"
Row = Mapping[str, object]


TABLES = (
    Table(
        COURSES,
        _("课程共享"),
        ("code",),
        (
            text("name", _("课程名称")),
            choice("mode", _("课程类型"), Mode),
            text("subject", _("学科领域")),
            choice("stage", _("学段"), Stage),
            text("grade", _("年级")),
            text("provider", _("开课单位")),
            Column("group", _("集团代码"), Kind.CODE),
            text("lecturers", _("授课人")),
            Column("places", _("名额"), Kind.COUNT),
            Column("opens_on", _("报名开始"), Kind.DATE),
            Column("closes_on", _("报名截止"), Kind.DATE),
            Column("weaker_until", _("薄弱校先报至"), Kind.DATE),
            text("about", _("课程说明")),
            Column("is_public", _("向公众发布"), Kind.FLAG),
            choice("state", _("状态"), CourseState),
            text("explanation", _("说明")),
        ),
    ),
    Table(
        RECEIVERS,
        _("课程接受学校"),
        ("course", "school"),
        (
            Column("quota", _("本校限额"), Kind.COUNT),
            Column("asked", _("报名人数"), Kind.COUNT),
            text("grades", _("各年级人数")),
            Column("placed", _("占名额"), Kind.COUNT),
        ),
    ),
    Table(
        SESSIONS,
        _("课程的课次"),
        ("course", "number"),
        (
            text("topic", _("主题")),
            Column("on", _("日期"), Kind.DATE),
            text("starts_at", _("开始时间")),
            text("ends_at", _("结束时间")),
            text("place", _("地点")),
            text("venue", _("场地")),
            text("room", _("具体地点")),
            text("lecturer", _("授课人")),
            choice("state", _("状态"), SessionState),
            text("explanation", _("说明")),
        ),
    ),
    Table(
        TURNOUTS,
        _("课程到课人数"),
        ("course", "number", "school"),
        (Column("pupils", _("到课人数"), Kind.COUNT),),
    ),
)


def clock(at: time) -> str:
    """Write a time of the day as people read it."""
    return f"{at:%H:%M}"


def when_of(session: Session) -> str:
    """Write on which day and from when to when a session is."""
    return f"{session.on.isoformat()} {clock(session.starts_at)}–{clock(session.ends_at)}"


def where_of(session: Session) -> str:
    """Write at which school or partner, and in which room, a session is."""
    venue = session.venue.name if session.venue else ""
    return " ".join(part for part in (session.place.name, venue, session.room) if part)


def course_row(course: Course) -> dict[str, object]:
    """Return the course as history shows it."""
    lecturers = course.lecturers.select_related("teacher", "expert")
    return {
        "name": course.name,
        "mode": course.mode,
        "subject": course.subject,
        "stage": course.stage,
        "grade": course.grade,
        "provider": course.provider.name,
        "group": course.group.code if course.group else None,
        "lecturers": "；".join(str(one) for one in lecturers),
        "places": course.places,
        "opens_on": course.opens_on,
        "closes_on": course.closes_on,
        "weaker_until": course.weaker_until,
        "about": course.about,
        "is_public": int(course.is_public),
        "state": course.state,
        "explanation": course.explanation,
    }


def course_changed(course: Course, *, before: Row | None) -> Changed:
    """Describe a course that an action has just written."""
    return Changed(COURSES, course.code, str(course), before, course_row(course))


def receiver_row(receiver: Receiver) -> dict[str, object]:
    """Return what a school has of a course as history shows it."""
    return {
        "quota": receiver.quota,
        "asked": receiver.asked,
        "grades": "；".join(str(one) for one in receiver.grades.all()),
        "placed": receiver.placed,
    }


def receiver_rows(receivers: Iterable[Receiver]) -> dict[int, Row]:
    """Return the rows of schools as they are stored now, by their keys."""
    return {one.pk: receiver_row(one) for one in receivers}


def receiver_changed(
    receiver: Receiver, *, before: Row | None, after: Row | None = None
) -> Changed:
    """Describe a school of a course that an action has just written, or taken out: ``after``."""
    key = key_text((receiver.course.code, receiver.school.code))
    return Changed(RECEIVERS, key, str(receiver), before, after)


def session_row(session: Session) -> dict[str, object]:
    """Return the session as history shows it."""
    return {
        "topic": session.topic,
        "on": session.on,
        "starts_at": clock(session.starts_at),
        "ends_at": clock(session.ends_at),
        "place": session.place.name,
        "venue": session.venue.name if session.venue else "",
        "room": session.room,
        "lecturer": str(session.lecturer or ""),
        "state": session.state,
        "explanation": session.explanation,
    }


def session_changed(session: Session, *, before: Row | None) -> Changed:
    """Describe a session that an action has just written."""
    key = key_text((session.course.code, session.number))
    return Changed(SESSIONS, key, str(session), before, session_row(session))


def turnout_changed(turnout: Turnout, *, before: int | None) -> Changed:
    """Describe how many came to a session, as it has just been written."""
    session, school = turnout.session, turnout.receiver.school
    key = key_text((session.course.code, session.number, school.code))
    was = None if before is None else {"pupils": before}
    return Changed(TURNOUTS, key, str(turnout), was, {"pupils": turnout.pupils})
