from django.utils.translation import gettext_lazy as _

from manyuan.engagements.kinds.posting.enums import Mode, ReportKind

SENTENCES = {
    "posting.arranged": _("安排{teacher}自 {starts} 起到{host}（{mode}）"),
    "posting.ended": _("{teacher}在{host}的交流于 {on} 提前结束（{reason}）"),
    "posting.extended": _("{teacher}在{host}的交流延期到 {until}（{reason}）"),
    "posting.replaced": _("自 {on} 起由{successor}接替{teacher}到{host}（{reason}）"),
    "posting.cancelled": _("撤销了{teacher}到{host}的交流安排（{reason}）"),
    "posting.reported": _("填写了{teacher}到{host}交流的{posting_report}"),
}
WORDS = {"mode": dict(Mode.choices), "posting_report": dict(ReportKind.choices)}
