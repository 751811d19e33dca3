from collections.abc import Collection
from dataclasses import dataclass

from manyuan.measures.balance.dispersion import dispersion
from manyuan.measures.balance.report import BalanceReport, DistrictResult
from manyuan.measures.engine import Engine


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadGap:
    """The overall value Σ R / Σ P of lead schools beside that of the members they lead.

    ``ratio`` is members over lead; 1 means equal. Values are over the known schools of the stage
    and None where there are none, or the lead has nothing to compare with.
    """

    stage: str
    indicator: str
    lead: float | None
    members: float | None
    ratio: float | None


def spread(
    report: BalanceReport, schools: Collection[str], *, engine: Engine = "polars"
) -> tuple[DistrictResult, ...]:
    """Return the spread of each indicator inside a part of the district, such as a group.

    The limits are those of the district: for a part of it they are a yardstick, not a rule.
    """
    part = [school for school in report.schools if school.school in schools]
    return dispersion(part, pack=report.pack, engine=engine)


def lead_gaps(
    report: BalanceReport,
    *,
    lead: Collection[str],
    members: Collection[str],
    engine: Engine = "polars",
) -> tuple[LeadGap, ...]:
    """Compare the lead schools of a group with its other members, stage by stage.

    A stage is there when either side has it; the rows are sorted by stage and indicator.
    """
    led = _means(spread(report, members, engine=engine))
    leading = _means(spread(report, lead, engine=engine))
    places = [(result.stage, result.indicator) for result in report.district]
    return tuple(
        LeadGap(
            stage=place[0],
            indicator=place[1],
            lead=leading.get(place),
            members=led.get(place),
            ratio=_ratio(led.get(place), leading.get(place)),
        )
        for place in places
        if place in led or place in leading
    )


def _means(results: tuple[DistrictResult, ...]) -> dict[tuple[str, str], float | None]:
    return {(result.stage, result.indicator): result.mean for result in results}


def _ratio(members: float | None, lead: float | None) -> float | None:
    return None if members is None or not lead else members / lead
