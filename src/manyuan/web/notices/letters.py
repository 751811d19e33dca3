from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from manyuan.notices.choosing import choice_of, choose_letters
from manyuan.notices.enums import Pace
from manyuan.notices.mailing import mail_is_on
from manyuan.seats.models import Person
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


class LettersForm(forms.Form):
    """How often, and in which language."""

    pace = forms.ChoiceField(
        label=gettext_lazy("什么时候发邮件"), choices=Pace.choices, widget=forms.RadioSelect
    )
    language = forms.ChoiceField(label=gettext_lazy("邮件的语言"), choices=settings.LANGUAGES)


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: SeatRequest) -> HttpResponse:
    """Say how one wishes to be told by e-mail, for all one's seats."""
    choice = choice_of(request.user)
    form = LettersForm(sent(request), initial={"pace": choice.pace, "language": choice.language})
    question = Question(
        headline=_("邮件提醒"),
        lead=_("满园可以把未读的消息用邮件告诉您；您的所有身份合成一封，已读的不再发。"),
        submit=_("保存邮件提醒"),
        cancel_url=reverse("my-notices"),
        crumbs=[Crumb(_("消息"), reverse("my-notices")), Crumb(_("邮件提醒"))],
        warnings=_obstacles(request.user),
    )
    return ask(request, form, question, lambda: _kept(request.user, form))


def _obstacles(person: Person) -> list[str]:
    """Return why no letter would come at present."""
    found = []
    if not mail_is_on():
        found.append(_("本系统还没有设置邮件服务器，现在不会发出邮件。"))
    if not person.email:
        found.append(_("您的账号没有登记电子邮箱，请联系教育局干部登记。"))
    return found


def _kept(person: Person, form: LettersForm) -> Done:
    chosen = form.cleaned_data
    choose_letters(person, pace=Pace(chosen["pace"]), language=chosen["language"])
    return Done(_("邮件提醒已保存。"), reverse("my-notices"))
