from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.evaluation.surveys.models import Survey, SurveySchool
from manyuan.evaluation.surveys.permissions import may_make_codes
from manyuan.evaluation.surveys.queries.surveys import Returns
from manyuan.seats.models import Seat
from manyuan.web.ui.columns import Column
from manyuan.web.ui.table import Table


def returns_table(
    seat: Seat,
    survey: Survey,
    asked: Sequence[SurveySchool],
    returns: Mapping[str, Returns],
) -> Table:
    """Return the schools with codes and answers, and where more codes are made."""
    may_make = bool(asked) and bool(may_make_codes(seat, survey, asked[0].school))
    return Table(
        id="returns",
        title=_("各校的问卷码和答卷"),
        rows=[_row(survey, one, returns[one.school.code], may_make=may_make) for one in asked],
        columns=[
            Column(key="name", label=_("学校名称")),
            Column(key="codes", label=_("问卷码"), kind="number"),
            Column(key="answers", label=_("答卷"), kind="number"),
            Column(key="rate", label=_("回收率"), kind="percent"),
            Column(key="make", label="", kind="link", href=_making, sortable=False, exported=False),
        ],
        search_keys=["name", "code"],
        default_sort="rate",
        empty=_("没有符合条件的学校。"),
    )


def _row(
    survey: Survey, one: SurveySchool, returns: Returns, *, may_make: bool
) -> dict[str, object]:
    return {
        "survey": survey.number,
        "code": one.school.code,
        "name": one.school.name,
        "codes": returns.codes,
        "answers": returns.answers,
        "rate": returns.rate,
        "make": _("制作问卷码") if may_make else "",
    }


def _making(row: Mapping[str, Any]) -> str | None:
    if not row["make"]:
        return None
    return reverse("survey-codes", args=[row["survey"], row["code"]])
