"""What bars a group from a grade, and taking it back."""

from django import forms
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.evaluation.scores.actions.judging import lift_veto, veto_group
from manyuan.evaluation.scores.enums import VetoKind
from manyuan.evaluation.scores.permissions import may_evaluate
from manyuan.evaluation.scores.queries.judgements import veto_with
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.scores.finding import frozen_at, group_at
from manyuan.web.scores.words import at_group, trail
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


class VetoForm(forms.Form):
    """What it is, by which document, found on which day."""

    kind = forms.ChoiceField(label=gettext_lazy("否决事项"), choices=VetoKind)
    document = forms.CharField(label=gettext_lazy("依据文件"), max_length=200)
    decided_on = forms.DateField(
        label=gettext_lazy("认定日期"), widget=forms.DateInput(attrs={"type": "date"})
    )


class LiftForm(forms.Form):
    """Why it is taken back."""

    reason = forms.CharField(
        label=gettext_lazy("撤销原因"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


def veto(request: SeatRequest, year: int, code: str) -> HttpResponse:
    """Let the bureau bar a group from any grade but the last."""
    require(may_evaluate(request.seat))
    group = group_at(request, code)
    frozen_at(request, year)
    form = VetoForm(sent(request))
    back = at_group(year, code)
    question = Question(
        headline=_("对{group}一票否决").format(group=group.name),
        warnings=[_("无论得分多少，本学年的等次都是不合格；可以凭原因撤销。")],
        submit=_("一票否决"),
        cancel_url=back,
        crumbs=trail(year, Crumb(group.name, back), Crumb(_("一票否决"))),
        dangerous=True,
    )

    def act() -> Done:
        veto_group(by=request.seat, group=group, year=year, **form.cleaned_data)
        return Done(_("已记录一票否决。"), back)

    return ask(request, form, question, act)


def lift(request: SeatRequest, year: int, code: str, kind: str) -> HttpResponse:
    """Let the bureau take back what barred a group."""
    require(may_evaluate(request.seat))
    group = group_at(request, code)
    found = veto_with(request.seat, group, year, kind)
    if found is None:
        raise Http404(_("这个集团没有这样的一票否决。"))
    form = LiftForm(sent(request))
    back = at_group(year, code)
    question = Question(
        headline=_("撤销对{group}的一票否决：{what}").format(
            group=group.name, what=found.get_kind_display()
        ),
        submit=_("撤销一票否决"),
        cancel_url=back,
        crumbs=trail(year, Crumb(group.name, back), Crumb(_("撤销一票否决"))),
    )

    def act() -> Done:
        lift_veto(by=request.seat, veto=found, reason=form.cleaned_data["reason"])
        return Done(_("已撤销一票否决。"), back)

    return ask(request, form, question, act)
