"""The numbers of the formula as an officer tries them: the pack's until others are typed."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.directory.models import Group
from manyuan.evaluation.scores.enums import GradeName
from manyuan.rules.funding import PLACES, load_funding_pack, with_funding_overrides
from manyuan.rules.overriding import RuleValueNotUsable
from manyuan.web.errors import fact_words
from manyuan.web.scenarios.words import in_reader_language
from manyuan.web.ui.figures import number

SECTIONS = {
    "shares": gettext_lazy("各部分的权重"),
    "members": gettext_lazy("成员校折算"),
    "tightness": gettext_lazy("紧密程度系数"),
    "grades": gettext_lazy("评价等级系数"),
    "bounds": gettext_lazy("保底和封顶"),
    "transfers": gettext_lazy("调剂"),
}
GRADE = "grade-"


class AllocateForm(forms.Form):
    """How much is divided, by which numbers, and the grade of each group."""

    amount = forms.DecimalField(
        label=gettext_lazy("分配总额"), min_value=Decimal("0.01"), max_digits=13, decimal_places=2
    )

    def __init__(
        self,
        given: Mapping[str, Any],
        *,
        left: Decimal,
        groups: Sequence[Group],
        published: Mapping[str, str],
    ) -> None:
        self.pack = load_funding_pack()
        self.groups = groups
        own = {code: number(rule.value) for code, rule in self.pack.rules.items()}
        known = {GRADE + code: grade for code, grade in published.items()}
        super().__init__({"amount": left, **own, **known, **given})
        self.fields["amount"].widget.attrs["inputmode"] = "decimal"
        for code, rule in self.pack.rules.items():
            self.fields[code] = forms.CharField(
                label=in_reader_language(rule, "title"),
                help_text=in_reader_language(rule, "note"),
                max_length=12,
                widget=forms.TextInput({"inputmode": "decimal"}),
            )
        grades = [("", _("尚无等级")), *GradeName.choices]
        for group in groups:
            field = forms.ChoiceField(label=group.name, choices=grades, required=False)
            self.fields[GRADE + group.code] = field

    def clean(self) -> dict[str, Any]:
        """Check each number by itself, so that what is wrong shows at its own rule."""
        for code in PLACES:
            text = self.cleaned_data.get(code)
            if text is None:
                continue
            try:
                with_funding_overrides(self.pack, {code: text})
            except RuleValueNotUsable as error:
                facts = {**fact_words(error.facts), "rule": self.fields[code].label}
                self.add_error(code, _(error.sentence).format(**facts))
        return self.cleaned_data

    def values(self) -> dict[str, str]:
        """Return the numbers that differ from the pack's."""
        own = {code: rule.value for code, rule in self.pack.rules.items()}
        given = {code: self.cleaned_data[code].strip() for code in PLACES}
        set_here = with_funding_overrides(self.pack, given).rules
        return {code: text for code, text in given.items() if set_here[code].value != own[code]}

    def grades(self) -> dict[str, str]:
        """Return the grade of each group that has one."""
        given = {group.code: self.cleaned_data[GRADE + group.code] for group in self.groups}
        return {code: grade for code, grade in given.items() if grade}

    @property
    def sections(self) -> list[tuple[str, list[BoundField]]]:
        """The rules in the order in which the page shows them."""
        return [
            (str(title), [self[code] for code in PLACES if code.startswith(f"{section}.")])
            for section, title in SECTIONS.items()
        ]

    @property
    def grade_fields(self) -> list[BoundField]:
        """The grade of each group."""
        return [self[GRADE + group.code] for group in self.groups]

    @property
    def sent_fields(self) -> list[tuple[str, str]]:
        """Everything that was filled in, to be sent again with what is shown."""
        return [(field.html_name, str(field.value() or "")) for field in self]
