from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.engagements.signups.actions import erase_registration, refuse_registration
from manyuan.engagements.signups.models import Registration
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.seated import SeatRequest
from manyuan.web.signups.finding import registration_at
from manyuan.web.signups.trail import page_of, to_list
from manyuan.web.ui.parts import Crumb


class RefusalForm(forms.Form):
    """Why somebody is taken off the list."""

    reason = forms.CharField(
        label=gettext_lazy("原因"),
        max_length=100,
        help_text=gettext_lazy("报名的人用确认码能看到。"),
    )


def refuse(request: SeatRequest, number: int, place: int) -> HttpResponse:
    """Take somebody off the list; who waits first moves up."""
    registration = registration_at(request.seat, number, place)
    form = RefusalForm(sent(request))
    lead = _("名额会让给候补的人，不能恢复。")
    question = _about(registration, _("不通过 {number} 号报名"), lead, _("不通过这份报名"))

    def act() -> Done:
        reason = form.cleaned_data["reason"]
        refuse_registration(by=request.seat, registration=registration, reason=reason)
        return Done(_("已标为未通过。"), page_of(registration.sign_up))

    return ask(request, form, question, act)


def erase(request: SeatRequest, number: int, place: int) -> HttpResponse:
    """Let nothing of somebody stay who asked for it."""
    registration = registration_at(request.seat, number, place)
    lead = _("姓名、电话和确认码会彻底删除；报名还有效的会一并取消，名额让给候补的人。")
    question = _about(registration, _("删除 {number} 号报名的个人信息"), lead, _("删除个人信息"))

    def act() -> Done:
        erase_registration(by=request.seat, registration=registration)
        return Done(_("个人信息已删除。"), page_of(registration.sign_up))

    return ask(request, forms.Form(sent(request)), question, act)


def _about(registration: Registration, headline: str, lead: str, submit: str) -> Question:
    sign_up = registration.sign_up
    return Question(
        headline=headline.format(number=registration.number),
        lead=lead,
        submit=submit,
        cancel_url=page_of(sign_up),
        crumbs=to_list(sign_up, Crumb(submit)),
        dangerous=True,
    )
