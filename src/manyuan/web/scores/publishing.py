"""Making a year's grades known."""

from collections.abc import Mapping

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from manyuan.evaluation.models import FrozenYear
from manyuan.evaluation.scores.actions.publishing import publish_grades
from manyuan.evaluation.scores.permissions import may_evaluate
from manyuan.evaluation.scores.queries.drafts import draft_sheets
from manyuan.evaluation.scores.queries.published import last_publication
from manyuan.evaluation.scores.sheet import ScoreSheet
from manyuan.kernel.school_year import SchoolYear
from manyuan.rules.grading import load_grading_pack
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.frozen.words import as_of_words, version_name
from manyuan.web.scores.finding import frozen_at
from manyuan.web.scores.words import at_year, holds, trail
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Crumb


class PublishForm(forms.Form):
    """Why grades are published again."""

    reason = forms.CharField(
        label=gettext_lazy("更正原因"),
        help_text=gettext_lazy("再次公布时必填，随公告一起公布。"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def publish(request: SeatRequest, year: int) -> HttpResponse:
    """Publish the grades of a year, or correct them."""
    require(may_evaluate(request.seat))
    frozen = frozen_at(request, year)
    last = last_publication(request.seat, year)
    form = PublishForm(sent(request))
    if last is None:
        del form.fields["reason"]
    question = Question(
        headline=_("公布 {year} 学年的集团等次").format(year=SchoolYear(year)),
        lead=_("依据「{name}」，{as_of}。").format(
            name=version_name(frozen), as_of=as_of_words(frozen)
        ),
        submit=_("公布等次") if last is None else _("公布更正"),
        cancel_url=at_year(year),
        crumbs=trail(year, Crumb(_("公布等次"))),
        warnings=_warnings(frozen, draft_sheets(request.seat, frozen)),
    )

    def act() -> Done:
        reason = form.cleaned_data.get("reason", "")
        done = publish_grades(by=request.seat, year=year, reason=reason)
        said = _("已公布 {year} 学年的集团等次（第 {version} 版）。")
        return Done(
            said.format(year=SchoolYear(year), version=done.version),
            at_year(year, "grades-notice"),
        )

    return ask(request, form, question, act)


def _warnings(frozen: FrozenYear, sheets: Mapping[str, ScoreSheet]) -> list[str]:
    unknown = sum(not one.grade for one in sheets.values())
    loose = sum(not holds(one) for one in sheets.values())
    days = number(load_grading_pack().appeal_days.value)
    said = [
        _("公布后不能撤回，只能凭原因公布更正；权重随之定稿。"),
        _("集团办公室和成员校校长会收到通知，{days} 天内可以申诉（建议值）。").format(days=days),
    ]
    if unknown:
        text = ngettext(
            "{n} 个集团已知分值太少，不评等次。", "{n} 个集团已知分值太少，不评等次。", unknown
        )
        said.append(text.format(n=number(unknown)))
    if loose:
        text = ngettext(
            "{n} 个集团的等次会随权重浮动而改变。", "{n} 个集团的等次会随权重浮动而改变。", loose
        )
        said.append(text.format(n=number(loose)))
    if not frozen.is_over:
        said.append(_("冻结时学年还没有结束：数字只反映截至当天的情况。"))
    return said
