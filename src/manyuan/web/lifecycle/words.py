"""How gates, decisions and steps are said on the pages."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from manyuan.kernel.clock import today
from manyuan.lifecycle.gates.gate import Gate
from manyuan.lifecycle.models import Decision, Proposal
from manyuan.lifecycle.sentences import WORDS, step_code
from manyuan.rules.lifecycle import load_lifecycle_pack
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Source


def gate_rows(gates: Sequence[Gate]) -> list[dict[str, Any]]:
    """Return gates as the checklist shows them."""
    return [
        {
            "title": title_of(gate.code),
            "verdict": gate.verdict,
            "figure": gate.figure,
            "line": gate.line,
            "unknown": gate.unknown,
            "status": gate.rule.status.value,
            "url": reverse(gate.place[0], args=gate.place[1]),
        }
        for gate in gates
    ]


def kept_rows(kept: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return what a decision keeps of its gates as the checklist shows it."""
    return [{**gate, "title": title_of(gate["code"])} for gate in kept]


def title_of(code: str) -> str:
    """Return the title of a rule in the reader's language."""
    found = load_lifecycle_pack().rules.get(code)
    if found is None:
        return code
    return found.title_zh if (get_language() or "").startswith("zh") else found.title_en


def step_of(one: Decision | Proposal) -> str:
    """Return what a decision or proposal is about."""
    return str(WORDS["step"][step_code(one.kind, one.to_state)])


def state_of_decision(one: Decision) -> tuple[str, str]:
    """Return the sign and the word for how far a decision has come."""
    if one.withdrawn_on is not None:
        return "missed", _("已撤回")
    if one.carried_out_on is not None:
        return "met", _("已生效")
    return "near", _("待生效")


def open_gates(gates: Sequence[Gate]) -> str:
    """Say how many gates of a step are open, or that all are met."""
    n = sum(gate.verdict is not True for gate in gates)
    if not gates:
        return _("这一步没有规定条件")
    if not n:
        return _("条件全部达到")
    said = ngettext("{n} 项条件没有达到或无法判断", "{n} 项条件没有达到或无法判断", n)
    return said.format(n=number(n))


def lifecycle_source(note: str = "") -> Source:
    """Return where the pages of the lifecycle are from."""
    pack = load_lifecycle_pack()
    zh = (get_language() or "").startswith("zh")
    return Source(
        where=_("集团和成员登记、办学条件上报、进退决定"),
        as_of=today(),
        rule_pack=pack.heading.title_zh if zh else pack.heading.title_en,
        rule_status=pack.status.value,
        note=note,
    )
