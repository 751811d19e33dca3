"""Scores as they stand now: from the last frozen version, the weights and what was judged."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction

from manyuan.evaluation.bridge.indicators import GroupMeasured, Measured
from manyuan.evaluation.models import FrozenYear
from manyuan.evaluation.queries.frozen import flows_counted, groups_measured
from manyuan.evaluation.queries.frozen_years import tables_in
from manyuan.evaluation.scores.bridge import (
    Checked,
    GroupAsked,
    check_group,
    measured_tick,
    score_groups,
)
from manyuan.evaluation.scores.enums import CHARTER, UNITY
from manyuan.evaluation.scores.permissions import may_see_drafts
from manyuan.evaluation.scores.queries.judgements import (
    Ticks,
    adjustments_of,
    no_ticks,
    ticks_of_year,
    vetoes_of,
)
from manyuan.evaluation.scores.queries.schemes import packs_of, template_for
from manyuan.evaluation.scores.sheet import ScoreSheet
from manyuan.rules.evaluation import EvaluationPack
from manyuan.rules.national_ratio import SCHOOL_YEAR_OF_TEACHING
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

YEAR = timedelta(days=365)


def draft_sheets(
    seat: Seat, frozen: FrozenYear, packs: Mapping[str, EvaluationPack] | None = None
) -> Mapping[str, ScoreSheet]:
    """Return the sheet of every group that was in force in the year, by code.

    ``packs`` are other templates to try; those of the year's scheme unless given.
    """
    require(may_see_drafts(seat))
    packs = packs or packs_of(seat, frozen.year)
    return score_groups(dict(_asked(seat, frozen)), packs)


def naming_of(seat: Seat, frozen: FrozenYear, code: str) -> tuple[Checked, ...]:
    """Return the checklist by which a group would be named compact."""
    require(may_see_drafts(seat))
    one = groups_measured(seat, frozen)[code]
    ticks = ticks_of_year(seat, frozen.year).get(code) or no_ticks()
    return check_group(one, ticks, tuple(_years(frozen, one)))


def _asked(seat: Seat, frozen: FrozenYear) -> Iterator[tuple[str, GroupAsked]]:
    tightness = {str(row["group"]): row["tightness"] for row in tables_in(frozen)["groups"]}
    ticks = ticks_of_year(seat, frozen.year)
    adjusted, vetoed = adjustments_of(seat, frozen.year), vetoes_of(seat, frozen.year)
    for code, one in groups_measured(seat, frozen).items():
        if not one.roll:
            continue
        adjustment = adjusted.get(code)
        yield (
            code,
            GroupAsked(
                measured=one,
                template=template_for(str(tightness[code] or "")),
                judged=_judged(ticks.get(code) or no_ticks()),
                adjustment=Fraction(adjustment.points) if adjustment else Fraction(0),
                adjusted_for=adjustment.reason if adjustment else "",
                vetoes=tuple(veto.kind for veto in vetoed.get(code, ())),
            ),
        )


def _judged(ticks: Ticks) -> Mapping[str, Measured]:
    lines = {"charter": CHARTER, "unity": UNITY}
    return {
        code: measured_tick(code, {item.value: ticks[item.value] for item in items})
        for code, items in lines.items()
    }


def _years(frozen: FrozenYear, one: GroupMeasured) -> Iterator[int | None]:
    """Yield how many school years of teaching each counted exchange lasts."""
    for row in flows_counted(frozen, one.indicators["rotation_rate"]):
        start, end = row["start"], row["end"]
        if isinstance(start, date) and isinstance(end, date):
            yield (end - start + YEAR - SCHOOL_YEAR_OF_TEACHING) // YEAR
        else:
            yield None
