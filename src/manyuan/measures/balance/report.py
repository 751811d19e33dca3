from dataclasses import dataclass
from typing import Any

from manyuan.measures.balance.values import IndicatorValue, SchoolVerdict
from manyuan.rules.balance import BalancePack


@dataclass(frozen=True, slots=True, kw_only=True)
class Excluded:
    """A stage left out of the evaluation, and why.

    ``reason`` is a kind outside the scope (``special``, ``vocational``, ``kindergarten``,
    ``office``), ``closed``, ``not_open``, ``no_pupils``, ``small_teaching_point``,
    ``small_campus`` or ``unknown_school``.
    """

    school: str
    stage: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictResult:
    """The spread of one indicator over the schools of one stage.

    ``mean`` is the overall value Σ R / Σ P over the known schools, ``cv`` the pupil-weighted
    difference coefficient about it, ``cv_unweighted`` the one without weights (information
    only). ``passes`` is exact; it is None while a school is unknown (``reason`` is
    ``some_unknown``) or nobody has anything (``mean_zero``: the coefficient does not exist).
    """

    stage: str
    indicator: str
    mean: float | None
    cv: float | None
    cv_unweighted: float | None
    limit: float
    passes: bool | None
    schools_known: int
    schools_all: int
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceReport:
    """The resource balance of a district in the school year that begins in ``year``.

    ``year_asked`` differs from ``year`` when the year asked for had no data. ``schools`` and
    ``excluded`` are sorted by school and stage, ``district`` by stage and indicator.
    """

    year: int
    year_asked: int
    pack: BalancePack
    schools: tuple[SchoolVerdict, ...]
    excluded: tuple[Excluded, ...]
    district: tuple[DistrictResult, ...]

    @property
    def rule_pack(self) -> str:
        """The id of the rules applied."""
        return self.pack.id

    @property
    def rule_status(self) -> str:
        """The weakest status among the rules on which the report rests."""
        return self.pack.status.value

    def stage_passes(self, stage: str) -> bool | None:
        """Say whether every school of ``stage`` passes and each coefficient is within its limit.

        One certain failure decides; otherwise one unknown leaves it unknown. A stage without
        schools is unknown.
        """
        verdicts = [school.passes for school in self.schools if school.stage == stage]
        verdicts += [result.passes for result in self.district if result.stage == stage]
        if False in verdicts:
            return False
        return None if None in verdicts or not verdicts else True

    def as_json(self) -> dict[str, Any]:
        """Return the report in the shape of ``manyuan balance --json``."""
        return {
            "year": self.year,
            "rule_pack": self.rule_pack,
            "rule_status": self.rule_status,
            "schools": [_school_as_json(school) for school in self.schools],
            "excluded": [
                {"school": item.school, "stage": item.stage, "reason": item.reason}
                for item in self.excluded
            ],
            "district": [_result_as_json(result) for result in self.district],
        }


def _school_as_json(school: SchoolVerdict) -> dict[str, Any]:
    return {
        "school": school.school,
        "stage": school.stage,
        "pupils": school.pupils,
        "indicators": {code: _value_as_json(value) for code, value in school.indicators.items()},
        "met_count": school.met_count,
        "passes": school.passes,
    }


def _value_as_json(value: IndicatorValue) -> dict[str, Any]:
    reason = value.reason
    if reason == "input_unknown":
        reason = f"{reason}: {', '.join(value.missing)}"
    return {
        "value": value.value,
        "threshold": value.threshold,
        "ratio": value.ratio,
        "met": value.met,
        "reason": reason,
    }


def _result_as_json(result: DistrictResult) -> dict[str, Any]:
    return {
        "stage": result.stage,
        "indicator": result.indicator,
        "mean": result.mean,
        "cv": result.cv,
        "limit": result.limit,
        "passes": result.passes,
        "schools_known": result.schools_known,
        "schools_all": result.schools_all,
    }
