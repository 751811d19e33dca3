"""What is counted of flows, and how their directions and kinds are called."""

from django.utils.translation import gettext as _

from manyuan.engagements.enums import Direction
from manyuan.offers.kinds import flow_kinds


def counting_note() -> str:
    """Say what every number of flows counts."""
    return _(
        "统计口径：不计已取消的，也不计自己办、自己参加的；校区并入所属学校。"
        "已开展包括正在进行的，已安排未开展的另列。跨时段的流动在每个时段都计一次，"
        "课时和人次按整条计；人次不是人数，一人两次计两次。没有填课时或人数的，只计次数。"
    )


def direction_name(direction: str) -> str:
    """Return what a direction is called; the strengths of both ends may not be known."""
    return str(Direction(direction).label) if direction else _("方向未定")


def kind_name(kind: str) -> str:
    """Return what a kind of flow is called; a file may bring one that no room knows."""
    known = flow_kinds().get(kind)
    return str(known.label) if known else kind
