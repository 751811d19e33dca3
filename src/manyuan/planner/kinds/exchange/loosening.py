"""Each rule of an exchange pack one step looser: what to compare with, to see what it costs."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from manyuan.kernel.errors import BadInput
from manyuan.rules.exchange import STAGES, ExchangePack, with_overrides
from manyuan.rules.pack import Rule

# How much one step is, by code; a rule that is not here has no looser neighbour.
STEPS: Mapping[str, int | Decimal] = {
    "eligibility.tenure_years": -1,
    "eligibility.retire_margin_years": -1,
    "limits.travel_minutes": 10,
    "limits.travel_detour": Decimal("-0.1"),
    "limits.travel_speed_kmh": Decimal(5),
    "limits.lend": 1,
    "limits.school_leave_share": Decimal("0.05"),
    "limits.eligible_move_share": Decimal("0.05"),
}
RATIO_STEP = Decimal("-0.05")
SWITCHES = frozenset({"eligibility.defer_graduating", "eligibility.cadres_apart"})


class UnknownRuleAsked(BadInput):
    """A rule was asked about that the pack does not have."""

    code = "unknown_rule_asked"
    sentence = "规则包“{pack}”里没有规则“{rule}”。请从规则表中选择一条。"


def rule_of(pack: ExchangePack, code: str) -> Rule[object]:
    """Return the rule called ``code``; raises UnknownRuleAsked."""
    if code not in pack.rules:
        raise UnknownRuleAsked(pack=pack.id, rule=code)
    return pack.rules[code]


def loosened(pack: ExchangePack, code: str) -> ExchangePack | None:
    """Return the pack with that rule one step looser, or None if it cannot be."""
    text = _looser(pack, code)
    if text is None:
        return None
    try:
        looser = with_overrides(pack, {code: text})
    except BadInput:  # the step leads out of what the rule may be
        return None
    return None if looser.rules[code].value == pack.rules[code].value else looser


def without_limit(pack: ExchangePack) -> ExchangePack:
    """Return the pack with no limit to travel but that of a day."""
    return replace(pack, travel_minutes=replace(pack.travel_minutes, value=24 * 60))


def _looser(pack: ExchangePack, code: str) -> str | None:
    value = rule_of(pack, code).value
    if code in SWITCHES:
        return "0" if value else None
    if code == "eligibility.stages":
        return ";".join(STAGES)
    step = RATIO_STEP if code.startswith("ratios.") else STEPS.get(code)
    if step is None or not isinstance(value, int | Decimal):
        return None
    return str(_bounded(code, value + step))


def _bounded(code: str, value: int | Decimal) -> int | Decimal:
    """Keep shares between 0 and 1, a detour at least 1, years at least 0."""
    if code.endswith("_share") or code.startswith("ratios."):
        value = min(value, 1)
    return max(value, 1 if code == "limits.travel_detour" else 0)
