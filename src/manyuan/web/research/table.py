from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from manyuan.engagements.kinds.research.enums import ResearchMode, ResearchState
from manyuan.engagements.kinds.research.models import Research
from manyuan.engagements.kinds.research.rows import clock
from manyuan.web.research.words import SIGNS, where_of
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.table import Table


def research_table(found: Sequence[Research]) -> Table:
    """Return the table of activities, the latest first."""
    return Table(
        id="research",
        title=_("联合教研"),
        rows=[_row(one) for one in found],
        columns=[
            Column(key="on", label=_("日期"), kind="date", href=_page_of),
            Column(key="starts", label=_("开始时间")),
            Column(key="mode", label=_("形式"), labels=dict(ResearchMode.choices)),
            Column(key="topic", label=_("主题"), href=_page_of),
            Column(key="host", label=pgettext("research", "主办单位")),
            Column(key="where", label=_("地点"), on_phone=False),
            Column(key="subject", label=_("学科"), on_phone=False),
            Column(key="schools", label=_("参加学校数"), kind="number"),
            Column(key="people", label=_("参加人数"), kind="number"),
            Column(
                key="state", label=_("状态"), labels=dict(ResearchState.choices), verdict="sign"
            ),
            Column(key="code", label=_("教研编号"), on_phone=False),
        ],
        filters=[
            Filter(key="mode", label=_("形式"), choices=ResearchMode.choices),
            Filter(key="state", label=_("状态"), choices=ResearchState.choices),
            Filter(key="host", label=pgettext("research", "主办单位")),
        ],
        search_keys=["topic", "host", "where", "subject", "code"],
        default_sort="-on",
        empty=_("没有符合条件的联合教研。"),
    )


def _page_of(row: Record) -> str:
    return reverse("research", args=[row["code"]])


def _row(one: Research) -> Record:
    expected, attended = getattr(one, "expected", None), getattr(one, "attended", None)
    return {
        "code": one.code,
        "on": one.on,
        "starts": clock(one.starts_at),
        "mode": one.mode,
        "topic": one.topic,
        "host": one.host.name,
        "where": where_of(one),
        "subject": one.subject,
        "schools": getattr(one, "schools", 0),
        "people": attended if one.is_held else expected,
        "state": one.state,
        "sign": SIGNS[one.state],
    }
