from collections.abc import Collection, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import narwhals as nw

from manyuan.measures.balance.report import DistrictResult
from manyuan.measures.balance.values import IndicatorValue, SchoolVerdict
from manyuan.measures.engine import Engine, columns_of, table
from manyuan.rules.balance import JUDGED_STAGES, BalancePack

# Floats err by far less than this even over 100,000 schools; nearer to the limit, count exactly.
NEAR = 1e-6
SCHEMA: dict[str, nw.dtypes.DType] = {
    "stage": nw.String(),
    "indicator": nw.String(),
    "pupils": nw.Int64(),
    "value": nw.Float64(),
}
GROUP = ("stage", "indicator")


def coefficients(values: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """Return mean and difference coefficients for each stage and indicator.

    ``values`` has the columns stage, indicator, pupils (P_i > 0) and value (x_i = R_i / P_i):

        X̄  = Σ R_i / Σ P_i
        S  = sqrt( Σ (P_i / Σ P) · (x_i − X̄)² )
        cv = S / X̄

    The centre is the overall value of the district, and the form is that of a population.
    ``cv_unweighted`` gives every school the same weight, about the plain mean of the x_i. Where
    the mean is zero both are null.

    Source: 县域义务教育校际均衡指标计算方法.
    """
    pupils, value = nw.col("pupils").cast(nw.Float64), nw.col("value")
    frame = values.with_columns(
        weighted=value * pupils, total=pupils.sum().over(*GROUP), plain=value.mean().over(*GROUP)
    )
    frame = frame.with_columns(mean=nw.col("weighted").sum().over(*GROUP) / nw.col("total"))
    frame = frame.with_columns(
        spread=pupils / nw.col("total") * (value - nw.col("mean")) ** 2,
        plain_spread=(value - nw.col("plain")) ** 2,
    )
    summed = frame.group_by(*GROUP).agg(
        nw.col("mean").max(),
        nw.col("plain").max(),
        nw.col("spread").sum(),
        nw.col("plain_spread").mean(),
    )
    some = nw.col("mean") > 0
    return summed.select(
        *GROUP,
        "mean",
        nw.when(some).then(nw.col("spread").sqrt() / nw.col("mean")).alias("cv"),
        nw.when(some).then(nw.col("plain_spread").sqrt() / nw.col("plain")).alias("cv_unweighted"),
    )


def dispersion(
    schools: Sequence[SchoolVerdict], *, pack: BalancePack, engine: Engine
) -> tuple[DistrictResult, ...]:
    """Return the spread of each indicator over ``schools``, for each stage that has any.

    Values are floats; whether the coefficient is within its limit is exact.
    """
    computed = _coefficients_of(schools, engine)
    results = []
    for stage in JUDGED_STAGES:
        members = [school for school in schools if school.stage == stage]
        for rule in pack.indicators if members else ():
            values = [school.indicators[rule.code] for school in members]
            numbers = computed.get((stage, rule.code), (None, None, None))
            results.append(_result(values, numbers, limit=pack.cv_limits[stage].value))
    return tuple(results)


def _coefficients_of(
    schools: Sequence[SchoolVerdict], engine: Engine
) -> dict[tuple[str, str], tuple[float | None, float | None, float | None]]:
    known = [
        (school.stage, code, school.pupils, value.value)
        for school in schools
        for code, value in school.indicators.items()
        if value.value is not None
    ]
    columns = zip(*known, strict=True) if known else [()] * len(SCHEMA)
    frame = table(dict(zip(SCHEMA, map(list, columns), strict=True)), SCHEMA, engine=engine)
    found = columns_of(coefficients(frame))
    keys = zip(found["stage"], found["indicator"], strict=True)
    numbers = zip(found["mean"], found["cv"], found["cv_unweighted"], strict=True)
    return dict(zip(keys, numbers, strict=True))


def _result(
    values: Sequence[IndicatorValue],
    numbers: tuple[float | None, float | None, float | None],
    *,
    limit: Decimal,
) -> DistrictResult:
    mean, cv, cv_unweighted = numbers
    known = [value for value in values if value.value is not None]
    passes, reason = None, None
    if len(known) < len(values):
        reason = "some_unknown"
    elif cv is None:
        reason = "mean_zero"
    else:
        passes = _within(cv, known, limit)
    return DistrictResult(
        stage=values[0].facts.stage,
        indicator=values[0].indicator,
        mean=mean,
        cv=cv,
        cv_unweighted=cv_unweighted,
        limit=float(limit),
        passes=passes,
        schools_known=len(known),
        schools_all=len(values),
        reason=reason,
    )


def _within(cv: float, values: Sequence[IndicatorValue], limit: Decimal) -> bool:
    if abs(cv - float(limit)) > NEAR:
        return cv < limit
    parts = [(value.numerator or Fraction(0), value.facts.pupils or 0) for value in values]
    return exactly_within(parts, limit=limit)


def exactly_within(parts: Collection[tuple[Fraction, int]], *, limit: Decimal) -> bool:
    """Say without rounding whether the coefficient of (R_i, P_i) is at most ``limit``.

    Since Σ P_i (x_i − X̄)² = Σ R_i² / P_i − R² / P with R = Σ R_i and P = Σ P_i,

        cv ≤ limit   ⟺   P · Σ (R_i² / P_i) ≤ (1 + limit²) · R²
    """
    resources = _sum([resource for resource, _ in parts])
    pupils = sum(number for _, number in parts)
    squares = _sum([resource * resource / number for resource, number in parts])
    return pupils * squares <= (1 + Fraction(limit) ** 2) * resources**2


def _sum(terms: Sequence[Fraction]) -> Fraction:
    # By halves: the denominators grow large only in the last few additions.
    if len(terms) <= 2:
        return sum(terms, Fraction(0))
    middle = len(terms) // 2
    return _sum(terms[:middle]) + _sum(terms[middle:])
