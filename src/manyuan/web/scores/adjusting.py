"""Points that a group is given or loses."""

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.evaluation.scores.actions.judging import adjust_score, take_adjustment_back
from manyuan.evaluation.scores.permissions import may_evaluate
from manyuan.evaluation.scores.queries.judgements import adjustments_of
from manyuan.rules.grading import load_grading_pack
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.scores.finding import frozen_at, group_at
from manyuan.web.scores.words import at_group, trail
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Crumb


class AdjustmentForm(forms.Form):
    """How many points, and why."""

    points = forms.DecimalField(
        label=gettext_lazy("加减分"),
        max_digits=4,
        decimal_places=2,
        help_text=gettext_lazy("减分写负数；写 0 取消加减分。"),
    )
    reason = forms.CharField(
        label=gettext_lazy("原因"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("随等次一起公布。"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def adjust(request: SeatRequest, year: int, code: str) -> HttpResponse:
    """Let the bureau add or take away points for what no line of the template holds."""
    require(may_evaluate(request.seat))
    group = group_at(request, code)
    frozen_at(request, year)
    kept = adjustments_of(request.seat, year).get(code)
    initial = {"points": kept.points, "reason": kept.reason} if kept else {}
    form = AdjustmentForm(sent(request), initial=initial)
    most = number(load_grading_pack().adjustment.value)
    back = at_group(year, code)
    question = Question(
        headline=_("给{group}加减分").format(group=group.name),
        lead=_("模板之外的贡献或过失，最多 ±{most} 分（建议值）。").format(most=most),
        submit=_("保存加减分"),
        cancel_url=back,
        crumbs=trail(year, Crumb(group.name, back), Crumb(_("加减分"))),
    )

    def act() -> Done:
        if form.cleaned_data["points"]:
            adjust_score(by=request.seat, group=group, year=year, **form.cleaned_data)
        else:
            take_adjustment_back(by=request.seat, group=group, year=year)
        return Done(_("已保存加减分。"), back)

    return ask(request, form, question, act)
