"""The requests that a caravan leaves open: why, and which further day would serve them."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.kernel.saying import Said
from manyuan.offers.models import VisitRequest
from manyuan.plans.models import Plan
from manyuan.plans.queries.caravan import open_requests
from manyuan.plans.spoken import spoken
from manyuan.seats.models import Seat
from manyuan.web.ui.columns import Column, Record
from manyuan.web.ui.table import Table


def open_table(seat: Seat, plan: Plan) -> Table:
    """Return the table of what is not served."""
    told = plan.document["unserved"]
    asked = open_requests(seat, plan)
    return Table(
        id="open",
        title=_("没有安排的需求"),
        rows=[_row(plan, one, asked[one["request"]]) for one in told if one["request"] in asked],
        columns=[
            Column(key="school", label=_("学校"), href=lambda row: row["why"], in_panel=True),
            Column(key="topic", label=_("主题")),
            Column(key="pupils", label=_("学生"), unit=_("人"), kind="number"),
            Column(key="reason", label=_("原因"), sortable=False),
            Column(key="remedy", label=_("怎样可以安排"), sortable=False),
            Column(key="code", label=_("需求编号"), on_phone=False),
        ],
        search_keys=["school", "topic", "code"],
        default_sort="school",
        empty=_("没有符合条件的需求。"),
    )


def _row(plan: Plan, one: Mapping[str, Any], request: VisitRequest) -> Record:
    remedy = one["remedy"]
    address = reverse("caravan-why", args=[plan.pk])
    return {
        "school": request.school.name,
        "topic": request.topic,
        "pupils": request.pupils,
        "reason": spoken(Said.from_json(one["why"][0])),
        "remedy": "" if remedy is None else spoken(Said.from_json(remedy)),
        "code": request.code,
        "why": f"{address}?request={quote(request.code, safe='')}",
    }
