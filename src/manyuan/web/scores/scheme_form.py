"""The form of a template's weights: one field a line, and those of the bundle."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _

from manyuan.evaluation.scores.queries.schemes import weights_set
from manyuan.rules.evaluation import (
    BUNDLE,
    SHARES,
    load_evaluation_pack,
    with_weights,
)
from manyuan.rules.overriding import RuleValueNotUsable
from manyuan.rules.pack import Rule
from manyuan.seats.models import Seat
from manyuan.web.errors import sentence
from manyuan.web.scores.words import titled
from manyuan.web.ui.figures import number, percent


@dataclass(frozen=True, slots=True)
class WeightField:
    """A weight to set: its place, what it is called, the template's own, its field."""

    place: str
    title: str
    own: str
    note: str
    field: BoundField


@dataclass(frozen=True, slots=True)
class WeightSection:
    """Weights that belong together."""

    title: str
    fields: Sequence[WeightField]


class WeightsForm(forms.Form):
    """One field a weight, named by its code."""

    def __init__(self, *args: Any, seat: Seat, year: int, template: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pack = load_evaluation_pack(template)
        self.kept = with_weights(self.pack, weights_set(seat, year)[template])
        for code, one in self.kept.weights.items():
            self.fields[code] = forms.CharField(
                label=titled((one.title_zh, one.title_en)),
                max_length=20,
                widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}),
            )
            self.initial[code] = written(code, one.value)

    def clean(self) -> dict[str, Any]:
        """Check each weight by itself, so that what is wrong shows at its own place."""
        for code, text in list(self.cleaned_data.items()):
            try:
                with_weights(self.pack, {code: text})
            except RuleValueNotUsable as error:
                self.add_error(code, sentence(error))
        return self.cleaned_data

    def values(self) -> dict[str, str]:
        """Return what was set, weight by weight; what is kept where nothing was sent."""
        if self.is_bound:
            return dict(self.cleaned_data)
        return {code: written(code, one.value) for code, one in self.kept.weights.items()}

    def sections(self) -> list[WeightSection]:
        """Return the weights in the order of the template."""
        parts = [
            WeightSection(
                f"{part} {titled(title)}",
                [self._shown(leaf.points) for leaf in self.pack.leaves if leaf.part == part],
            )
            for part, title in self.pack.parts.items()
        ]
        numbers = self.pack.numbers
        return [
            *parts,
            WeightSection(_("集团得分的三部分"), [self._shown(numbers[code]) for code in BUNDLE]),
            WeightSection(_("比重"), [self._shown(numbers[code]) for code in SHARES]),
        ]

    def _shown(self, rule: Rule[Decimal]) -> WeightField:
        section, _dot, name = rule.code.partition(".")
        return WeightField(
            place=name if section == "leaves" else "",
            title=titled((rule.title_zh, rule.title_en)),
            own=percent(rule.value, 0) if rule.code in SHARES else number(rule.value),
            note=titled((rule.note_zh, rule.note_en)),
            field=self[rule.code],
        )


def written(code: str, value: Decimal) -> str:
    """Write a weight as it is typed."""
    plain = format((value * 100 if code in SHARES else value).normalize(), "f")
    return f"{plain}%" if code in SHARES else plain
