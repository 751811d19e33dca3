from dataclasses import dataclass
from typing import Any

from manyuan.kernel.saying import Said, as_json_with_text
from manyuan.measures.impact.group_time import Control


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """An estimate with its standard error and 95 % band, in the outcome's own unit.

    The last three are None where the comparison rests on a single unit on one side: its scatter
    cannot be known.
    """

    estimate: float
    se: float | None
    low: float | None
    high: float | None

    @property
    def is_clear(self) -> bool:
        """Say whether the band leaves zero outside; a band without any width says nothing."""
        if not self.se or self.low is None or self.high is None:
            return False
        return self.low > 0 or self.high < 0

    def as_json(self) -> dict[str, Any]:
        """Return the effect as plain values."""
        return {"estimate": self.estimate, "se": self.se, "low": self.low, "high": self.high}


@dataclass(frozen=True, slots=True, kw_only=True)
class CellEffect:
    """The effect on one cohort in one period, and how many units stand on each side."""

    cohort: int
    time: int
    treated: int
    controls: int
    effect: Effect

    @property
    def is_before(self) -> bool:
        """Say whether the cohort had not joined yet: then it is a check, no effect."""
        return self.time < self.cohort


@dataclass(frozen=True, slots=True, kw_only=True)
class EventEffect:
    """The effect at one distance from joining; negative before it."""

    event: int
    effect: Effect


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortEffect:
    """The mean effect on one cohort since it joined."""

    cohort: int
    units: int
    effect: Effect


@dataclass(frozen=True, slots=True, kw_only=True)
class Pretrend:
    """Whether the joining and the others moved alike before: the p-value, and what to make of it.

    ``p`` is None where it could not be tested.
    """

    p: float | None
    warning: Said | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactReport:
    """What joining changed, by cohort and period and in sum, and what there is to be wary of.

    Bands of ``att`` hold for all of its cells together, likewise those of ``dynamic``; the band of
    ``overall`` holds for itself, those of ``groups`` together.
    """

    control: Control
    times: tuple[int, ...]
    units: int
    joined: int
    left_out: int
    att: tuple[CellEffect, ...]
    groups: tuple[CohortEffect, ...]
    overall: Effect
    dynamic: tuple[EventEffect, ...]
    pretrend: Pretrend
    warnings: tuple[Said, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the report as plain values."""
        warning = self.pretrend.warning
        return {
            "att": [
                {"cohort": cell.cohort, "time": cell.time, **cell.effect.as_json()}
                for cell in self.att
            ],
            "overall": {
                **self.overall.as_json(),
                "groups": [{"cohort": g.cohort, **g.effect.as_json()} for g in self.groups],
            },
            "dynamic": [{"event": each.event, **each.effect.as_json()} for each in self.dynamic],
            "pretrend": {
                "p": self.pretrend.p,
                "warning": as_json_with_text(warning) if warning else None,
            },
            "warnings": [as_json_with_text(said) for said in self.warnings],
        }
