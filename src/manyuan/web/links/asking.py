"""A page behind a link with one form; when it is done, the link's first page says so."""

from collections.abc import Callable, Sequence

from django.forms import BaseForm
from django.http import HttpResponse
from django.urls import reverse

from manyuan.web.directory.asking import Done, Question, ask
from manyuan.web.links.entering import LinkRequest


def question(
    request: LinkRequest,
    *,
    headline: str,
    submit: str,
    lead: str = "",
    notes: Sequence[str] = (),
    dangerous: bool = False,
) -> Question:
    """Return what the page says around its form; there is one way back, and no other way."""
    return Question(
        headline=headline,
        lead=lead,
        submit=submit,
        cancel_url=home_of(request),
        crumbs=(),
        warnings=notes,
        dangerous=dangerous,
    )


def home_of(request: LinkRequest) -> str:
    """Return the first page of the link."""
    return reverse("link", args=[request.token])


def ask_by_link(
    request: LinkRequest, form: BaseForm, asked: Question, act: Callable[[], str]
) -> HttpResponse:
    """Answer with the form, or act on it and go home with the sentence that ``act`` returns."""
    return ask(
        request, form, asked, lambda: Done(act(), home_of(request)), template="links/form.html"
    )
