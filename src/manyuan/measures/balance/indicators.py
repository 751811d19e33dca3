from collections.abc import Sequence
from functools import reduce
from operator import add
from typing import Any

import narwhals as nw

from manyuan.measures.balance.amounts import SCALE, hundredths
from manyuan.measures.balance.stage_facts import StageFacts
from manyuan.measures.engine import Engine, columns_of, table
from manyuan.rules.balance import BalancePack, IndicatorRule


def indicator_columns(
    facts: Sequence[StageFacts], *, pack: BalancePack, engine: Engine
) -> dict[str, list[Any]]:
    """Compute the indicators of every stage, one row for each of ``facts`` in their order.

    For an indicator ``A4`` the columns are ``A4_own`` and ``A4_shared``, the exact numerators in
    hundredths of the stage's own row and of the school's shared row (None where unknown or not
    used), ``A4_value`` and ``A4_ratio``:

        value = per · (own + shared · w_s P_s / Σ w P) / P_s,    ratio = value / threshold
    """
    frame = table(_inputs(facts, pack), _schema(pack), engine=engine)
    frame = frame.with_columns(*(part for rule in pack.indicators for part in _parts(rule, pack)))
    frame = frame.with_columns(*(_value(rule) for rule in pack.indicators))
    frame = frame.with_columns(*(_ratio(rule) for rule in pack.indicators))
    kinds = ("own", "shared", "value", "ratio")
    names = [f"{rule.code}_{kind}" for rule in pack.indicators for kind in kinds]
    return columns_of(frame.select("place", *names).sort("place"))


def _own_columns(pack: BalancePack) -> list[str]:
    return sorted({column for rule in pack.indicators for column in rule.columns})


def _schema(pack: BalancePack) -> dict[str, nw.dtypes.DType]:
    counted = ["place", "pupils", "weight", "weights", *_own_columns(pack)]
    counted += [f"shared_{column}" for column in pack.shared_columns]
    return {"stage": nw.String(), **dict.fromkeys(counted, nw.Int64())}


def _inputs(facts: Sequence[StageFacts], pack: BalancePack) -> dict[str, list[Any]]:
    columns: dict[str, list[Any]] = {
        "stage": [each.stage for each in facts],
        "place": list(range(len(facts))),
        "pupils": [each.pupils for each in facts],
        "weight": [each.weight for each in facts],
        "weights": [each.weights for each in facts],
    }
    for column in _own_columns(pack):
        columns[column] = [hundredths(each.row, column) for each in facts]
    for column in pack.shared_columns:
        columns[f"shared_{column}"] = [
            None if each.shared is None else hundredths(each.shared, column) for each in facts
        ]
    return columns


def _parts(rule: IndicatorRule, pack: BalancePack) -> tuple[nw.Expr, nw.Expr]:
    split = [column for column in rule.columns if column in pack.shared_columns]
    given = [
        ~nw.col(column).is_null() | ~nw.col(f"shared_{column}").is_null()
        if column in split
        else ~nw.col(column).is_null()
        for column in rule.columns
    ]
    all_given = nw.all_horizontal(*given, ignore_nulls=False)
    own = nw.when(all_given).then(_signed_sum(rule, rule.columns, prefix=""))
    if not split:
        nothing = nw.lit(None, dtype=nw.Int64)
        return own.alias(f"{rule.code}_own"), nothing.alias(f"{rule.code}_shared")
    held = [~nw.col(f"shared_{column}").is_null() for column in split]
    any_shared = nw.any_horizontal(*held, ignore_nulls=False)
    shared = nw.when(all_given & any_shared).then(_signed_sum(rule, split, prefix="shared_"))
    return own.alias(f"{rule.code}_own"), shared.alias(f"{rule.code}_shared")


def _signed_sum(rule: IndicatorRule, columns: Sequence[str], *, prefix: str) -> nw.Expr:
    terms = [
        nw.col(prefix + column).fill_null(0) * (-1 if column in rule.minus else 1)
        for column in columns
    ]
    return reduce(add, terms)


def _value(rule: IndicatorRule) -> nw.Expr:
    own = nw.col(f"{rule.code}_own").cast(nw.Float64)
    shared = nw.col(f"{rule.code}_shared")
    # Without a shared part both weights drop out, and the one division left is correctly rounded.
    over = nw.when(shared.is_null()).then(nw.lit(1.0)).otherwise(nw.col("weights"))
    part = shared.fill_null(0).cast(nw.Float64) * nw.col("weight").fill_null(0).cast(nw.Float64)
    numerator = own * over.cast(nw.Float64) + part
    pupils = nw.col("pupils").cast(nw.Float64)
    value = numerator * rule.per / (over.cast(nw.Float64) * pupils * SCALE)
    return value.alias(f"{rule.code}_value")


def _ratio(rule: IndicatorRule) -> nw.Expr:
    primary, junior = (float(rule.thresholds[stage].value) for stage in ("primary", "junior"))
    threshold = (
        nw.when(nw.col("stage") == "primary").then(nw.lit(primary)).otherwise(nw.lit(junior))
    )
    return (nw.col(f"{rule.code}_value") / threshold).alias(f"{rule.code}_ratio")
