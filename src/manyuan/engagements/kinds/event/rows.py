"""What history keeps of an event: its facts, its programme, and each school's part."""

from collections.abc import Mapping
from datetime import time

from manyuan.engagements.kinds.event.enums import EventMode, EventState, Part
from manyuan.engagements.kinds.event.models import Event, EventPoster, Participation
from manyuan.history.actions import Changed, key_text
from manyuan.kernel.marking import gettext_noop as _
from manyuan.sheets.columns import Column, Kind, Table
from manyuan.sheets.kept import choice

EVENTS, PARTS, POSTERS = "events", "event_schools", "event_posters"
Row = Mapping[str, object]


TABLES = (
    Table(
        EVENTS,
        _("联合活动"),
        ("code",),
        (
            choice("mode", _("活动类型"), EventMode),
            Column("title", _("活动名称"), Kind.TEXT),
            Column("summary", _("活动介绍"), Kind.TEXT),
            Column("group", _("集团编号"), Kind.CODE),
            Column("main_host", _("主办学校代码"), Kind.CODE),
            Column("starts_on", _("开始日期"), Kind.DATE),
            Column("ends_on", _("结束日期"), Kind.DATE),
            Column("starts_at", _("开始时间"), Kind.TEXT),
            Column("ends_at", _("结束时间"), Kind.TEXT),
            Column("place", _("举办地学校代码"), Kind.CODE),
            Column("venue", _("场地编号"), Kind.CODE),
            Column("address", _("地点说明"), Kind.TEXT),
            Column("is_public", _("向公众发布"), Kind.FLAG),
            choice("state", _("状态"), EventState),
            Column("programme", _("活动安排"), Kind.TEXT),
            Column("afterwards", _("活动总结"), Kind.TEXT),
            Column("explanation", _("说明"), Kind.TEXT),
        ),
    ),
    Table(
        PARTS,
        _("参加学校"),
        ("event", "school"),
        (
            choice("part", _("角色"), Part),
            Column("expected_pupils", _("预计学生数"), Kind.COUNT),
            Column("expected_teachers", _("预计教师数"), Kind.COUNT),
            Column("duty", _("分工"), Kind.TEXT),
            Column("teachers", _("到场教师数"), Kind.COUNT),
            Column("turnout", _("到场学生数"), Kind.TEXT),
        ),
    ),
    Table(
        POSTERS,
        _("活动海报"),
        ("event",),
        (Column("name", _("文件名"), Kind.TEXT), Column("size", _("大小（字节）"), Kind.COUNT)),
    ),
)


def clock(at: time | None) -> str:
    """Write a time of the day as people read it."""
    return "" if at is None else f"{at:%H:%M}"


def event_row(event: Event) -> dict[str, object]:
    """Return an event as history shows it."""
    return {
        "mode": event.mode,
        "title": event.title,
        "summary": event.summary,
        "group": event.group.code if event.group else None,
        "main_host": event.main_host.code if event.main_host else None,
        "starts_on": event.starts_on,
        "ends_on": event.ends_on,
        "starts_at": clock(event.starts_at),
        "ends_at": clock(event.ends_at),
        "place": event.place.code if event.place else None,
        "venue": event.venue.code if event.venue else None,
        "address": event.address,
        "is_public": int(event.is_public),
        "state": event.state,
        "programme": "；".join(str(item) for item in event.programme.all()),
        "afterwards": event.afterwards,
        "explanation": event.explanation,
    }


def event_changed(event: Event, *, before: Row | None) -> Changed:
    """Describe an event that an action has just written."""
    return Changed(EVENTS, event.code, str(event), before, event_row(event))


def part_row(part: Participation) -> dict[str, object]:
    """Return a school's part as history shows it."""
    return {
        "part": part.part,
        "expected_pupils": part.expected_pupils,
        "expected_teachers": part.expected_teachers,
        "duty": part.duty,
        "teachers": part.teachers,
        "turnout": "；".join(str(one) for one in part.turnout.all()),
    }


def part_changed(part: Participation, *, before: Row | None, after: Row | None) -> Changed:
    """Describe a school's part that an action has just written or taken away."""
    key = key_text((part.event.code, part.school.code))
    return Changed(PARTS, key, str(part), before, after)


def poster_row(poster: EventPoster) -> dict[str, object]:
    """Return a poster as history shows it: that it was there, not what it showed."""
    return {"name": poster.name, "size": poster.size}
