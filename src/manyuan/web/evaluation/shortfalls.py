"""How far an indicator lies from what is asked, in people, rooms, areas and money."""

from collections.abc import Callable
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.evaluation.bridge import IndicatorValue
from manyuan.evaluation.queries.arithmetic import Distance
from manyuan.web.evaluation.steps import written
from manyuan.web.evaluation.words import state_of, why_unknown


def distance_words(value: IndicatorValue, distance: Distance | None, floor: str) -> str:
    """Say by how much the indicator misses its lines, or what it has to spare."""
    if distance is None:
        return _("无法判断：{why}").format(why=why_unknown(value))
    code = value.indicator
    if value.met:
        if not distance.spare:
            return _("正好达到要求")
        return _("达到要求，富余 {amount}").format(amount=amount_words(code, distance.spare))
    missing = _("还差 {amount}").format(amount=amount_words(code, distance.to_threshold))
    if state_of(value) == "near":
        return _("{missing}；已达到要求的 {floor}%").format(missing=missing, floor=floor)
    return _("{missing}；到要求的 {floor}% 还差 {amount}").format(
        missing=missing, floor=floor, amount=amount_words(code, distance.to_floor)
    )


def amount_words(code: str, amount: Fraction) -> str:
    """Name an amount of what an indicator counts, such as 3 名骨干教师."""
    return _AMOUNTS[code](written(amount), int(amount))


_AMOUNTS: dict[str, Callable[[str, int], str]] = {
    "A1": lambda n, count: ngettext(
        "{n} 名高于规定学历教师", "{n} 名高于规定学历教师", count
    ).format(n=n),
    "A2": lambda n, count: ngettext("{n} 名骨干教师", "{n} 名骨干教师", count).format(n=n),
    "A3": lambda n, count: ngettext(
        "{n} 名体育艺术专任教师", "{n} 名体育艺术专任教师", count
    ).format(n=n),
    "A4": lambda n, _count: _("{n} 平方米教学及辅助用房").format(n=n),
    "A5": lambda n, _count: _("{n} 平方米体育运动场馆").format(n=n),
    "A6": lambda n, _count: _("{n} 元教学仪器设备").format(n=n),
    "A7": lambda n, count: ngettext("{n} 间网络多媒体教室", "{n} 间网络多媒体教室", count).format(
        n=n
    ),
}
