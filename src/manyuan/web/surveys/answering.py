"""The door and the pages of those who answer: nobody signs in, and a code opens them once."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from manyuan.engagements.signups.models import PublicPage
from manyuan.engagements.signups.queries.pages import page_of_bureau
from manyuan.evaluation.surveys.actions import answer_survey
from manyuan.evaluation.surveys.actions.answering import require_open
from manyuan.evaluation.surveys.models import SurveyToken
from manyuan.evaluation.surveys.queries.surveys import questions_of, token_of
from manyuan.kernel.errors import BadInput, ManyuanError, NotPossible
from manyuan.seats.queries import public_seat_of
from manyuan.seats.scope import seated
from manyuan.web.directory.asking import sent
from manyuan.web.errors import sentence, show_on
from manyuan.web.public.entering import nothing_here, status_to
from manyuan.web.public.limits import count_wrong_code, know_session, wait
from manyuan.web.seated import SeatRequest
from manyuan.web.surveys.answer_forms import AnswerForm, CodeForm

BAD = 400
METHODS = ("GET", "HEAD", "POST")


class AnsweringRequest(SeatRequest):
    """A request as these pages get it; ``front`` is the bureau's public page, if there is one."""

    front: PublicPage | None


def for_answering(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Open a page to whoever was given a code, also where the bureau has no public pages."""

    @login_not_required
    @wraps(view)
    @sensitive_variables()
    def entered(request: AnsweringRequest, bureau: str, *args: Any, **kwargs: Any) -> HttpResponse:
        seat = public_seat_of(bureau)
        if seat is None:
            return nothing_here(request)
        request.seat = seat
        with seated(seat):
            request.front = page_of_bureau(seat)
            try:
                response = view(request, *args, **kwargs)
            except ManyuanError as error:
                response = _refused(request, error)
        add_never_cache_headers(response)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return entered


def _refused(request: AnsweringRequest, error: ManyuanError) -> HttpResponse:
    context = {"sentence": sentence(error), "bureau": request.seat.bureau}
    return wait(render(request, "surveys/refused.html", context, status=status_to(error)))


@sensitive_post_parameters()
@for_answering
@require_http_methods(METHODS)
def enter(request: AnsweringRequest) -> HttpResponse:
    """Ask for the code of a slip, and lead on to the questions."""
    form = CodeForm(sent(request))
    if form.is_valid():
        try:
            token_of(request.seat, form.cleaned_data["code"])
        except (BadInput, NotPossible) as refusal:
            count_wrong_code(request)
            show_on(form, refusal)
            return _enter_page(request, form, status_to(refusal))
        return redirect("survey-answer", request.seat.bureau.code, form.cleaned_data["code"])
    if form.is_bound:
        return _enter_page(request, form, BAD)
    return know_session(request, _enter_page(request, form, 200))


def _enter_page(request: AnsweringRequest, form: CodeForm, status: int) -> HttpResponse:
    context = {"form": form, "bureau": request.seat.bureau}
    return render(request, "surveys/enter.html", context, status=status)


@sensitive_post_parameters()
@for_answering
@require_http_methods(METHODS)
def answer(request: AnsweringRequest, code: str) -> HttpResponse:
    """Show the questions, or take the answers: the code is gone with them."""
    token = token_of(request.seat, code)
    require_open(token.survey)
    form = AnswerForm(sent(request), questions=questions_of(request.seat, token.survey))
    if form.is_valid():
        answer_survey(by=request.seat, code=code, marks=form.marks)
        return redirect("survey-thanks", request.seat.bureau.code)
    return _answer_page(request, token, form)


def _answer_page(request: AnsweringRequest, token: SurveyToken, form: AnswerForm) -> HttpResponse:
    context = {
        "form": form,
        "survey": token.survey,
        "school": token.school,
        "bureau": request.seat.bureau,
        "address": request.path,
    }
    return render(request, "surveys/answer.html", context, status=BAD if form.is_bound else 200)


@for_answering
@require_safe
def thank(request: AnsweringRequest) -> HttpResponse:
    """Thank whoever has answered; the page knows nothing of them."""
    return render(request, "surveys/thanks.html", {"bureau": request.seat.bureau})
