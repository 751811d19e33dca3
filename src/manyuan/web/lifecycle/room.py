from collections.abc import Sequence

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.lifecycle.permissions import may_see_all_gates
from manyuan.lifecycle.queries.gates import known_today
from manyuan.lifecycle.queries.pipeline import Room, rooms
from manyuan.seats.permissions import require
from manyuan.web.lifecycle.trail import lifecycle_tabs
from manyuan.web.lifecycle.words import lifecycle_source
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column
from manyuan.web.ui.figures import number
from manyuan.web.ui.table import Table


@require_safe
def show_room(request: SeatRequest) -> HttpResponseBase:
    """Show how much room each group has left, and what its leads can spare."""
    require(may_see_all_gates(request.seat))
    found = rooms(request.seat, known=known_today(request.seat))
    table = _table(found)
    if (reply := table.reply(request)) is not None:
        return reply
    context = {
        "tabs": lifecycle_tabs(request.seat, "lead-room"),
        "headline": _headline(found),
        "table": table.for_request(request),
        "source": lifecycle_source(
            _("规模上限是广东省的规定，在其他地方只作提示；骨干教师余力按每百名学生 1 人估算。")
        ),
    }
    return render(request, "lifecycle/room.html", context)


def _headline(found: Sequence[Room]) -> str:
    spare = sum(one.is_spare for one in found)
    said = ngettext(
        "{n} 个集团中 {spare} 个还有余力再带一所学校",
        "{n} 个集团中 {spare} 个还有余力再带一所学校",
        len(found),
    )
    return said.format(n=number(len(found)), spare=number(spare))


def _table(found: Sequence[Room]) -> Table:
    return Table(
        id="rooms",
        title=_("牵头余力"),
        rows=[
            {
                "group": one.group.name,
                "url": reverse("lifecycle-group", args=[one.group.code]),
                "leads": [lead.name for lead in one.leads],
                "campuses": one.campuses,
                "pupils": one.pupils,
                "backbone": one.backbone,
                "spare": one.is_spare,
            }
            for one in found
        ],
        columns=[
            Column(key="group", label=_("集团"), href=lambda row: row["url"]),
            Column(key="leads", label=_("牵头校")),
            Column(key="campuses", label=_("还可增加校区"), kind="number"),
            Column(key="pupils", label=_("还可增加学生"), unit=_("人"), kind="number"),
            Column(key="backbone", label=_("骨干教师余力"), unit=_("人"), kind="number"),
            Column(
                key="spare",
                label=_("可再带一所"),
                kind="verdict",
                labels={"met": _("有余力"), "missed": _("余力不足")},
            ),
        ],
        search_keys=["group", "leads"],
        empty=_("没有符合条件的集团。"),
    )
