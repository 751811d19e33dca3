"""How many schools of each group the visits reached."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from manyuan.engagements.kinds.visit.queries.reach import GroupReach, Reach
from manyuan.web.ui.parts import Twin, VerdictWord


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart with its title and its table."""

    title: str
    spec: dict[str, object]
    twin: Twin


def coverage_picture(found: Reach) -> Picture | None:
    """Draw the share of each group's members that was visited, once any school was."""
    groups = [one for one in found.groups if one.group is not None and one.members]
    if not groups or not found.now.visits:
        return None
    whole = sum(one.schools >= one.members for one in groups)
    return Picture(
        title=_("{all} 个集团中 {n} 个的成员校全部到过").format(all=len(groups), n=whole),
        spec={
            "type": "bars",
            "format": "percent",
            "decimals": 0,
            "limit": {"value": 1, "label": _("全部成员校")},
            "items": [_item(one) for one in groups],
        },
        twin=Twin(
            headers=[pgettext("unit", "教育集团"), _("成员校数"), _("到过的学校"), _("上学年到过")],
            rows=[
                [group_name(one), one.members, one.schools, one.schools_before] for one in groups
            ],
            caption=_("各集团到过的成员校"),
        ),
    )


def group_name(one: GroupReach) -> str:
    """Return what a group is called, or what the schools outside of any are."""
    return _("未进集团的学校") if one.group is None else one.group.name


def _verdict(one: GroupReach) -> VerdictWord:
    if one.schools >= one.members:
        return "met"
    return "near" if one.schools else "missed"


def _item(one: GroupReach) -> dict[str, object]:
    share = min(1.0, one.schools / one.members)
    assert one.group is not None  # noqa: S101 -- tells the type checker
    return {
        "name": group_name(one),
        "value": share,
        "verdict": _verdict(one),
        "url": reverse("group", args=[one.group.code]),
    }
