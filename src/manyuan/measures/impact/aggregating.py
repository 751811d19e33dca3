from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from manyuan.measures.impact.group_time import GroupTime
from manyuan.measures.impact.panel import Panel

Influence = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aggregate:
    """Several ATT(g, t) as one number; ``key`` is the cohort or the event time it stands for.

    ``is_thin`` says that each of the cells rests on a single unit, so that its error is unknown.
    """

    key: int
    estimate: float
    influence: Influence
    is_thin: bool


def by_event(cells: Sequence[GroupTime], panel: Panel) -> tuple[Aggregate, ...]:
    """Return the effect at each distance from joining, cohorts weighted by their units.

    θ(e) = Σ_g ATT(g, g + e) · P(G = g | g + e is in the panel)
    """
    events = sorted({cell.event for cell in cells})
    return tuple(
        _weighted_by_units(event, [cell for cell in cells if cell.event == event], panel)
        for event in events
    )


def by_group(cells: Sequence[GroupTime]) -> tuple[Aggregate, ...]:
    """Return the effect on each cohort: the plain mean over its periods since joining."""
    groups = []
    for cohort in sorted({cell.cohort for cell in cells}):
        after = [cell for cell in cells if cell.cohort == cohort and cell.event >= 0]
        if after:
            groups.append(
                Aggregate(
                    key=cohort,
                    estimate=float(np.mean([cell.estimate for cell in after])),
                    influence=np.mean([cell.influence for cell in after], axis=0),
                    is_thin=all(cell.is_thin for cell in after),
                )
            )
    return tuple(groups)


def overall(groups: Sequence[Aggregate], panel: Panel) -> Aggregate:
    """Return the effect on all who joined, cohorts weighted by their units.

    θ = Σ_g θ(g) · P(G = g | joined)
    """
    estimates = np.array([group.estimate for group in groups])
    influences = np.array([group.influence for group in groups])
    cohorts = [group.key for group in groups]
    thin = all(group.is_thin for group in groups)
    return _mixed(0, estimates, influences, cohorts=cohorts, panel=panel, thin=thin)


def _weighted_by_units(event: int, cells: Sequence[GroupTime], panel: Panel) -> Aggregate:
    estimates = np.array([cell.estimate for cell in cells])
    influences = np.array([cell.influence for cell in cells])
    cohorts = [cell.cohort for cell in cells]
    thin = all(cell.is_thin for cell in cells)
    return _mixed(event, estimates, influences, cohorts=cohorts, panel=panel, thin=thin)


def _mixed(
    key: int,
    estimates: Influence,
    influences: Influence,
    *,
    cohorts: Sequence[int],
    panel: Panel,
    thin: bool,
) -> Aggregate:
    """Weight by the share of units in each cohort; the shares are estimates as well.

    With p_g = P(G = g), S = Σ p_g and w_g = p_g / S, the influence of a unit on w_g is
    (1{G = g} − p_g) / S − p_g · Σ_h (1{G = h} − p_h) / S².
    """
    member = panel.cohorts[:, None] == np.array(cohorts)[None, :]
    shares = member.mean(axis=0)
    total = shares.sum()
    off = member - shares
    on_weights = off / total - off.sum(axis=1, keepdims=True) * shares / total**2
    return Aggregate(
        key=key,
        estimate=float(shares @ estimates / total),
        influence=(shares / total) @ influences + on_weights @ estimates,
        is_thin=thin,
    )
