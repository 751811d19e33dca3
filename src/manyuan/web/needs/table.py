from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from manyuan.directory.enums import Stage
from manyuan.offers.enums import NeedState
from manyuan.offers.models import Need
from manyuan.web.needs.trail import page_of
from manyuan.web.needs.words import SIGNS, kinds_to_need
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.table import Table

ORDER = (NeedState.OPEN, NeedState.LAPSED, NeedState.MET, NeedState.WITHDRAWN)


def needs_table(found: Sequence[Need]) -> Table:
    """Return the table of needs, what waits first and what is wanted soonest at the top."""
    kinds, states = kinds_to_need(), NeedState.choices
    return Table(
        id="needs",
        title=pgettext("need", "各校的需求"),
        rows=[_row(one) for one in sorted(found, key=lambda one: ORDER.index(one.standing))],
        columns=[
            Column(key="title", label=_("需要什么"), href=lambda row: row["url"]),
            Column(key="kind", label=_("种类"), labels=dict(kinds)),
            Column(
                key="school",
                label=pgettext("need", "学校"),
                href=lambda row: reverse("school", args=[row["school_code"]]),
            ),
            Column(key="stage", label=_("学段"), labels=dict(Stage.choices), on_phone=False),
            Column(key="subject", label=_("学科"), on_phone=False),
            Column(key="people", label=_("人数"), kind="number"),
            Column(key="first", label=_("最早日期"), kind="date", on_phone=False),
            Column(key="last", label=_("最晚日期"), kind="date"),
            Column(key="state", label=_("状态"), labels=dict(states), verdict="sign"),
            Column(key="code", label=pgettext("need", "需求编号"), on_phone=False),
        ],
        filters=[
            Filter(key="state", label=_("状态"), choices=states),
            Filter(key="kind", label=_("种类"), choices=kinds),
            Filter(key="school", label=pgettext("need", "学校")),
            Filter(key="stage", label=_("学段"), choices=Stage.choices),
        ],
        search_keys=["title", "school", "subject", "code"],
        empty=pgettext("need", "没有符合条件的需求。"),
    )


def _row(one: Need) -> Record:
    return {
        "title": one.title,
        "url": page_of(one),
        "kind": one.kind,
        "school": one.school.name,
        "school_code": one.school.code,
        "stage": one.stage,
        "subject": one.subject,
        "people": one.people,
        "first": one.starts_on,
        "last": one.ends_on,
        "state": one.standing.value,
        "sign": SIGNS[one.standing],
        "code": one.code,
    }
