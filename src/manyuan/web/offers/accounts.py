"""Which sign-in stands for which teacher of a list."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from manyuan.kernel.errors import NotPossible
from manyuan.offers.actions.accounts import (
    link_account,
    link_accounts_by_code,
    unlink_account,
)
from manyuan.offers.permissions import may_link_accounts
from manyuan.offers.queries.schools import legal_of
from manyuan.offers.queries.teachers import accounts_at
from manyuan.seats.models import Person
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.errors import sentence
from manyuan.web.offers.finding import legal_school_at, teacher_at
from manyuan.web.offers.trail import to_teacher
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


class AccountForm(forms.Form):
    """One of the school's teachers' accounts, or none."""

    account = forms.ChoiceField(
        label=gettext_lazy("账号"),
        required=False,
        help_text=gettext_lazy("列出在这所学校有教师席位的账号；留空则解除对应。"),
    )

    def __init__(self, *args: object, people: list[Person], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        account = self.fields["account"]
        assert isinstance(account, forms.ChoiceField)  # noqa: S101 -- tells the type checker
        names = [(person.username, f"{person.name}（{person.username}）") for person in people]
        account.choices = [("", "—"), *names]


def choose_account(request: SeatRequest, pk: int) -> HttpResponse:
    """Link a teacher to a sign-in, or take the link off."""
    require(may_link_accounts(request.seat))
    teacher = teacher_at(request.seat, pk)
    people = accounts_at(request.seat, teacher.school)
    known = {"account": teacher.account.username if teacher.account else ""}
    form = AccountForm(sent(request), people=people, initial=known)
    own = reverse("teacher-edit", args=[pk])
    question = Question(
        headline=_("{name}用哪个账号登录").format(name=teacher.name),
        lead=_("对应后，这个账号可以看到本人记录、提出更正、填写意愿。"),
        submit=_("保存对应"),
        cancel_url=own,
        crumbs=to_teacher(teacher, legal_of(teacher.school), Crumb(_("账号"))),
    )

    def act() -> Done:
        username = form.cleaned_data["account"]
        if not username:
            unlink_account(by=request.seat, teacher=teacher)
            return Done(_("已解除{name}的账号对应。").format(name=teacher.name), own)
        person = next(one for one in people if one.username == username)
        link_account(by=request.seat, teacher=teacher, person=person)
        said = _("账号 {username} 已对应{name}。").format(username=username, name=teacher.name)
        return Done(said, own)

    return ask(request, form, question, act)


@require_POST
def link_by_code(request: SeatRequest, code: str) -> HttpResponse:
    """Link every account of a school whose name is a teacher's code."""
    require(may_link_accounts(request.seat))
    school = legal_school_at(request.seat, code)
    try:
        count = link_accounts_by_code(by=request.seat, school=school)
    except NotPossible as error:
        messages.warning(request, sentence(error))
    else:
        text = ngettext("已对应 {n} 个教师账号。", "已对应 {n} 个教师账号。", count)
        messages.success(request, text.format(n=count))
    return redirect("school-roster", school.code)
