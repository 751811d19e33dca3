from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core import signing
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from manyuan.kernel.errors import ManyuanError
from manyuan.seats.actions import import_people
from manyuan.seats.enums import UnitKind
from manyuan.seats.queries import units_of_bureau
from manyuan.sheets.people import PeopleFile, RowProblem, read_people
from manyuan.sheets.people_plan import PeoplePlan, plan_people
from manyuan.sheets.people_template import people_template
from manyuan.sheets.reading import refuse_large
from manyuan.web.errors import fact_words, sentence, show_on
from manyuan.web.people.access import for_people_managers
from manyuan.web.people.forms import PeopleFileForm
from manyuan.web.people.slips import show_slips
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.export import XLSX

SALT = "people-import"
AN_HOUR = 3600
PAGE = "people/import.html"
OUTCOMES = {
    "account": gettext_lazy("开通账号"),
    "seat": gettext_lazy("增加席位"),
    "unchanged": gettext_lazy("已有，不变"),
}


@require_safe
@for_people_managers
def download_template(_request: SeatRequest) -> HttpResponse:
    """Give the empty list of people with the codes of the bureau's units."""
    units = [
        (str(kind.label), unit.code, unit.name)
        for kind in (UnitKind.BUREAU, UnitKind.GROUP, UnitKind.SCHOOL)
        for unit in units_of_bureau(kind)
    ]
    response = HttpResponse(people_template(units, gettext), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="people.xlsx"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@for_people_managers
def bring_people(request: SeatRequest) -> HttpResponse:
    """Check a list of people, then open the accounts when the officer confirms."""
    if "rows" in request.POST:
        return _apply(request)
    form = PeopleFileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            file = _read(form)
        except ManyuanError as error:
            form.add_error("file", sentence(error))
        else:
            return _show_plan(request, file)
    return render(request, PAGE, {"form": form})


def _read(form: Form) -> PeopleFile:
    upload = form.cleaned_data["file"]
    refuse_large(upload.size, upload.name)
    return read_people(upload.read(), upload.name)


def _show_plan(request: SeatRequest, file: PeopleFile, error: str = "") -> HttpResponse:
    plan = plan_people(request.seat, file)
    context = {
        "plan": plan,
        "error": error,
        "headline": _headline(plan),
        "problems": [(one.row, problem_sentence(one)) for one in plan.problems],
        "people": [(one, OUTCOMES[one.outcome]) for one in plan.people],
    }
    if not plan.problems and not plan.is_idle:
        context["rows"] = _sealed(request, file)
    return render(request, "people/plan.html", context)


def _headline(plan: PeoplePlan) -> str:
    if plan.problems:
        number = len(plan.problems)
        text = ngettext(
            "有 {number} 处需要更正，还没有开通任何账号",
            "有 {number} 处需要更正，还没有开通任何账号",
            number,
        )
        return text.format(number=number)
    if plan.is_idle:
        return _("名单里的人都已有账号和席位，没有需要开通的")
    opened = len({one.username for one in plan.of("account")})
    seats = len(plan.of("account")) + len(plan.of("seat"))
    return _("将开通 {accounts} 个账号，授予 {seats} 个席位").format(accounts=opened, seats=seats)


def problem_sentence(problem: RowProblem) -> str:
    """Say in the reader's language what is wrong with a row."""
    return gettext(problem.sentence).format(**fact_words(problem.facts))


def _sealed(request: SeatRequest, file: PeopleFile) -> str:
    rows = [[number, _plain(row)] for number, row in file.rows]
    return signing.dumps([request.seat.pk, rows], salt=SALT, compress=True)


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: {"day": value.isoformat()} if isinstance(value, date) else value
        for name, value in row.items()
    }


def _opened(request: SeatRequest) -> PeopleFile | None:
    try:
        seat, rows = signing.loads(request.POST["rows"], salt=SALT, max_age=AN_HOUR)
    except signing.BadSignature:
        return None
    return _file(rows) if seat == request.seat.pk else None


def _file(rows: Sequence[Any]) -> PeopleFile:
    typed = tuple(
        (
            number,
            {
                name: date.fromisoformat(value["day"]) if isinstance(value, dict) else value
                for name, value in row.items()
            },
        )
        for number, row in rows
    )
    return PeopleFile(typed, ())


def _apply(request: SeatRequest) -> HttpResponse:
    file = _opened(request)
    if file is None:
        form = PeopleFileForm()
        context = {"form": form, "error": _("核对结果已过期，没有开通任何账号，请重新上传名单。")}
        return render(request, PAGE, context, status=400)
    plan = plan_people(request.seat, file)
    if plan.problems or plan.is_idle:
        return _show_plan(request, file)
    try:
        done = import_people(by=request.seat, invitations=plan.of("account"), known=plan.of("seat"))
    except (ManyuanError, ValidationError) as error:
        said = Form({})
        said.is_valid()
        show_on(said, error)
        return _show_plan(request, file, " ".join(str(one) for one in said.non_field_errors()))
    return show_slips(request, done.issued)
