"""Whether a paper that somebody holds is genuine; for everybody, without account."""

import hashlib

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from manyuan.kernel.errors import BadInput, NotPossible
from manyuan.kernel.school_year import SchoolYear
from manyuan.papers.kinds import paper_kinds
from manyuan.papers.models import IssuedPaper
from manyuan.papers.queries.verifying import genuine_paper, has_file
from manyuan.web.errors import show_on
from manyuan.web.public.limits import know_session, require_calm_check, wait

MOST_MEGABYTES = 20
MOST_BYTES = MOST_MEGABYTES * 1024 * 1024


class VerifyForm(forms.Form):
    """What stands on the paper, and if wanted the file."""

    mark = forms.CharField(
        label=gettext_lazy("文号"),
        max_length=60,
        help_text=gettext_lazy("例如 集章〔2026〕3号，括号和空格不必一致。"),
    )
    code = forms.CharField(
        label=gettext_lazy("校验码"),
        max_length=20,
        help_text=gettext_lazy("印在每页页脚，8 位字母和数字。"),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters"}),
    )
    file = forms.FileField(
        label=gettext_lazy("要比对的文件"),
        required=False,
        help_text=gettext_lazy("与签发时的文件逐字节比对；文件只在内存中计算，不会保存。"),
    )

    def clean_file(self) -> bytes | None:
        """Return the bytes of a file that is small enough."""
        sent = self.cleaned_data["file"]
        if sent is None:
            return None
        content: bytes = sent.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            said = _("文件太大：最多 {most} MB。").format(most=MOST_MEGABYTES)
            raise forms.ValidationError(said)
        return content


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Say whether a number and a code belong together, of what, and whether it still counts."""
    asked = request.method == "POST"
    form = VerifyForm(request.POST if asked else None, request.FILES if asked else None)
    context: dict[str, object] = {"form": form}
    status = 200
    if asked and form.is_valid():
        try:
            context |= _answer(request, form)
        except (BadInput, NotPossible) as refused:
            show_on(form, refused)
            status = 429 if isinstance(refused, NotPossible) else 400
    answer = render(request, "papers/verify.html", context, status=status)
    add_never_cache_headers(answer)
    return wait(answer) if asked else know_session(request, answer)


def _answer(request: HttpRequest, form: VerifyForm) -> dict[str, object]:
    facts = form.cleaned_data
    require_calm_check(request, mark=facts["mark"])
    paper = genuine_paper(facts["mark"], facts["code"])
    if paper is None:
        return {"asked": True, "paper": None}
    return {"asked": True, "paper": paper, **_known(paper), "same": _same(paper, facts["file"])}


def _known(paper: IssuedPaper) -> dict[str, object]:
    kind = paper_kinds().get(paper.kind)
    return {"kind": kind.label if kind else "", "year": SchoolYear(paper.year)}


def _same(paper: IssuedPaper, content: bytes | None) -> bool | None:
    if content is None:
        return None
    return has_file(paper, hashlib.sha256(content).hexdigest())
