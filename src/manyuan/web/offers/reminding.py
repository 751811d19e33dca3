from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.directory.models import School
from manyuan.offers.actions.confirming import remind_schools
from manyuan.offers.models import Window
from manyuan.offers.permissions import may_remind, may_remind_school, within
from manyuan.offers.queries.completeness import unconfirmed_schools
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.offers.finding import legal_school_at, window_now
from manyuan.web.offers.trail import to_offers
from manyuan.web.offers.words import deadline
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


class RemindForm(forms.Form):
    """Nothing but which school, or none for all that have not confirmed."""

    school = forms.CharField(required=False, widget=forms.HiddenInput)


def remind(request: SeatRequest) -> HttpResponse:
    """Remind one school, or all that have not confirmed."""
    require(may_remind(request.seat))
    window = window_now(request.seat)
    require(within(window))
    schools = _asked(request, window)
    form = RemindForm(sent(request), initial={"school": request.GET.get("school", "")})
    question = Question(
        headline=_headline(schools, window),
        lead=_("学校的工作台和填报页会显示这次提醒，并写明截止日期。"),
        submit=_("发出提醒"),
        cancel_url=reverse("offers"),
        crumbs=to_offers(Crumb(_("提醒学校"))),
    )

    def act() -> Done:
        count = remind_schools(by=request.seat, window=window, schools=schools)
        text = ngettext("已提醒 {n} 所学校。", "已提醒 {n} 所学校。", count)
        return Done(text.format(n=count), reverse("offers"))

    return ask(request, form, question, act)


def _asked(request: SeatRequest, window: Window) -> list[School]:
    code = request.POST.get("school") or request.GET.get("school", "")
    if not code:
        return unconfirmed_schools(request.seat, window)
    school = legal_school_at(request.seat, code)
    require(may_remind_school(request.seat, school, window))
    return [school]


def _headline(schools: list[School], window: Window) -> str:
    if len(schools) == 1:
        text = _("提醒{school}填报，{deadline}")
        return text.format(school=schools[0].name, deadline=deadline(window))
    text = _("提醒 {n} 所未确认的学校，{deadline}")
    return text.format(n=len(schools), deadline=deadline(window))
