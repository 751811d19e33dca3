"""How many requests of each group still wait."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from manyuan.offers.queries.unmet import OfGroup, Unmet
from manyuan.web.boards.words import main_obstacle
from manyuan.web.ui.parts import Twin


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart with its title and its table."""

    title: str
    spec: dict[str, object]
    twin: Twin


def unmet_picture(unmet: Unmet) -> Picture | None:
    """Draw the waiting requests of each group, once there is any request."""
    if not unmet.total.all or not unmet.groups:
        return None
    items = [
        {"name": group_name(one), "value": one.tally.waiting}
        for one in unmet.groups
        if one.tally.all
    ]
    return Picture(
        title=_title(unmet.groups),
        spec={"type": "bars", "unit": pgettext("requests", "项"), "decimals": 0, "items": items},
        twin=Twin(
            headers=[
                _("集团"),
                pgettext("visit", "学校"),
                _("没有提出需求的学校"),
                _("待安排"),
                _("已排定"),
                _("已到校"),
                _("无法对接"),
                _("主要原因"),
            ],
            rows=[_row(one) for one in unmet.groups],
            caption=_("各集团的到校需求；一校在两个集团的，两边都计"),
        ),
    )


def group_name(one: OfGroup) -> str:
    """Return what a group is called, or what the schools outside of any are."""
    return _("未进集团的学校") if one.group is None else one.group.name


def _title(groups: tuple[OfGroup, ...]) -> str:
    named = [one for one in groups if one.group is not None] or groups
    most = max(one.tally.waiting for one in named)
    if not most:
        return _("各集团的需求都已排定")
    names = [group_name(one) for one in named if one.tally.waiting == most]
    said = (
        _("待安排最多的是{group}：{n} 项")
        if len(names) == 1
        else _("待安排最多的是{group}：各 {n} 项")
    )
    return said.format(group=_("、").join(names), n=most)


def _row(one: OfGroup) -> list[object]:
    tally = one.tally
    counts = (one.schools, len(one.silent), tally.waiting, tally.planned, tally.met)
    return [group_name(one), *counts, tally.without_match, main_obstacle(tally.hopeless)]
