from collections.abc import Iterable, Sequence

import numpy as np

from manyuan.measures.impact.aggregating import Aggregate, by_event, by_group, overall
from manyuan.measures.impact.bootstrap import POINTWISE, Spread, spread_of
from manyuan.measures.impact.errors import NoComparison
from manyuan.measures.impact.group_time import Control, Estimated, GroupTime, group_times
from manyuan.measures.impact.panel import NEVER, Panel, PanelRow, panel_of
from manyuan.measures.impact.pretrend import pretrend_p
from manyuan.measures.impact.report import (
    CellEffect,
    CohortEffect,
    Effect,
    EventEffect,
    ImpactReport,
)
from manyuan.measures.impact.warning import pretrend_of, warnings_of

SEED = 20210101


def impact_of(
    rows: Iterable[PanelRow], *, control: Control = "never", seed: int = SEED
) -> ImpactReport:
    """Return what joining changed: staggered difference-in-differences without covariates.

    The estimates are those of ``group_times``, ``by_event`` and ``by_group``; errors and bands
    come from ``spread_of``. The same rows in any order and the same seed give the same report.

    Raises
    ------
    PanelNotUsable
        One of its kinds, if there is nothing to estimate.

    Examples
    --------
    >>> rows = [
    ...     PanelRow(unit=f"{cohort}-{place}", time=time, cohort=cohort, outcome=outcome)
    ...     for cohort in (0, 2021)
    ...     for place in range(6)
    ...     for time in (2019, 2020, 2021)
    ...     for outcome in [place + time % 10 + (3 if 0 < cohort <= time else 0)]
    ... ]
    >>> report = impact_of(rows)
    >>> [(cell.cohort, cell.time, cell.effect.estimate) for cell in report.att]
    [(2021, 2020, 0.0), (2021, 2021, 3.0)]
    """
    panel = panel_of(rows)
    found = group_times(panel, control=control)
    groups = by_group(found.cells)
    if not groups:
        raise NoComparison
    size = float(np.abs(panel.outcomes).max())
    events = by_event(found.cells, panel)
    whole = overall(groups, panel)
    blocks: tuple[Sequence[Estimated], ...] = (found.cells, groups, events, (whole,))
    spread = spread_of(
        np.column_stack([each.influence for block in blocks for each in block]),
        seed=seed,
        size=size,
    )
    att, by_cohort, dynamic, (total,) = _banded(blocks, spread)
    joined = int((panel.cohorts != NEVER).sum())
    pretrend = pretrend_of(pretrend_p(found.cells, events, joined=joined, size=size))
    dynamic_effects = tuple(
        EventEffect(event=each.key, effect=effect)
        for each, effect in zip(events, dynamic, strict=True)
    )
    return ImpactReport(
        control=control,
        times=panel.times,
        units=len(panel.units),
        joined=joined,
        left_out=len(panel.incomplete) + len(panel.from_start),
        att=tuple(_cell(*pair) for pair in zip(found.cells, att, strict=True)),
        groups=tuple(_cohort(*pair, panel) for pair in zip(groups, by_cohort, strict=True)),
        overall=total,
        dynamic=dynamic_effects,
        pretrend=pretrend,
        warnings=warnings_of(panel, found, dynamic=dynamic_effects, pretrend=pretrend),
    )


def _banded(blocks: Sequence[Sequence[Estimated]], spread: Spread) -> list[list[Effect]]:
    """Return the effects of each block with bands that hold for the whole block."""
    banded, start = [], 0
    for block in blocks:
        columns = range(start, start + len(block))
        critical = spread.critical(columns) if len(block) > 1 else POINTWISE
        errors = spread.errors[start : start + len(block)]
        banded.append([_effect(*pair, critical) for pair in zip(block, errors, strict=True)])
        start += len(block)
    return banded


def _effect(estimated: Estimated, error: float, critical: float) -> Effect:
    estimate = estimated.estimate
    if estimated.is_thin:
        return Effect(estimate=estimate, se=None, low=None, high=None)
    reach = critical * float(error)
    return Effect(estimate=estimate, se=float(error), low=estimate - reach, high=estimate + reach)


def _cell(cell: GroupTime, effect: Effect) -> CellEffect:
    return CellEffect(
        cohort=cell.cohort,
        time=cell.time,
        treated=cell.treated,
        controls=cell.controls,
        effect=effect,
    )


def _cohort(group: Aggregate, effect: Effect, panel: Panel) -> CohortEffect:
    units = int((panel.cohorts == group.key).sum())
    return CohortEffect(cohort=group.key, units=units, effect=effect)
