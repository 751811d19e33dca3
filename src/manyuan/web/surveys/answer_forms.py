"""The forms of those who answer: a code, and one mark for each question."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from manyuan.evaluation.surveys.enums import MARKS, QUESTIONS, Scale
from manyuan.evaluation.surveys.models import SurveyQuestion


class CodeForm(forms.Form):
    """The code of a slip."""

    code = forms.CharField(
        label=gettext_lazy("问卷码"),
        max_length=30,
        help_text=gettext_lazy("纸条上的 16 位字母和数字，大小写和横线都可以不管。"),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters"}),
    )


class AnswerForm(forms.Form):
    """One choice for each question, all of them needed."""

    def __init__(self, *args: Any, questions: Sequence[SurveyQuestion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in questions:
            self.fields[one.topic] = forms.TypedChoiceField(
                label=QUESTIONS[one.topic],
                choices=list(MARKS[Scale(one.scale)].items()),
                coerce=int,
                widget=forms.RadioSelect({"class": "marks"}),
            )

    @property
    def marks(self) -> Mapping[str, int]:
        """Return the mark of each topic."""
        return dict(self.cleaned_data)
