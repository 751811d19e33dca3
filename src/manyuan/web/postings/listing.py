from collections.abc import Sequence
from datetime import timedelta

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.directory.enums import Stage
from manyuan.engagements.kinds.posting.actions.arranging import last_day
from manyuan.engagements.kinds.posting.enums import Mode
from manyuan.engagements.kinds.posting.models import Posting
from manyuan.engagements.kinds.posting.permissions import may_arrange_postings
from manyuan.engagements.kinds.posting.queries.postings import visible_postings
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.enums import Role
from manyuan.web.engagements.rooms import rooms
from manyuan.web.postings.ratios import ratios_shown
from manyuan.web.postings.words import LIVES, life_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.parts import KeyFigure, Source
from manyuan.web.ui.table import Table

SOON = timedelta(days=30)


@require_safe
def list_postings(request: SeatRequest) -> HttpResponseBase:
    """List the postings that the seat may see."""
    postings = list(visible_postings(request.seat))
    table = _table(postings)
    if (reply := table.reply(request)) is not None:
        return reply
    whole = request.seat.is_any_of(Role.BUREAU_OFFICER, Role.AUDITOR)
    ratios = ratios_shown(request.seat) if whole else None
    context = {
        "rooms": rooms(request.seat, "postings"),
        "headline": _headline(postings),
        "figures": [*_figures(postings), *(ratios.figures if ratios else ())],
        "ratios": ratios,
        "table": table.for_request(request),
        "is_empty": not postings,
        "may_arrange": may_arrange_postings(request.seat),
        "source": Source(
            where=_("采纳的方案和登记的交流"), as_of=today(), rule_pack=_("全国交流轮岗比例")
        ),
    }
    return render(request, "postings/postings.html", context)


def _headline(postings: Sequence[Posting]) -> str:
    running = [one for one in postings if one.is_running_on(today())]
    ahead = [one for one in postings if life_of(one, today()) == "ahead"]
    if ahead and not running:
        return _ahead_said(ahead)
    soon = sum(one.end <= today() + SOON for one in running)
    first = ngettext("{n} 名教师正在交流", "{n} 名教师正在交流", len(running)).format(
        n=len(running)
    )
    if not soon:
        return first
    second = ngettext("{n} 名将在 30 天内期满", "{n} 名将在 30 天内期满", soon).format(n=soon)
    return _("{first}，其中 {second}").format(first=first, second=second)


def _ahead_said(ahead: Sequence[Posting]) -> str:
    text = ngettext(
        "{n} 名教师已安排交流，{on} 开始", "{n} 名教师已安排交流，最早 {on} 开始", len(ahead)
    )
    return text.format(n=len(ahead), on=min(one.starts_on for one in ahead))


def _figures(postings: Sequence[Posting]) -> list[KeyFigure]:
    year = SchoolYear.on(today())
    begun = [one for one in postings if one.year == year and life_of(one, today()) != "cancelled"]
    return [
        KeyFigure(
            label=_("正在交流"),
            value=sum(one.is_running_on(today()) for one in postings),
            unit=_("人"),
        ),
        KeyFigure(
            label=_("本学年新派出"),
            value=len(begun),
            unit=_("人"),
            sub=_("{year} 学年").format(year=year),
        ),
    ]


def _table(postings: Sequence[Posting]) -> Table:
    return Table(
        id="postings",
        title=_("教师交流"),
        rows=[_row(one) for one in postings],
        columns=[
            Column(
                key="teacher",
                label=_("教师"),
                href=lambda row: reverse("posting", args=[row["code"]]),
            ),
            Column(key="home", label=_("派出学校")),
            Column(key="host", label=_("接收学校")),
            Column(key="mode", label=_("方式"), labels=dict(Mode.choices)),
            Column(key="stage", label=_("学段"), labels=dict(Stage.choices), on_phone=False),
            Column(key="subject", label=_("学科")),
            Column(key="starts", label=_("开始日期"), kind="date"),
            Column(key="ends", label=_("结束日期"), kind="date"),
            Column(key="life", label=_("状态"), labels=LIVES),
            Column(key="code", label=_("交流编号"), on_phone=False),
        ],
        filters=[
            Filter(key="life", label=_("状态"), choices=list(LIVES.items())),
            Filter(key="year", label=_("学年")),
            Filter(key="mode", label=_("方式"), choices=Mode.choices),
            Filter(key="group", label=_("集团")),
        ],
        search_keys=["teacher", "home", "host", "code"],
        default_sort="-starts",
        empty=_("没有符合条件的教师交流。"),
    )


def _row(posting: Posting) -> Record:
    return {
        "code": posting.code,
        "teacher": posting.teacher.name,
        "home": posting.home.name,
        "host": posting.host.name,
        "group": posting.group.name if posting.group else "",
        "mode": posting.mode,
        "stage": posting.stage,
        "subject": posting.subject,
        "starts": posting.starts_on,
        "ends": last_day(posting),
        "year": str(posting.year),
        "life": life_of(posting, today()),
    }
