"""Whether the folder that somebody brings is one of ours, byte for byte."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from manyuan.evaluation.models import FrozenYear
from manyuan.evaluation.permissions import may_open_frozen_years
from manyuan.evaluation.queries.frozen_years import Verification, verified, versions_with
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.sheets.limits import FILE_BYTES, FILE_MEGABYTES
from manyuan.web.frozen.words import at_version, trail, version_name
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


class FolderForm(forms.Form):
    """A zip that claims to be a frozen folder."""

    folder = forms.FileField(label=gettext_lazy("冻结数据文件（zip）"))

    def clean_folder(self) -> bytes:
        """Return the bytes of the file, if it is no larger than any folder of ours."""
        given = self.cleaned_data["folder"]
        if given.size > FILE_BYTES:
            said = _("文件超过 {limit} MB，不是冻结数据。").format(limit=FILE_MEGABYTES)
            raise forms.ValidationError(said)
        return given.read()  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class Match:
    """A version with the very bytes of the file, and whether it holds."""

    frozen: FrozenYear
    name: str
    url: str
    verification: Verification


@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: SeatRequest) -> HttpResponse:
    """Say of which version a file is the folder, or that not one byte of it can be relied on."""
    require(may_open_frozen_years(request.seat))
    is_sent = request.method == "POST"
    form = FolderForm(request.POST, request.FILES) if is_sent else FolderForm()
    context: dict[str, Any] = {"form": form, "crumbs": trail(Crumb(_("验证文件")))}
    if form.is_valid():
        context |= {"is_answered": True, "matches": _matches(request.seat, form)}
    return render(request, "frozen/verify.html", context)


def _matches(seat: Seat, form: FolderForm) -> list[Match]:
    return [
        Match(one, version_name(one), at_version("frozen-year", one), verified(seat, one))
        for one in versions_with(seat, form.cleaned_data["folder"])
    ]
