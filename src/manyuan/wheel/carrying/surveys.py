"""The surveys of the year before, as drafts with the same questions and schools."""

from collections.abc import Sequence

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.evaluation.surveys.actions.drafting import SurveyFacts, write_survey
from manyuan.evaluation.surveys.enums import Scale, SurveyState, Topic
from manyuan.evaluation.surveys.models import Survey
from manyuan.evaluation.surveys.rows import survey_changed, survey_row
from manyuan.kernel.interval import years_after
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat
from manyuan.wheel.carrying.carryover import (
    Carryover,
    Made,
    Preview,
    Written,
    is_as_made,
    made_of,
)
from manyuan.wheel.errors import BuiltUpon

CODE = "surveys"


def _to_carry(seat: Seat, year: SchoolYear) -> list[Survey]:
    """Return last year's surveys that were asked, of those of whom nothing is asked this year."""
    found = Survey.objects.filter(bureau_id=seat.bureau_id)
    taken = set(found.filter(year=year.start).order_by().values_list("audience", flat=True))
    last = found.filter(year=year.start - 1).exclude(state=SurveyState.DRAFT)
    latest = {one.audience: one for one in last.order_by("number")}
    return [one for audience, one in latest.items() if audience not in taken]


def _preview(seat: Seat, year: SchoolYear) -> Preview:
    found = _to_carry(seat, year)
    if not found:
        return Preview(why_not=_("上一学年没有问卷，或新学年已经有了。"))
    return Preview(
        tuple(
            _("{title}（{audience}）：草稿，{first} 至 {last}").format(
                title=one.title,
                audience=one.get_audience_display(),
                first=years_after(one.opens_on, 1),
                last=years_after(one.closes_on, 1),
            )
            for one in found
        )
    )


def _carry(seat: Seat, year: SchoolYear) -> Written:
    written = Written()
    for last in _to_carry(seat, year):
        top = Survey.objects.filter(bureau_id=seat.bureau_id).aggregate(last=Max("number"))["last"]
        draft = Survey(bureau_id=seat.bureau_id, number=(top or 0) + 1, made_by=seat)
        asked = last.schools.select_related("school__unit").order_by("school__unit__code")
        facts = SurveyFacts(
            year=year.start,
            audience=last.audience,  # type: ignore[arg-type]
            title=last.title,
            opens_on=years_after(last.opens_on, 1),
            closes_on=years_after(last.closes_on, 1),
            questions=[
                (Topic(one.topic), Scale(one.scale)) for one in last.questions.order_by("position")
            ],
            schools=[one.school for one in asked],
        )
        write_survey(draft, facts)
        written.made.append(made_of(CODE, draft.pk, _as_it_is(draft)))
        change = survey_changed(draft, before=None, after=survey_row(draft))
        written.changes.append(change)
    return written


def _take_back(seat: Seat, made: Sequence[Made]) -> Written:
    written = Written()
    for one in made:
        draft = Survey.objects.filter(bureau_id=seat.bureau_id, pk=one["key"]).first()
        if draft is None:
            continue
        if not is_as_made(one, _as_it_is(draft)):
            raise BuiltUpon(what=_("问卷「{title}」已经改过或开始").format(title=draft.title))
        if draft.tokens.exists():
            raise BuiltUpon(what=_("问卷「{title}」已经制作问卷码").format(title=draft.title))
        change = survey_changed(draft, before=survey_row(draft), after=None)
        written.changes.append(change)
        written.made.append(one)
        draft.delete()
    return written


def _as_it_is(draft: Survey) -> dict[str, object]:
    """Return what a draft says, with the schools of which it asks."""
    schools = draft.schools.order_by("school__unit__code")
    codes = ";".join(schools.values_list("school__unit__code", flat=True))
    return {**survey_row(draft), "schools_asked": codes, "state": draft.state}


SURVEYS = Carryover(
    code=CODE,
    label=gettext_lazy("满意度问卷（存为草稿）"),
    preview=_preview,
    carry=_carry,
    take_back=_take_back,
)
