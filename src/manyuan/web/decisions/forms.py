"""The forms by which schools answer and the bureau adopts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

AGREE, REFUSE = "agree", "refuse"
ANSWERS = ((AGREE, _("同意安排")), (REFUSE, _("不同意安排")))


class AdoptForm(forms.Form):
    """Why the bureau adopts over refusals and silence; nothing to fill in where all agreed."""

    reason = forms.CharField(
        label=_("仍要采纳的原因"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("写入历史记录，并显示在答复情况里。"),
    )

    def __init__(self, *args: Any, needs_reason: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not needs_reason:
            del self.fields["reason"]


class AnswerForm(forms.Form):
    """What a principal says to one move."""

    answer = forms.ChoiceField(label=_("答复"), choices=ANSWERS, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("理由"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("不同意须写明理由，供教育局调整方案时参考。"),
    )
