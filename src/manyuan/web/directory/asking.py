"""A page with one form: asked, it shows the form; sent, it does what was asked or says why not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render

from manyuan.kernel.errors import BadInput, NotPossible
from manyuan.web.errors import show_on
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What the page says around its form; ``warnings`` say what will happen and what stays."""

    headline: str
    submit: str
    cancel_url: str
    crumbs: Sequence[Crumb]
    lead: str = ""
    warnings: Sequence[str] = ()
    dangerous: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, in a sentence, and where to go on."""

    sentence: str
    url: str


def sent(request: SeatRequest) -> QueryDict | None:
    """Return what was filled in, or None when the page is only asked for."""
    return request.POST if request.method == "POST" else None


def ask(
    request: SeatRequest,
    form: BaseForm,
    question: Question,
    act: Callable[[], Done | HttpResponse],
    *,
    address: str = "",
    template: str = "directory/form.html",
) -> HttpResponse:
    """Answer with the form, or act on it; what the action refuses shows on the form.

    The form goes to ``address``, which is the page's own path unless told otherwise. What may be
    shown only once is answered by ``act`` itself.
    """
    if form.is_valid():
        try:
            done = act()
        except (NotPossible, BadInput, ValidationError) as error:
            show_on(form, error)
        else:
            if isinstance(done, HttpResponse):
                return done
            messages.success(request, done.sentence)
            return HttpResponseRedirect(done.url)
    context = {"form": form, "question": question, "address": address or request.path}
    return render(request, template, context)
