"""Which paper is to be written: its kind, year and unit."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.papers.kinds import PaperKind, paper_kinds
from manyuan.papers.permissions import may_issue_many, may_see_papers, may_write
from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Seat, Unit
from manyuan.seats.permissions import require, works_for_bureau
from manyuan.seats.queries import units_of_bureau
from manyuan.web.papers.trail import to_papers
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb

AHEAD, BACK = 1, 3


class WantedForm(forms.Form):
    """Which paper, of which unit and year."""

    kind = forms.ChoiceField(label=gettext_lazy("文书种类"))
    unit = forms.ChoiceField(label=gettext_lazy("单位"))
    year = forms.ChoiceField(label=gettext_lazy("学年"))

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = kinds_to_write(seat)
        this = SchoolYear.on(today()).start
        years = [SchoolYear(start) for start in range(this + AHEAD, this - BACK - 1, -1)]
        self.units = {f"{unit.kind}:{unit.code}": unit for unit in _units(seat)}
        self._choose("kind", [(kind.code, kind.label) for kind in kinds])
        self._choose("unit", [(key, unit.name) for key, unit in self.units.items()])
        self._choose("year", [(str(year.start), str(year)) for year in years])
        self.initial["year"] = str(this)
        fitting = (key for key, one in self.units.items() if kinds and one.kind in kinds[0].about)
        self.initial["unit"] = next(fitting, None)

    def clean(self) -> dict[str, Any]:
        """A paper is about units of some kinds only."""
        found: dict[str, Any] = super().clean() or {}
        if {"kind", "unit"} <= found.keys():
            kind, unit = paper_kinds()[found["kind"]], self.units[found["unit"]]
            if unit.kind not in kind.about:
                raise ValidationError(
                    _("「{paper}」不是为{unit}写的，请换一个单位。").format(
                        paper=kind.label, unit=unit.name
                    )
                )
        return found

    def address(self) -> str:
        """Return where the paper is written."""
        facts = self.cleaned_data
        unit = self.units[facts["unit"]]
        return reverse("paper-write", args=[facts["kind"], facts["year"], unit.kind, unit.code])

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]


def kinds_to_write(seat: Seat) -> list[PaperKind]:
    """Return the papers that the seat may write for its own unit."""
    return [kind for kind in paper_kinds().values() if may_write(seat, kind, seat.unit)]


@require_safe
def choose(request: SeatRequest) -> HttpResponse:
    """Choose what to write; what is chosen is the address of the next page."""
    require(may_see_papers(request.seat))
    asked = request.GET if "kind" in request.GET else None
    form = WantedForm(asked, seat=request.seat)
    if form.is_valid():
        return redirect(form.address())
    context = {
        "form": form,
        "kinds": kinds_to_write(request.seat),
        "groups_only": [kind for kind in kinds_to_write(request.seat) if _for_groups(kind)],
        "may_issue_many": may_issue_many(request.seat),
        "year": SchoolYear.on(today()),
        "crumbs": to_papers(Crumb(_("写一份文书"))),
    }
    return render(request, "papers/new.html", context)


def _for_groups(kind: PaperKind) -> bool:
    return UnitKind.GROUP in kind.about


def _units(seat: Seat) -> list[Unit]:
    if not works_for_bureau(seat):
        return [seat.unit]
    return [seat.bureau, *units_of_bureau(UnitKind.GROUP).order_by("code")]
