"""How much each further group would cover: a picture and the table it was drawn from."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.plans.queries.grouping_choices import Choice
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Twin

LEAST = 2


@dataclass(frozen=True, slots=True)
class Curve:
    """The picture and its table."""

    title: str
    spec: dict[str, object]
    twin: Twin


def curve_of(points: Sequence[Choice], every: int) -> Curve | None:
    """Draw the schools covered over the number of groups, once there are two numbers."""
    if len(points) < LEAST:
        return None
    spec: dict[str, object] = {
        "type": "line",
        "x": [number(one.groups) for one in points],
        "series": [
            {
                "name": _("覆盖学校"),
                "values": [one.schools for one in points],
                "emphasis": True,
            }
        ],
        "limit": {"value": every, "label": _("全部学校")},
        "decimals": 0,
        "zero": False,
    }
    return Curve(_title(points), spec, _twin(points))


def _title(points: Sequence[Choice]) -> str:
    most = max(one.schools for one in points)
    enough = next(one for one in points if one.schools == most)
    text = ngettext(
        "{n} 个集团就能覆盖最多的 {schools} 所学校，再多只缩短路程",
        "{n} 个集团就能覆盖最多的 {schools} 所学校，再多只缩短路程",
        enough.groups,
    )
    if enough is points[-1]:
        text = ngettext(
            "到 {n} 个集团为止，每多一个就多覆盖一些，最多 {schools} 所",
            "到 {n} 个集团为止，每多一个就多覆盖一些，最多 {schools} 所",
            enough.groups,
        )
    return text.format(n=number(enough.groups), schools=number(most))


def _twin(points: Sequence[Choice]) -> Twin:
    return Twin(
        headers=[_("集团"), _("覆盖学校"), _("覆盖学生"), _("路程之和（分钟）"), _("证明")],
        rows=[
            [
                one.groups,
                one.schools,
                one.pupils,
                one.travel,
                _("已证明") if one.is_proven else _("未证明"),
            ]
            for one in points
        ],
        caption=_("不同集团数的覆盖"),
    )
