"""A page before a step that others feel: what will happen, what cannot be taken back, then a form.

A step that is not possible shows why, and no button.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from manyuan.kernel.errors import BadInput, NotPossible
from manyuan.web.directory.asking import Done
from manyuan.web.errors import show_on
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb, Source


@dataclass(frozen=True, slots=True)
class Told:
    """A heading with sentences below it; ``kind`` colours a warning."""

    title: str
    sentences: Sequence[str]
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the page says around its form; ``refusal`` says why the step is not possible now."""

    headline: str
    submit: str
    cancel_url: str
    crumbs: Sequence[Crumb]
    lead: str = ""
    told: Sequence[Told] = field(default_factory=tuple)
    refusal: str = ""
    source: Source | None = None
    is_dangerous: bool = False


def decide(
    request: SeatRequest, form: BaseForm, decision: Decision, act: Callable[[], Done]
) -> HttpResponse:
    """Answer with the page, or act; what the action refuses shows on the form."""
    if form.is_valid():
        try:
            done = act()
        except (NotPossible, BadInput, ValidationError) as error:
            show_on(form, error)
        else:
            messages.success(request, done.sentence)
            return HttpResponseRedirect(done.url)
    return render(request, "decisions/decide.html", {"form": form, "decision": decision})
