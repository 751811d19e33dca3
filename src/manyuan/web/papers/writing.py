"""A paper before it is issued: its texts are written, and it is looked at as it would be."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from manyuan.kernel.clock import today
from manyuan.kernel.errors import BadInput, NotPossible
from manyuan.papers.actions import issue_paper, save_draft
from manyuan.papers.actions.drafting import MOST_CHARACTERS
from manyuan.papers.content import Content, Stamp
from manyuan.papers.enums import Form
from manyuan.papers.errors import NothingToPaper
from manyuan.papers.models import Draft
from manyuan.papers.permissions import may_issue
from manyuan.papers.queries.drafts import composed, draft_of, texts_of
from manyuan.papers.queries.issued import in_force
from manyuan.papers.queries.templates import template_in_use
from manyuan.papers.rendering.files import rendered
from manyuan.seats.models import Seat
from manyuan.web.directory.asking import sent
from manyuan.web.errors import sentence, show_on
from manyuan.web.papers.finding import Wanted, wanted_at
from manyuan.web.papers.shown import blocks_of
from manyuan.web.papers.trail import page_of, page_of_wanted, to_papers
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb

UNNUMBERED, NO_CODE = "（预览，未编号）", "————"


class TextField(forms.CharField):
    """A part that a draft may leave empty and an issued paper may not."""

    def validate(self, value: str) -> None:
        """Whether it is written is asked when the paper is issued."""


class TextsForm(forms.Form):
    """The parts that people write."""

    use_required_attribute = False
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, wanted: Wanted, draft: Draft | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.boxes = {f"text-{place}": box for place, box in enumerate(wanted.kind.texts)}
        texts = texts_of(wanted.kind, draft)
        for name, box in self.boxes.items():
            self.fields[name] = TextField(
                label=box.name,
                max_length=MOST_CHARACTERS,
                widget=forms.Textarea({"rows": 4}),
                help_text=str(box.hint),
            )
            self.initial[name] = texts[box.name]
        own = draft is not None and draft.year == wanted.year.start
        self.initial["seen"] = draft.version if draft and own else 0

    def texts(self) -> dict[str, str]:
        """Return what was written, by the name of the part."""
        return {box.name: self.cleaned_data[name] for name, box in self.boxes.items()}


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: SeatRequest, kind: str, year: int, of: str, unit: str) -> HttpResponse:  # noqa: PLR0917 -- an address
    """Show a paper as it would be issued today, and keep what people write into it."""
    wanted = wanted_at(request.seat, kind, year, of, unit)
    draft = draft_of(request.seat, wanted.kind, wanted.year, wanted.unit)
    form = TextsForm(sent(request), wanted=wanted, draft=draft)
    if form.is_valid() and wanted.kind.texts:
        try:
            written = {"texts": form.texts(), "seen": form.cleaned_data["seen"]}
            saved = save_draft(by=request.seat, **_named(wanted), **written)
        except (BadInput, NotPossible) as refused:
            show_on(form, refused)
        else:
            messages.success(request, _("已保存第 {n} 版草稿。").format(n=saved.version))
            return redirect(page_of_wanted(wanted))
    return _page(request, wanted, form, draft)


@require_POST
def issue(request: SeatRequest, kind: str, year: int, of: str, unit: str) -> HttpResponse:  # noqa: PLR0917 -- an address
    """Issue a paper under the next number."""
    wanted = wanted_at(request.seat, kind, year, of, unit)
    replacing = request.POST.get("replacing") == "yes"
    try:
        paper = issue_paper(by=request.seat, **_named(wanted), replacing=replacing)
    except NotPossible as refused:
        messages.error(request, sentence(refused))
        return redirect(page_of_wanted(wanted))
    messages.success(request, _("已签发 {mark}。").format(mark=paper.mark))
    return redirect(page_of(paper))


@require_safe
def preview(request: SeatRequest, kind: str, year: int, of: str, unit: str) -> HttpResponse:  # noqa: PLR0917 -- an address
    """Show the PDF as it would be issued, without a number."""
    wanted = wanted_at(request.seat, kind, year, of, unit)
    content = _content(request.seat, wanted)
    stamp = Stamp(UNNUMBERED, today(), NO_CODE)
    files = rendered(content, stamp, forms=[Form.PDF], template=b"")
    answer = HttpResponse(files[Form.PDF], content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="preview.pdf"'
    return answer


def _page(
    request: SeatRequest, wanted: Wanted, form: TextsForm, draft: Draft | None
) -> HttpResponse:
    content, nothing = None, ""
    try:
        content = _content(request.seat, wanted)
    except NothingToPaper as refused:
        nothing = sentence(refused)
    context = {
        "wanted": wanted,
        "form": form,
        "draft": draft,
        "content": content,
        "nothing": nothing,
        "blocks": blocks_of(content) if content else [],
        "standing_paper": in_force(request.seat, **_named(wanted)),
        "may_issue": may_issue(request.seat, wanted.kind, wanted.unit),
        "own_template": template_in_use(request.seat, wanted.kind),
        "crumbs": to_papers(Crumb(str(wanted.kind.label))),
        "number": UNNUMBERED,
        "on": today(),
    }
    return render(request, "papers/write.html", context)


def _content(seat: Seat, wanted: Wanted) -> Content:
    with override("zh-hans"):
        return composed(seat, wanted.kind, wanted.year, wanted.unit)


def _named(wanted: Wanted) -> dict[str, Any]:
    return {"kind": wanted.kind, "year": wanted.year, "unit": wanted.unit}
