from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import TypeAlias

from manyuan.measures.tables import ResourceRow
from manyuan.rules.balance import BalancePack
from manyuan.rules.pack import Rule

# The widest of the schemes; the narrower ones are its rows brought to a first weight of 1.
WIDEST = "twelve_year"
# Weights have two decimals (1.32) and are counted in hundredths.
WHOLE = 100
SplitRule: TypeAlias = Rule[Mapping[str, Decimal]]


def split_rule(kind: str, stages: Collection[str], *, pack: BalancePack) -> SplitRule:
    """Return the rule by which a school of ``kind`` that teaches ``stages`` is split.

    Nine-year schools 1 : 1.1, complete secondary schools (junior : senior) 1 : 1.2, twelve-year
    schools 1 : 1.1 : 1.32. A school whose stages do not fit its kind is split by the widest
    scheme, which holds the same proportions.

    Source: 测算均衡系数拆分公式; that the 2017 rules keep it is recalled.
    """
    own = pack.splits.get(kind)
    if own is not None and own.value.keys() >= set(stages):
        return own
    return pack.splits[WIDEST]


def pupil_weights(rule: SplitRule, stages: Mapping[str, ResourceRow]) -> Mapping[str, int] | None:
    """Return the weighted pupils of each stage, or None if a stage's pupils are unknown.

    The share of stage *s* in a shared amount is w_s P_s / Σ w P, over the stages for which the
    school has a row, senior stages included.
    """
    weighted: dict[str, int] = {}
    for stage, row in stages.items():
        if row.pupils is None:
            return None
        weighted[stage] = int(rule.value[stage] * WHOLE) * row.pupils
    return weighted
