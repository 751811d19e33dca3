from django.utils.translation import gettext_lazy as _

from manyuan.funding.enums import EntryKind, PotKind

SENTENCES = {
    "funding.opened": _("登记了专项资金「{pot}」：{amount} 元，{pot_kind}"),
    "funding.edited": _("修改了专项资金「{pot}」"),
    "funding.closed": _("办理了「{pot}」的决算，结余 {balance} 元"),
    "funding.reopened": _("撤销了「{pot}」的决算（{reason}）"),
    "funding.drafted": _("起草了「{pot}」第 {number} 次分配：{n} 个单位，共 {amount} 元"),
    "funding.discarded": _("放弃了「{pot}」第 {number} 次分配的草案"),
    "funding.allotted": _("批准了「{pot}」第 {number} 次分配：{n} 个单位，共 {amount} 元"),
    "funding.recalled": _("收回了「{pot}」第 {number} 次分配，共 {amount} 元（{reason}）"),
    "funding.proposed": _("{unit}申报了预算项「{line}」{amount} 元"),
    "funding.unproposed": _("{unit}撤回了预算项「{line}」的申报"),
    "funding.approved": _("批准了{unit}的预算项「{line}」{amount} 元"),
    "funding.refused": _("没有批准{unit}的预算项「{line}」（{reason}）"),
    "funding.unanswered": _("撤销了对{unit}预算项「{line}」的答复"),
    "funding.transferred": _("{unit}从「{line}」调剂 {amount} 元到「{to}」（{reason}）"),
    "funding.encumbered": _("{unit}为「{title}」占用 {amount} 元"),
    "funding.released": _("{unit}释放了「{title}」未用的占用 {amount} 元"),
    "funding.vouchered": _("{unit}登记了凭证「{number}」{amount} 元，收款单位{payee}"),
    "funding.paid": _("支付了{unit}的凭证「{number}」{amount} 元"),
    "funding.unpaid": _("撤销了对{unit}凭证「{number}」的支付"),
    "funding.reversed": _("冲销了台账第 {entry} 号（{entry_kind} {amount} 元）：{reason}"),
}
WORDS = {"pot_kind": dict(PotKind.choices), "entry_kind": dict(EntryKind.choices)}
