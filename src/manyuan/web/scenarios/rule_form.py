"""The form in which a district sets its own numbers: blank is the pack's."""

from decimal import Decimal
from itertools import combinations
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext as _

from manyuan.directory.enums import Stage
from manyuan.plans.models import Scenario
from manyuan.plans.packs import PACKS
from manyuan.rules.exchange import BACKBONE_LEVELS, STAGES
from manyuan.rules.overriding import RuleValueNotUsable
from manyuan.web.errors import fact_words
from manyuan.web.scenarios.rule_cards import (
    RuleCard,
    backbone_words,
    cards_of,
    overrides_of,
    value_text,
)

OF_PACK = gettext_lazy("按规则包")


class RulesForm(forms.Form):
    """One field a rule, named by its code."""

    def __init__(self, *args: Any, scenario: Scenario, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.packs = PACKS[scenario.kind]
        self.pack = self.packs.load(scenario.pack)
        set_here = overrides_of(scenario)
        cards = cards_of(scenario.kind, scenario.pack, set_here)
        self.cards = {card.code: card for card in cards}
        for code, card in self.cards.items():
            self.fields[code] = self._field(code, card)
            self.initial[code] = set_here.get(code, "")

    def clean(self) -> dict[str, Any]:
        """Check each value by itself, so that what is wrong shows at its own rule."""
        for code, text in self.values().items():
            try:
                self.packs.with_overrides(self.pack, {code: text})
            except RuleValueNotUsable as error:
                facts = {**fact_words(error.facts), "rule": self.cards[code].title}
                self.add_error(code, gettext(error.sentence).format(**facts))
        return self.cleaned_data

    def values(self) -> dict[str, str]:
        """Return what was set, rule by rule."""
        return {code: text for code, text in self.cleaned_data.items() if text and text.strip()}

    def _field(self, code: str, card: RuleCard) -> forms.Field:
        choices = _choices(code, self.pack.rules[code].value)
        label = gettext("本区设定：{title}").format(title=card.title)
        if choices:
            return forms.ChoiceField(label=label, required=False, choices=[("", OF_PACK), *choices])
        value = self.pack.rules[code].value
        # How a list is typed is shown by how the pack would be.
        typed = ";".join(map(str, value)) if isinstance(value, tuple) else card.own
        attrs = {"placeholder": typed}
        if isinstance(value, int | float | Decimal):
            attrs["inputmode"] = "decimal"
        return forms.CharField(
            label=label, required=False, max_length=120, widget=forms.TextInput(attrs)
        )


def _choices(code: str, value: object) -> list[tuple[str, str]]:
    match value:
        case bool():
            return [("1", _("是")), ("0", _("否"))]
        case tuple() if all(isinstance(part, str) for part in value):
            return [(";".join(some), value_text(code, some)) for some in _some_stages()]
        case str():
            words = backbone_words()
            return [(level, _(words[level])) for level in BACKBONE_LEVELS]
        case _:
            return []


def _some_stages() -> list[tuple[str, ...]]:
    known = [stage for stage in STAGES if stage in Stage.values]
    return [some for size in (3, 2, 1) for some in combinations(known, size)]
