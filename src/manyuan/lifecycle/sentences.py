from django.utils.translation import gettext_lazy as _

from manyuan.directory.enums import MemberState
from manyuan.lifecycle.enums import DecisionKind, EvidenceItem, GroupPhase, Term

SENTENCES = {
    "lifecycle.decided": _("作出 {decision} 号决定：{name} · {step}，自 {on} 起生效"),
    "lifecycle.carried": _("执行了 {decision} 号决定：{name} · {step}，自 {on} 起生效"),
    "lifecycle.withdrawn": _("撤回了尚未生效的 {decision} 号决定：{name} · {step}（{reason}）"),
    "lifecycle.postponed": _("把{name}的“{term}”由 {original} 改为 {on}（{reason}）"),
    "lifecycle.proposed": _("提出申请：{name} · {step}"),
    "lifecycle.unproposed": _("撤回了申请：{name} · {step}"),
    "lifecycle.declined": _("没有同意申请：{name} · {step}（{answer}）"),
    "lifecycle.filed": _("为 {decision} 号决定（{name}）添加了文件“{file}”"),
    "lifecycle.unfiled": _("移除了 {decision} 号决定（{name}）的文件“{file}”"),
    "lifecycle.evidenced": _("登记了{name}的佐证：{item}"),
}
WORDS = {
    "step": {
        **{f"{DecisionKind.GROUP}:{one.value}": one.label for one in GroupPhase},
        **{f"{DecisionKind.MEMBER}:{one.value}": one.label for one in MemberState},
        **{
            f"{kind}:": kind.label
            for kind in DecisionKind
            if kind not in (DecisionKind.GROUP, DecisionKind.MEMBER)
        },
    },
    "term": dict(Term.choices),
    "item": dict(EvidenceItem.choices),
}


def step_code(kind: str, to: str) -> str:
    """Return the code under which records keep what a decision or proposal is about."""
    told = kind in (DecisionKind.GROUP, DecisionKind.MEMBER)
    return f"{kind}:{to}" if told else f"{kind}:"
