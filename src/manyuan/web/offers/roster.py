"""A school's list of teachers, each with the verdict and its reason."""

from collections import Counter
from collections.abc import Mapping, Sequence

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.directory.models import School, Teacher
from manyuan.directory.permissions import may_see_roster_of
from manyuan.offers.bridge import Verdict, verdicts_of
from manyuan.offers.permissions import may_correct, may_link_accounts, may_see_exemptions
from manyuan.offers.queries.completeness import progress_of
from manyuan.offers.queries.teachers import teachers_of_school
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.sheets.tables import TEACHERS
from manyuan.web.offers.finding import legal_school_at, window_now
from manyuan.web.offers.trail import to_roster
from manyuan.web.offers.words import VERDICTS, said, sign_of, source_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column, Filter
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import KeyFigure
from manyuan.web.ui.table import Table
from manyuan.web.ui.units import of_people


@require_safe
def show_roster(request: SeatRequest, code: str) -> HttpResponseBase:
    """Show who is on a school's list, who may move, and why not."""
    school = legal_school_at(request.seat, code)
    require(may_see_roster_of(request.seat, school))
    window = window_now(request.seat)
    teachers = list(teachers_of_school(request.seat, school))
    verdicts = verdicts_of(teachers, window)
    table = _table(request.seat, school, teachers, verdicts)
    if (reply := table.reply(request)) is not None:
        return reply
    counts: Counter[str] = Counter(sign_of(verdict) for verdict in verdicts.values())
    line = progress_of(school, window).line
    context = {
        "school": school,
        "window": window,
        "line": line,
        "crumbs": to_roster(school),
        "headline": _headline(school, counts, len(teachers)),
        "figures": _figures(counts, len(teachers)),
        "table": table.for_request(request),
        "teachers": teachers,
        "may": may_correct(request.seat, school, window),
        "may_link": may_link_accounts(request.seat),
        "source": source_of(window, as_of=line.changed_at),
    }
    return render(request, "offers/roster.html", context)


def _headline(school: School, counts: Counter[str], teachers: int) -> str:
    if not teachers:
        return _("{school}还没有登记教师").format(school=school.name)
    text = _("{school} {teachers} 名教师中 {eligible} 名符合交流条件")
    if counts["unknown"]:
        text = _("{school} {teachers} 名教师中 {eligible} 名符合交流条件，{missing} 名信息不全")
    return text.format(
        school=school.name,
        teachers=number(teachers),
        eligible=number(counts["met"] + counts["near"]),
        missing=number(counts["unknown"]),
    )


def _figures(counts: Counter[str], teachers: int) -> list[KeyFigure]:
    eligible = counts["met"] + counts["near"]
    missing = counts["unknown"]
    return [
        KeyFigure(label=_("名单上的教师"), value=teachers, unit=of_people(teachers)),
        KeyFigure(
            label=_("符合条件的教师"),
            value=eligible,
            unit=of_people(eligible),
            sub=_("其中本年暂缓 {n} 人").format(n=number(counts["near"])),
        ),
        KeyFigure(label=_("不参加"), value=counts["missed"], unit=of_people(counts["missed"])),
        KeyFigure(
            label=_("信息不全"),
            value=missing,
            unit=of_people(missing),
            verdict="near" if missing else "met",
            sub=_("补齐后才能判断") if missing else "",
        ),
    ]


def _table(
    seat: Seat, school: School, teachers: Sequence[Teacher], verdicts: Mapping[int, Verdict]
) -> Table:
    campuses = {teacher.school_id for teacher in teachers} - {school.pk}
    return Table(
        id="teachers",
        title=_("教师名单"),
        rows=[_row(seat, teacher, verdicts[teacher.pk]) for teacher in teachers],
        columns=[
            Column(
                key="name",
                label=_("姓名"),
                href=lambda row: reverse("teacher-edit", args=[row["pk"]]),
            ),
            Column(key="code", label=_("教师编号"), on_phone=False),
            Column(key="verdict", label=_("能否交流"), kind="verdict", labels=VERDICTS),
            Column(key="reason", label=_("原因")),
            *([Column(key="place", label=_("校区"))] if campuses else []),
            Column(key="stage", label=_("学段"), labels=_labels("stage")),
            Column(key="subject", label=_("学科")),
            Column(key="since", label=_("到校日期"), kind="date", on_phone=False),
            Column(key="title", label=_("职称"), labels=_labels("title"), on_phone=False),
            Column(key="backbone", label=_("骨干级别"), labels=_labels("backbone"), on_phone=False),
            Column(key="account", label=_("账号"), on_phone=False),
        ],
        filters=[
            Filter(key="verdict", label=_("能否交流"), choices=list(VERDICTS.items())),
            Filter(key="reason", label=_("原因")),
            Filter(key="subject", label=_("学科")),
        ],
        search_keys=["name", "code", "subject", "reason"],
        compact=True,
        empty=_("还没有登记教师。"),
    )


def _labels(column: str) -> dict[str, str]:
    return {word: _(label) for word, label in (TEACHERS.column(column).choices or {}).items()}


def _row(seat: Seat, teacher: Teacher, verdict: Verdict) -> dict[str, object]:
    return {
        "pk": teacher.pk,
        "name": teacher.name,
        "code": teacher.code,
        "verdict": sign_of(verdict),
        "reason": said(verdict.reason, discreet=not may_see_exemptions(seat)),
        "place": teacher.school.name,
        "stage": teacher.stage,
        "subject": teacher.subject,
        "since": teacher.at_school_since,
        "title": teacher.title,
        "backbone": teacher.backbone,
        "account": teacher.account.username if teacher.account else "",
    }
