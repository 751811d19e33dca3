from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods

from manyuan.directory.models import School
from manyuan.directory.queries.schools import schools_on
from manyuan.funding.actions.allocating import Award, draft_awards
from manyuan.funding.models import Allocation, Pot
from manyuan.funding.permissions import may_run_pots
from manyuan.funding.queries.pots import left_in
from manyuan.kernel.clock import today
from manyuan.kernel.errors import NotPossible
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import sent
from manyuan.web.directory.choosing import SchoolField
from manyuan.web.errors import sentence
from manyuan.web.funding.finding import pot_of
from manyuan.web.funding.trail import page_of_allocation, page_of_pot, to_pot
from manyuan.web.funding.words import books, yuan
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb

ROWS, MOST_ROWS = 8, 100


class AwardForm(forms.Form):
    """A school that gets an award."""

    school = SchoolField(label=pgettext_lazy("funding", "学校"), required=False)
    amount = forms.DecimalField(
        label=gettext_lazy("奖补金额"), required=False, max_digits=13, decimal_places=2
    )
    reason = forms.CharField(label=gettext_lazy("奖补理由"), required=False, max_length=120)

    def __init__(self, *args: Any, schools: list[School], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser = self.fields["school"]
        assert isinstance(chooser, SchoolField)  # noqa: S101 -- tells the type checker
        chooser.offer(schools)

    def clean(self) -> dict[str, Any]:
        """Ask for the school and the amount of a row that is begun."""
        given = super().clean() or self.cleaned_data
        begun = [bool(given.get(name)) for name in ("school", "amount")]
        if any([*begun, given.get("reason")]) and not all(begun) and not self.errors:
            raise ValidationError(_("请把学校和大于 0 的金额填全，或把这一行清空。"))
        return given

    def award(self) -> Award | None:
        """Return what was filled in, None when the row is left out."""
        return Award(**self.cleaned_data) if self.cleaned_data.get("school") else None


@require_http_methods(["GET", "HEAD", "POST"])
def award(request: SeatRequest, code: str) -> HttpResponse:
    """Name the schools that an award-subsidy goes to, each with its amount."""
    require(may_run_pots(request.seat))
    pot = pot_of(request.seat, code)
    rows = _rows(request)
    refusal = ""
    if request.method == "POST" and rows.is_valid():
        try:
            saved = _saved(request, pot, rows)
        except (NotPossible, ValidationError) as error:
            refusal = sentence(error) if isinstance(error, NotPossible) else error.messages[0]
        else:
            messages.success(request, _("已保存奖补草案，批准后拨入各校账户。"))
            return redirect(page_of_allocation(saved))
    context = {
        "pot": pot,
        "rows": rows,
        "refusal": refusal,
        "crumbs": to_pot(pot, Crumb(_("奖补学校"))),
        "headline": _("把「{pot}」的 {amount} 元奖补给学校").format(
            pot=pot.name, amount=yuan(left_in(pot))
        ),
        "cancel_url": page_of_pot(pot),
        "source": books(),
    }
    return render(request, "funding/award.html", context)


def _saved(request: SeatRequest, pot: Pot, rows: BaseFormSet) -> Allocation:
    given = [row.award() for row in rows]
    return draft_awards(by=request.seat, pot=pot, awards=[one for one in given if one])


def _rows(request: SeatRequest) -> BaseFormSet:
    factory = formset_factory(AwardForm, extra=ROWS, max_num=MOST_ROWS)
    schools = schools_on(request.seat, today()).filter(campus_of=None).order_by("unit__code")
    kwargs = {"empty_permitted": False, "schools": list(schools)}
    return factory(sent(request), prefix="rows", form_kwargs=kwargs)
