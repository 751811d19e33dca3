from collections.abc import Sequence
from datetime import date

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from manyuan.kernel.clock import today
from manyuan.policies.enums import PolicyKind, PolicyStanding
from manyuan.policies.models import PolicyDocument
from manyuan.policies.permissions import may_file_policies, may_see_policies
from manyuan.policies.queries.documents import policies
from manyuan.seats.permissions import require
from manyuan.web.papers.rooms import rooms
from manyuan.web.policies.words import scope_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Source
from manyuan.web.ui.table import Table
from manyuan.web.venues.venues_page import day_asked


@require_safe
def list_policies(request: SeatRequest) -> HttpResponseBase:
    """List the policy documents that the seat may see, as they stood on a day."""
    require(may_see_policies(request.seat))
    found, day = list(policies(request.seat)), day_asked(request)
    table = _table(found, day)
    if (reply := table.reply(request)) is not None:
        return reply
    context = {
        "rooms": rooms("policies"),
        "headline": _headline(found, day),
        "on": day,
        "may_file": may_file_policies(request.seat),
        "table": table.for_request(request),
        "is_empty": not found,
        "source": Source(where=_("政策文件归档"), as_of=day),
    }
    return render(request, "policies/policies.html", context)


def _headline(found: Sequence[PolicyDocument], day: date) -> str:
    if not found:
        return _("还没有归档的政策文件")
    valid = sum(one.standing_on(day) == PolicyStanding.IN_FORCE for one in found)
    if day == today():
        text = ngettext(
            "{n} 份政策文件，现行有效 {valid} 份", "{n} 份政策文件，现行有效 {valid} 份", len(found)
        )
    else:
        text = ngettext(
            "{n} 份政策文件，{on} 有效 {valid} 份",
            "{n} 份政策文件，{on} 有效 {valid} 份",
            len(found),
        )
    return text.format(n=number(len(found)), on=day.isoformat(), valid=number(valid))


def _table(found: Sequence[PolicyDocument], day: date) -> Table:
    return Table(
        id="policies",
        title=_("政策文件"),
        rows=[_row(one, day) for one in found],
        columns=[
            Column(key="title", label=_("文件标题"), href=_page_of),
            Column(key="mark", label=_("发文字号")),
            Column(key="kind", label=_("文件种类"), labels=dict(PolicyKind.choices)),
            Column(key="issuer", label=_("发文机关"), on_phone=False),
            Column(key="groups", label=_("适用范围")),
            Column(key="issued", label=_("印发日期"), kind="date", on_phone=False),
            Column(key="starts", label=_("生效日期"), kind="date"),
            Column(key="version", label=_("版本"), kind="number", on_phone=False),
            Column(key="standing", label=_("状态"), labels=dict(PolicyStanding.choices)),
        ],
        filters=[
            Filter(key="standing", label=_("状态"), choices=PolicyStanding.choices),
            Filter(key="kind", label=_("文件种类"), choices=PolicyKind.choices),
            Filter(key="groups", label=_("适用范围")),
        ],
        search_keys=["title", "mark", "issuer", "groups"],
        default_sort="-issued",
        empty=_("没有符合条件的政策文件。"),
    )


def _page_of(row: Record) -> str:
    return reverse("policy", args=[row["number"]])


def _row(one: PolicyDocument, day: date) -> Record:
    version = one.version_on(day)
    return {
        "number": one.number,
        "title": version.title,
        "mark": version.mark,
        "kind": one.kind,
        "issuer": version.issuer,
        "groups": scope_of(one),
        "issued": version.issued_on,
        "starts": version.starts_on,
        "version": version.number,
        "standing": one.standing_on(day).value,
    }
