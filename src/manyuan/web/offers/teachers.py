"""A school puts a teacher's row right, adds one, or takes one off its list."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.directory.models import School, Teacher
from manyuan.directory.permissions import may_see_roster_of
from manyuan.kernel.errors import BadInput, NotPossible
from manyuan.offers.actions.teachers import add_teacher, correct_teacher, remove_teacher
from manyuan.offers.bridge import verdicts_of
from manyuan.offers.permissions import may_correct, may_link_accounts, may_see_exemptions
from manyuan.offers.queries.schools import legal_of, places_of
from manyuan.offers.queries.teachers import contests_of, exemptions_of
from manyuan.offers.queries.windows import current_window
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.errors import show_on
from manyuan.web.offers.facts import facts_of
from manyuan.web.offers.finding import legal_school_at, teacher_at, window_now
from manyuan.web.offers.teacher_forms import NewTeacherForm, ReasonForm, TeacherForm, known_of
from manyuan.web.offers.trail import to_roster, to_teacher
from manyuan.web.offers.words import VERDICTS, said, sign_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


def edit_teacher(request: SeatRequest, pk: int) -> HttpResponse:
    """Show a teacher's row with its verdict, and let the school put it right."""
    teacher = teacher_at(request.seat, pk)
    require(may_see_roster_of(request.seat, teacher.school))
    window = window_now(request.seat)
    may = may_correct(request.seat, teacher.school, window)
    if request.method == "POST":
        require(may)
    form = TeacherForm(sent(request), places=places_of(teacher.school), initial=known_of(teacher))
    if form.is_valid() and _correct(request, teacher, form):
        messages.success(
            request, _("已更正{name}的名单信息；原来的内容留在历史里。").format(name=teacher.name)
        )
        return redirect("school-roster", legal_of(teacher.school).code)
    verdict = verdicts_of([teacher], window)[teacher.pk]
    may_see_papers = may_see_exemptions(request.seat)
    context = {
        "teacher": teacher,
        "school": legal_of(teacher.school),
        "crumbs": to_teacher(teacher, legal_of(teacher.school)),
        "headline": _headline(
            teacher, sign_of(verdict), said(verdict.reason, discreet=not may_see_papers)
        ),
        "form": form,
        "may": may,
        "facts": facts_of(teacher),
        "may_link": may_link_accounts(request.seat),
        "may_see_papers": may_see_papers,
        "exemptions": exemptions_of(request.seat).filter(teacher=teacher),
        "contests": contests_of(request.seat).filter(teacher=teacher),
    }
    return render(request, "offers/teacher.html", context)


def _headline(teacher: Teacher, sign: str, reason: str) -> str:
    if not reason:
        return _("{name}符合交流条件").format(name=teacher.name)
    text = _("{name}{verdict}：{reason}")
    return text.format(name=teacher.name, verdict=VERDICTS[sign], reason=reason)


def _correct(request: SeatRequest, teacher: Teacher, form: TeacherForm) -> bool:
    try:
        correct_teacher(by=request.seat, teacher=teacher, values=form.values())
    except (BadInput, NotPossible, ValidationError) as error:
        show_on(form, error)
        return False
    return True


def new_teacher(request: SeatRequest, code: str) -> HttpResponse:
    """Put a missing teacher on a school's list."""
    school = legal_school_at(request.seat, code)
    require(may_correct(request.seat, school, current_window(request.seat)))
    form = NewTeacherForm(sent(request), places=places_of(school))
    own = reverse("school-roster", args=[school.code])
    question = Question(
        headline=_("把教师列入{school}的名单").format(school=school.name),
        lead=_("从其他学校调入的，请联系教育局办理调动，不要重复登记。"),
        submit=_("列入名单"),
        cancel_url=own,
        crumbs=to_roster(school, Crumb(_("添加教师"))),
    )

    def act() -> Done:
        added = add_teacher(by=request.seat, school=school, values=form.values())
        return Done(_("{name}已列入名单。").format(name=added.name), own)

    return ask(request, form, question, act)


def take_teacher_off(request: SeatRequest, pk: int) -> HttpResponse:
    """Take somebody who left off the list."""
    teacher = teacher_at(request.seat, pk)
    require(may_correct(request.seat, teacher.school, current_window(request.seat)))
    school: School = legal_of(teacher.school)
    form = ReasonForm(sent(request))
    question = Question(
        headline=_("把{name}移出教师名单").format(name=teacher.name),
        submit=_("移出名单"),
        cancel_url=reverse("teacher-edit", args=[teacher.pk]),
        crumbs=to_teacher(teacher, school, Crumb(_("移出名单"))),
        warnings=[
            _("移出后不再参加交流，本人的意愿、更正申请和免交流申请一并移除。"),
            _("历史记录保留名单上的内容和原因；移错了，可以照原样重新列入。"),
        ],
        dangerous=True,
    )

    def act() -> Done:
        remove_teacher(by=request.seat, teacher=teacher, reason=form.cleaned_data["reason"])
        said = _("{name}已移出名单；历史记录保留了它。").format(name=teacher.name)
        return Done(said, reverse("school-roster", args=[school.code]))

    return ask(request, form, question, act)
