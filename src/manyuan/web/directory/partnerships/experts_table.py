"""Experts with what they speak about, for whom, and where they come from."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from manyuan.directory.enums import Stage
from manyuan.directory.models import Expert
from manyuan.kernel.clock import today
from manyuan.web.directory.partnerships.words import stages_of
from manyuan.web.ui.columns import Column, Filter, Record
from manyuan.web.ui.table import Table


def experts_table(experts: Iterable[Expert], *, of_partner: bool = False) -> Table:
    """Return the experts; of one partner, its name goes unsaid."""
    partner = Column(
        key="partner",
        label=pgettext("one", "合作单位"),
        href=lambda row: reverse("partner", args=[row["partner_code"]]),
    )
    states = {"here": _("可到校"), "left": pgettext("expert", "已退出")}
    return Table(
        id="experts",
        title=pgettext("list", "专家"),
        rows=[_row(expert) for expert in experts],
        columns=[
            Column(
                key="name",
                label=_("专家"),
                href=lambda row: reverse("expert", args=[row["code"]]),
            ),
            *([] if of_partner else [partner]),
            Column(key="topics", label=_("可讲主题"), sortable=False),
            Column(key="stages", label=_("适合学段"), sortable=False),
            Column(key="studio", label=_("博士工作室"), href=_to_studio),
            Column(key="state", label=_("状态"), labels=states),
            Column(key="code", label=_("代码"), on_phone=False),
        ],
        filters=[
            *([] if of_partner else [Filter(key="partner", label=pgettext("one", "合作单位"))]),
            Filter(key="topics", label=_("主题")),
            Filter(key="teaches", label=_("学段"), choices=Stage.choices),
            Filter(key="state", label=_("状态"), choices=list(states.items())),
        ],
        search_keys=["name", "code", "partner", "topics", "studio"],
        empty=_("还没有登记专家。"),
    )


def _to_studio(row: Record) -> str | None:
    return reverse("studio", args=[row["studio_code"]]) if row["studio_code"] else None


def _row(expert: Expert) -> Record:
    studio = expert.studio
    return {
        "name": str(expert),
        "code": expert.code,
        "partner": expert.partner.name,
        "partner_code": expert.partner.code,
        "topics": list(expert.topic_list),
        "stages": stages_of(expert),
        "teaches": list(expert.stage_list),
        "state": "here" if expert.is_here_on(today()) else "left",
        "studio": str(studio) if studio else "",
        "studio_code": studio.code if studio else "",
    }
