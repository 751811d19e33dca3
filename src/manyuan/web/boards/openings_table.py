from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.directory.enums import Stage
from manyuan.offers.kinds import flow_kinds
from manyuan.offers.openings import Opening
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.table import Table


def openings_table(found: Sequence[Opening]) -> Table:
    """Return the table of what is open, what ends first at the top."""
    kinds = {slug: str(kind.label) for slug, kind in flow_kinds().items()}
    given = {one.kind for one in found}
    return Table(
        id="openings",
        title=_("可用的资源"),
        rows=[_row(one) for one in found],
        columns=[
            Column(key="kind", label=_("种类"), labels=kinds),
            Column(key="title", label=_("名称"), href=lambda row: row["url"]),
            Column(key="provider", label=_("提供单位")),
            Column(key="left", label=_("还有名额"), kind="number"),
            Column(key="on", label=_("开始日期"), kind="date"),
            Column(key="until", label=_("截止日期"), kind="date"),
            Column(key="stages", label=_("学段"), labels=dict(Stage.choices)),
            Column(key="grade", label=_("年级"), on_phone=False),
            Column(key="subject", label=_("学科")),
        ],
        filters=[
            Filter(
                key="kind",
                label=_("种类"),
                choices=[(slug, label) for slug, label in kinds.items() if slug in given],
            ),
            Filter(key="provider", label=_("提供单位")),
            Filter(key="stages", label=_("学段"), choices=Stage.choices),
            Filter(key="subject", label=_("学科")),
        ],
        search_keys=["title", "provider", "subject", "grade"],
        empty=_("没有符合条件的资源。"),
    )


def _row(one: Opening) -> Record:
    name, *args = one.page
    return {
        "kind": one.kind,
        "title": one.title,
        "url": reverse(name, args=args),
        "provider": one.provider.name,
        "left": one.places_left,
        "on": one.on,
        "until": one.until,
        "stages": list(one.stages),
        "grade": one.grade,
        "subject": one.subject,
    }
