"""The demo's surveys: last spring's of parents with its results, and one of teachers that runs."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from manyuan.cli.language import gettext as _
from manyuan.directory.enums import STAGES_OF_KIND, Nature, StrengthLevel
from manyuan.directory.models import School
from manyuan.directory.queries.schools import schools_on
from manyuan.evaluation.surveys.actions import (
    SurveyFacts,
    answer_survey,
    close_survey,
    draft_survey,
    make_codes,
    open_survey,
)
from manyuan.evaluation.surveys.enums import Audience, Scale, SurveyState, Topic
from manyuan.evaluation.surveys.models import Survey, SurveyAnswer, SurveySchool
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.actions import public_seat
from manyuan.seats.models import Seat

DAY = timedelta(days=1)
ASKED = (
    (Topic.OVERALL, Scale.LEVELS),
    (Topic.TEACHING, Scale.LEVELS),
    (Topic.SAFETY, Scale.YES_NO),
    (Topic.SHARING, Scale.LEVELS),
)
# How many of a hundred are satisfied, by how strong a school is.
SATISFIED: dict[str, int] = {
    StrengthLevel.LEAD: 95,
    StrengthLevel.STRONG: 92,
    StrengthLevel.ORDINARY: 88,
    StrengthLevel.NEW: 86,
    StrengthLevel.WEAK: 79,
}
FEW, MOST = 12, 48
SAID: dict[str, int] = {
    Topic.OVERALL: 5,
    Topic.TEACHING: 4,
    Topic.SAFETY: 1,
    Topic.SHARING: 3,
}


def load_surveys(by: Seat) -> None:
    """Ask the parents of every school in spring, and the teachers of a few now."""
    found = schools_on(by, today()).select_related("unit").order_by("unit__code")
    schools = [one for one in found if STAGES_OF_KIND[one.kind] and one.nature == Nature.PUBLIC]
    _ask_in_spring(by, schools)
    _ask_now(by, schools[:6])


def _ask_in_spring(by: Seat, schools: list[School]) -> None:
    year = SchoolYear.on(today()).start - 1
    first = date(year + 1, 4, 7)
    facts = SurveyFacts(
        year=year,
        audience=Audience.PARENTS,
        title=_("春季家长满意度"),
        opens_on=first,
        closes_on=first + 17 * DAY,
        questions=ASKED,
        schools=schools,
    )
    survey = draft_survey(by=by, facts=facts)
    # Nobody can open a survey in the past, nor answer one; what it would have left is laid in.
    Survey.objects.filter(pk=survey.pk).update(state=SurveyState.OPEN)
    for school in schools:
        _lay_in(survey, school)
    close_survey(by=by, survey=survey)


def _lay_in(survey: Survey, school: School) -> None:
    chance = Random(f"survey {school.code}")  # noqa: S311 -- an invented district
    count = 6 if chance.random() < 0.05 else chance.randint(FEW, MOST)
    codes = count * 100 // chance.randint(62, 96)
    SurveySchool.objects.filter(survey=survey, school=school).update(codes=codes)
    SurveyAnswer.objects.bulk_create(_answers(survey, school, count, chance))


def _answers(survey: Survey, school: School, count: int, chance: Random) -> Iterator[SurveyAnswer]:
    satisfied = SATISFIED.get(school.strength, 88) + chance.randint(-4, 4)
    for question in survey.questions.all():
        for _person in range(count):
            is_satisfied = chance.randint(1, 100) <= satisfied
            yield SurveyAnswer(
                bureau_id=survey.bureau_id,
                survey=survey,
                school=school,
                question=question,
                mark=_mark(question.scale, chance, is_satisfied=is_satisfied),
                answered_on=survey.opens_on + chance.randint(0, 17) * DAY,
            )


def _mark(scale: str, chance: Random, *, is_satisfied: bool) -> int:
    if scale == Scale.YES_NO:
        return int(is_satisfied)
    return chance.choice([4, 5, 5] if is_satisfied else [1, 2, 3, 3])


def _ask_now(by: Seat, schools: list[School]) -> None:
    facts = SurveyFacts(
        year=SchoolYear.on(today()).start,
        audience=Audience.TEACHERS,
        title=_("教师满意度"),
        opens_on=today(),
        closes_on=today() + 14 * DAY,
        questions=ASKED,
        schools=schools,
    )
    survey = open_survey(by=by, survey=draft_survey(by=by, facts=facts))
    public = public_seat(by.bureau)
    for place, school in enumerate(schools[:4]):
        codes = make_codes(by=by, survey=survey, school=school, count=20).codes
        for code in codes[: 5 * place]:
            answer_survey(by=public, code=code, marks=SAID)
