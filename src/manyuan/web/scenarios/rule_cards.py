"""The rules of a pack as cards: what holds, from where, how well known, what the district sets."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from manyuan.directory.enums import Stage
from manyuan.plans.models import Scenario
from manyuan.plans.packs import PACKS
from manyuan.rules.pack import Rule
from manyuan.sheets.tables import table_named
from manyuan.web.scenarios.words import in_reader_language, is_english
from manyuan.web.ui.figures import number, percent

SECTIONS = {
    "eligibility": "who",
    "posting": "who",
    "limits": "limits",
    "ratios": "ratios",
    "value": "value",
    "travel": "travel",
    "calendar": "calendar",
    "size": "size",
    "chains": "chains",
    "years": "years",
}
UNITS = {
    "eligibility.tenure_years": pgettext_lazy("unit", "年"),
    "eligibility.retire_margin_years": pgettext_lazy("unit", "年"),
    "posting.term_years": pgettext_lazy("unit", "年"),
    "limits.travel_minutes": pgettext_lazy("unit", "分钟"),
    "limits.travel_detour": pgettext_lazy("unit", "倍"),
    "limits.travel_speed_kmh": pgettext_lazy("unit", "公里/小时"),
    "limits.lend": pgettext_lazy("unit", "人"),
    "size.campuses": pgettext_lazy("unit", "个"),
    "size.pupils": pgettext_lazy("unit", "名"),
    "years.count": pgettext_lazy("unit", "年"),
    "travel.detour": pgettext_lazy("unit", "倍"),
    "travel.speed_kmh": pgettext_lazy("unit", "公里/小时"),
}


@dataclass(frozen=True, slots=True)
class RuleCard:
    """One rule; ``own`` is the pack's value as people read it, ``set_to`` the district's."""

    code: str
    section: str
    title: str
    own: str
    unit: str
    source: str
    status: str
    note: str
    set_to: str

    @property
    def own_said(self) -> str:
        """The pack's value with its unit."""
        return f"{self.own} {self.unit}".strip()


def cards_of(kind: str, pack: str, overrides: Mapping[str, str]) -> list[RuleCard]:
    """Return a card for each rule of a kind's pack, in its order."""
    packs = PACKS[kind]
    own = packs.load(pack).rules
    # A rule that is set alone may not fit the others: each is read by itself.
    changed = {
        code: packs.with_overrides(packs.load(pack), {code: text}).rules[code].value
        for code, text in overrides.items()
    }
    return [
        _card(rule, value_text(code, changed[code]) if code in changed else "")
        for code, rule in own.items()
    ]


def changed_rules(scenario: Scenario) -> list[RuleCard]:
    """Return the rules to which the scenario gives another number than its pack."""
    overrides = overrides_of(scenario)
    cards = cards_of(scenario.kind, scenario.pack, overrides) if overrides else []
    return [card for card in cards if card.set_to]


def overrides_of(scenario: Scenario) -> dict[str, str]:
    """Return what the district sets in the scenario; a rule that the pack lacks is not meant."""
    known = PACKS[scenario.kind].load(scenario.pack).rules
    return {one.code: one.value for one in scenario.overrides.all() if one.code in known}


def value_text(code: str, value: object) -> str:
    """Write a rule's value as people read it."""
    match value:
        case bool():
            return _("是") if value else _("否")
        case tuple():
            return _("、").join(_part_text(one) for one in value)
        case Decimal() if is_share(code):
            return percent(value)
        case str():
            return _(backbone_words().get(value, value))
        case _:
            return number(value)


def _part_text(part: object) -> str:
    return percent(part, 1) if isinstance(part, Decimal) else str(Stage(str(part)).label)


def is_share(code: str) -> bool:
    """Say whether a rule is a share, read and written as a percentage."""
    return code.startswith("ratios.") or code.endswith("_share")


def backbone_words() -> Mapping[str, str]:
    """Return what the levels of backbone teachers are called."""
    return table_named("teachers").column("backbone").choices or {}


def in_sections(
    cards: Sequence[RuleCard], sections: Iterable[str]
) -> Iterator[tuple[str, list[RuleCard]]]:
    """Yield the sections of the page with their cards."""
    for section in sections:
        yield section, [card for card in cards if card.section == section]


def _card(rule: Rule[object], set_to: str) -> RuleCard:
    return RuleCard(
        code=rule.code,
        section=SECTIONS[rule.code.partition(".")[0]],
        title=in_reader_language(rule, "title"),
        own=value_text(rule.code, rule.value),
        unit=str(UNITS.get(rule.code, "")),
        source=_in_one_language(rule.source),
        status=rule.status.value,
        note=in_reader_language(rule, "note"),
        set_to=set_to,
    )


def _in_one_language(source: str) -> str:
    """Return the half of a source that is written in both languages."""
    chinese, slash, english = source.partition(" / ")
    if not slash:
        return source
    return english if is_english() else chinese
