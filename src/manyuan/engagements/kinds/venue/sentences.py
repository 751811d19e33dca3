from django.utils.translation import gettext_lazy as _

from manyuan.engagements.kinds.venue.enums import Condition, Party

SENTENCES = {
    "venue.booked": _("{user}预订了{venue}：{purpose}，{when}"),
    "venue.approved": _("同意了 {n} 项场地预订：{bookings}"),
    "venue.refused": _("没有同意{user}预订{venue}：{purpose}，{when}（{reason}）"),
    "venue.unapproved": _("撤销了对 {n} 项场地预订的同意：{bookings}"),
    "venue.unrefused": _("撤销了对{user}预订{venue}的不同意：{purpose}，{when}"),
    "venue.cancelled": _("取消了{user}在{venue}的预订：{purpose}，{when}（{reason}）"),
    "venue.moved": _("{user}在{venue}的预订「{purpose}」由 {before} 改到 {after}（{reason}）"),
    "venue.rehoused": _(
        "{user}的预订「{purpose}」由{left} {before} 改到{venue} {after}（{reason}）"
    ),
    "venue.promoted": _("{venue}有了空，{user}候补的「{purpose}」{when} 顺位递补"),
    "venue.blocked": _("{venue}在 {when} 停止预订（{reason}）"),
    "venue.unblocked": _("恢复了{venue}在 {when} 的预订"),
    "venue.handed": _(
        "{venue_party}登记了{user}于 {on} 使用{venue}后的场地状况：{venue_condition}"
    ),
}
WORDS = {"venue_party": dict(Party.choices), "venue_condition": dict(Condition.choices)}
