from collections.abc import Sequence

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext, pgettext
from django.views.decorators.http import require_safe

from manyuan.directory.enums import Stage
from manyuan.engagements.kinds.material.enums import Licence, MaterialSort, MaterialState
from manyuan.engagements.kinds.material.models import Material
from manyuan.engagements.kinds.material.permissions import (
    may_list_materials,
    may_share_materials,
)
from manyuan.engagements.kinds.material.queries.materials import materials, sharing_of
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.engagements.rooms import rooms
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import KeyFigure, Source
from manyuan.web.ui.table import Table
from manyuan.web.ui.units import of_people, of_schools


@require_safe
def list_materials(request: SeatRequest) -> HttpResponseBase:
    """List the materials that the seat may see, to be searched by subject, stage and word."""
    require(may_list_materials(request.seat))
    found = list(materials(request.seat))
    table = _table(found)
    if (reply := table.reply(request)) is not None:
        return reply
    context = {
        "rooms": rooms(request.seat, "materials"),
        "headline": _headline(found),
        "figures": _figures(request.seat),
        "table": table.for_request(request),
        "is_empty": not found,
        "may_share": may_share_materials(request.seat),
        "source": Source(where=_("各校共享的资料和登记的使用"), as_of=today()),
    }
    return render(request, "materials/materials.html", context)


def _headline(found: Sequence[Material]) -> str:
    shared = [one for one in found if one.is_shared]
    if not shared:
        return _("还没有共享的资料")
    used = sum(getattr(one, "use_count", 0) > 0 for one in shared)
    text = ngettext(
        "{n} 份共享资料，{used} 份有学校用过", "{n} 份共享资料，{used} 份有学校用过", len(shared)
    )
    return text.format(n=number(len(shared)), used=number(used))


def _figures(seat: Seat) -> list[KeyFigure]:
    found = sharing_of(seat, SchoolYear.on(today()))
    return [
        KeyFigure(label=_("共享中的资料"), value=found.materials, unit=_("份")),
        KeyFigure(
            label=_("本学年使用"),
            value=found.uses,
            unit=npgettext("material", "次", "次", found.uses),
            sub=_("其中远程共享 {n} 次").format(n=number(found.remote)),
        ),
        KeyFigure(label=_("使用过的学校"), value=found.schools, unit=of_schools(found.schools)),
        KeyFigure(label=_("学生受益人次"), value=found.pupils, unit=of_people(found.pupils)),
    ]


def _table(found: Sequence[Material]) -> Table:
    return Table(
        id="materials",
        title=_("资料共享"),
        rows=[_row(one) for one in found],
        columns=[
            Column(key="title", label=_("资料名称"), href=_page_of),
            Column(key="sort", label=_("资料类型"), labels=dict(MaterialSort.choices)),
            Column(key="subject", label=_("学科")),
            Column(key="stage", label=_("学段"), labels=dict(Stage.choices)),
            Column(key="grade", label=_("年级"), on_phone=False),
            Column(key="school", label=pgettext("material", "提供学校")),
            Column(key="author", label=_("作者"), on_phone=False),
            Column(key="licence", label=_("使用许可"), labels=dict(Licence.choices)),
            Column(key="uses", label=_("使用次数"), kind="number"),
            Column(key="schools", label=_("使用学校数"), kind="number"),
            Column(key="shared", label=_("共享日期"), kind="date", on_phone=False),
            Column(key="state", label=_("状态"), labels=dict(MaterialState.choices)),
        ],
        filters=[
            Filter(key="subject", label=_("学科")),
            Filter(key="stage", label=_("学段"), choices=Stage.choices),
            Filter(key="sort", label=_("资料类型"), choices=MaterialSort.choices),
            Filter(key="state", label=_("状态"), choices=MaterialState.choices, default="shared"),
        ],
        search_keys=["title", "subject", "school", "author", "description", "code"],
        default_sort="-shared",
        empty=_("没有符合条件的资料。"),
    )


def _page_of(row: Record) -> str:
    return reverse("material", args=[row["code"]])


def _row(one: Material) -> Record:
    return {
        "code": one.code,
        "title": one.title,
        "sort": one.sort,
        "subject": one.subject,
        "stage": one.stage,
        "grade": one.grade,
        "school": one.school.name,
        "author": one.author.name if one.author else "",
        "licence": one.licence,
        "description": one.description,
        "uses": getattr(one, "use_count", 0),
        "schools": getattr(one, "school_count", 0),
        "shared": one.shared_on,
        "state": one.state,
    }
