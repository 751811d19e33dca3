from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from manyuan.rules.pack import Entry, Heading, Rule, heading, read_pack, rule
from manyuan.rules.status import Status, weakest

JUDGED_STAGES = ("primary", "junior")


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorRule:
    """One resource indicator: (sum of ``plus`` − sum of ``minus``) / pupils × ``per``.

    ``thresholds`` is keyed by stage; the columns are those of the table of resources.
    """

    code: str
    label_zh: str
    label_en: str
    unit_zh: str
    unit_en: str
    per: int
    plus: tuple[str, ...]
    minus: tuple[str, ...]
    thresholds: Mapping[str, Rule[Decimal]]
    formula: Rule[str]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that the numerator reads."""
        return self.plus + self.minus

    @property
    def status(self) -> Status:
        """The weakest status among its thresholds and its formula."""
        return weakest([self.formula.status, *(rule.status for rule in self.thresholds.values())])


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxation:
    """An exception that may apply to an indicator; ``rule.value`` is the flag to show.

    It may apply to schools of ``setting`` with ``pupils_from`` ≤ pupils < ``pupils_below``; no
    bound means any size. It is never computed.
    """

    indicator: str
    setting: str
    pupils_from: int | None
    pupils_below: int | None
    rule: Rule[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class BalancePack:
    """The resource part of the national balance evaluation (教督〔2017〕6号) as data.

    A school passes when ``met_at_least`` of its indicators are met and each other one reaches the
    share ``miss_floor`` of its threshold; a stage when every school passes and the difference
    coefficient of each indicator is at most ``cv_limits[stage]``. ``splits`` is keyed by kind of
    school, ``excluded`` by kind, ``small`` by ``teaching_point`` and ``campus``, ``degrees`` by
    stage (which degree lies above the required one; for whoever fills the column in).
    """

    heading: Heading
    indicators: tuple[IndicatorRule, ...]
    shared_columns: tuple[str, ...]
    met_at_least: Rule[int]
    miss_floor: Rule[Decimal]
    dispersion: Rule[str]
    cv_limits: Mapping[str, Rule[Decimal]]
    splits: Mapping[str, Rule[Mapping[str, Decimal]]]
    excluded: Mapping[str, Rule[str]]
    small: Mapping[str, Rule[int]]
    relaxations: tuple[Relaxation, ...]
    degrees: Mapping[str, Rule[str]]

    @property
    def id(self) -> str:
        """The id of the pack."""
        return self.heading.id

    @property
    def rules(self) -> tuple[Rule[Any], ...]:
        """Every rule of the pack: the result of an evaluation rests on all of them."""
        return (
            *(rule for each in self.indicators for rule in each.thresholds.values()),
            *(each.formula for each in self.indicators),
            *(self.met_at_least, self.miss_floor, self.dispersion),
            *self.cv_limits.values(),
            *self.splits.values(),
            *self.excluded.values(),
            *self.small.values(),
            *(relaxation.rule for relaxation in self.relaxations),
            *self.degrees.values(),
        )

    @property
    def status(self) -> Status:
        """The weakest status among the rules.

        The shipped pack is ``recalled``: its thresholds and limits were read in the text, but the
        85 % of the school rule, the formula of the coefficient and the split were not.
        """
        return weakest(rule.status for rule in self.rules)


@cache
def load_balance_pack(name: str = "cn-balance-2017") -> BalancePack:
    """Return the balance pack called ``name``.

    Raises
    ------
    UnknownPack
        If there is no such pack.
    """
    pack = read_pack(name)
    school, dispersion = pack["school"], pack["dispersion"]
    return BalancePack(
        heading=heading(pack),
        indicators=tuple(_indicator(code, entry) for code, entry in pack["indicators"].items()),
        shared_columns=tuple(pack["shared_columns"]),
        met_at_least=rule(
            "school.met_at_least", school["met_at_least"], int(school["met_at_least"]["value"])
        ),
        miss_floor=_decimal("school.miss_floor", school["miss_floor"]),
        dispersion=_word("dispersion.formula", dispersion["formula"]),
        cv_limits={
            stage: _decimal(f"dispersion.limits.{stage}", entry)
            for stage, entry in dispersion["limits"].items()
        },
        splits={kind: _split(kind, entry) for kind, entry in pack["split"].items()},
        excluded=_words("excluded", pack["excluded"]),
        small={
            kind: rule(f"small.{kind}", entry, int(entry["value"]))
            for kind, entry in pack["small"].items()
        },
        relaxations=tuple(_relaxation(code, entry) for code, entry in pack["relaxations"].items()),
        degrees=_words("degree", pack["degree"]),
    )


def _decimal(code: str, entry: Entry) -> Rule[Decimal]:
    return rule(code, entry, Decimal(entry["value"]))


def _word(code: str, entry: Entry) -> Rule[str]:
    return rule(code, entry, str(entry["value"]))


def _words(section: str, entries: Mapping[str, Entry]) -> Mapping[str, Rule[str]]:
    return {key: _word(f"{section}.{key}", entry) for key, entry in entries.items()}


def _split(kind: str, entry: Entry) -> Rule[Mapping[str, Decimal]]:
    weights = {stage: Decimal(weight) for stage, weight in entry["value"].items()}
    return rule(f"split.{kind}", entry, weights)


def _indicator(code: str, entry: Entry) -> IndicatorRule:
    place = f"indicators.{code}"
    return IndicatorRule(
        code=code,
        label_zh=entry["label_zh"],
        label_en=entry["label_en"],
        unit_zh=entry["unit_zh"],
        unit_en=entry["unit_en"],
        per=int(entry["per"]),
        plus=tuple(entry["plus"]),
        minus=tuple(entry["minus"]),
        thresholds={stage: _decimal(f"{place}.{stage}", entry[stage]) for stage in JUDGED_STAGES},
        formula=_word(f"{place}.formula", entry["formula"]),
    )


def _relaxation(code: str, entry: Entry) -> Relaxation:
    return Relaxation(
        indicator=code,
        setting=entry["setting"],
        pupils_from=entry.get("pupils_from"),
        pupils_below=entry.get("pupils_below"),
        rule=_word(f"relaxations.{code}", entry),
    )
