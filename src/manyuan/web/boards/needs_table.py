from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from manyuan.directory.enums import Stage
from manyuan.offers.queries.boards import Needed
from manyuan.offers.queries.unmet import OfSchool, Unmet
from manyuan.web.boards.words import (
    MATCHED,
    OBSTACLES,
    REQUEST_STATES,
    main_obstacle,
    windows_said,
)
from manyuan.web.ui.columns import Column, Filter
from manyuan.web.ui.table import Table


def needs_table(board: Sequence[Needed]) -> Table:
    """Return the table of requests, those that wait without a match first."""
    return Table(
        id="needs",
        title=_("到校需求"),
        rows=[_row(one) for one in sorted(board, key=_most_pressing)],
        columns=[
            Column(
                key="topic",
                label=_("主题"),
                href=lambda row: reverse("visit-request", args=[row["pk"]]),
            ),
            Column(key="school", label=pgettext("visit", "学校")),
            Column(key="stage", label=_("学段"), labels=dict(Stage.choices)),
            Column(key="grade", label=_("年级"), on_phone=False),
            Column(key="pupils", label=_("学生"), unit=_("人"), kind="number"),
            Column(
                key="minutes",
                label=_("时长"),
                unit=pgettext("unit", "分钟"),
                kind="number",
                on_phone=False,
            ),
            Column(key="windows", label=_("可安排时段"), sort_key="first"),
            Column(key="state", label=_("状态"), kind="tag", labels=REQUEST_STATES),
            Column(key="match", label=_("对接"), kind="verdict", labels=MATCHED),
            Column(key="days", label=_("可对接的到校日"), kind="number"),
            Column(key="why", label=_("无法对接的原因")),
        ],
        filters=[
            Filter(key="state", label=_("状态"), choices=list(REQUEST_STATES.items())),
            Filter(key="match", label=_("对接"), choices=list(MATCHED.items())),
            Filter(key="stage", label=_("学段"), choices=Stage.choices),
            Filter(key="topic", label=_("主题")),
        ],
        search_keys=["topic", "school", "code", "grade"],
        empty=_("还没有到校需求。"),
    )


def _most_pressing(one: Needed) -> tuple[bool, bool, str]:
    return not one.is_open, one.matches > 0, one.request.windows


def _row(one: Needed) -> dict[str, object]:
    request = one.request
    return {
        "pk": request.pk,
        "code": request.code,
        "topic": request.topic,
        "school": request.school.name,
        "stage": request.stage,
        "grade": request.grade,
        "pupils": request.pupils,
        "minutes": request.minutes,
        "windows": windows_said(request),
        "first": request.windows,
        "state": request.state,
        "match": _matched(one),
        "days": one.matches if one.is_open else None,
        "why": OBSTACLES[one.obstacle] if one.obstacle else "",
    }


def _matched(one: Needed) -> str:
    if not one.is_open:
        return "unknown"
    return "met" if one.matches else "missed"


def schools_table(unmet: Unmet) -> Table:
    """Return the table of schools with how their requests stand, most waiting first."""
    return Table(
        id="by-school",
        title=_("各校的需求"),
        rows=[_school_row(one) for one in unmet.schools],
        columns=[
            Column(
                key="name",
                label=pgettext("visit", "学校"),
                href=lambda row: reverse("school", args=[row["code"]]),
            ),
            Column(key="all", label=_("到校需求"), kind="number"),
            Column(key="waiting", label=_("待安排"), kind="number"),
            Column(key="planned", label=_("已排定"), kind="number"),
            Column(key="met", label=_("已到校"), kind="number"),
            Column(key="none", label=_("无法对接"), kind="number"),
            Column(key="why", label=_("主要原因")),
        ],
        search_keys=["name", "code"],
        empty=_("还没有学校提出需求。"),
    )


def _school_row(one: OfSchool) -> dict[str, object]:
    tally = one.tally
    return {
        "name": one.school.name,
        "code": one.school.code,
        "all": tally.all,
        "waiting": tally.waiting,
        "planned": tally.planned,
        "met": tally.met,
        "none": tally.without_match,
        "why": main_obstacle(tally.hopeless),
    }
