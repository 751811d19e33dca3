"""A survey is written, put right, thrown away as long as it is a draft, and opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max

from manyuan.directory.models import School
from manyuan.evaluation.surveys.enums import SURVEY_FOLLOWS, Audience, Scale, SurveyState, Topic
from manyuan.evaluation.surveys.errors import (
    AlreadyStarted,
    LastDayPast,
    NoSchoolAsked,
    QuestionsUnusable,
)
from manyuan.evaluation.surveys.locking import lock_survey
from manyuan.evaluation.surveys.models import Survey, SurveyQuestion, SurveySchool, SurveyToken
from manyuan.evaluation.surveys.permissions import may_keep_surveys
from manyuan.evaluation.surveys.rows import survey_changed, survey_row
from manyuan.history.actions import record
from manyuan.kernel.clock import today
from manyuan.plans.transitions import follow
from manyuan.seats.actions import public_seat
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

MOST_QUESTIONS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyFacts:
    """What a survey asks, whom, about which schools, and from when to when."""

    year: int
    audience: Audience
    title: str
    opens_on: date
    closes_on: date
    questions: Sequence[tuple[Topic, Scale]]
    schools: Sequence[School]


@transaction.atomic
def draft_survey(*, by: Seat, facts: SurveyFacts) -> Survey:
    """The bureau writes a survey; nobody is asked before it is opened."""
    require(may_keep_surveys(by))
    lock_bureau(by)
    last = Survey.objects.filter(bureau_id=by.bureau_id).aggregate(last=Max("number"))["last"]
    survey = Survey(bureau_id=by.bureau_id, number=(last or 0) + 1, made_by=by)
    write_survey(survey, facts)
    record(
        by=by,
        code="survey.drafted",
        changes=[survey_changed(survey, before=None, after=survey_row(survey))],
        title=survey.title,
        audience=survey.audience,
        schools=len(facts.schools),
    )
    return survey


@transaction.atomic
def change_survey(*, by: Seat, survey: Survey, facts: SurveyFacts) -> Survey:
    """A draft is put right; codes of schools that are no longer asked go with them."""
    require(may_keep_surveys(by))
    lock_bureau(by)
    locked = _lock_draft(by, survey)
    before = survey_row(locked)
    write_survey(locked, facts)
    record(
        by=by,
        code="survey.changed",
        changes=[survey_changed(locked, before=before, after=survey_row(locked))],
        title=locked.title,
        audience=locked.audience,
        schools=len(facts.schools),
    )
    return locked


@transaction.atomic
def discard_survey(*, by: Seat, survey: Survey) -> None:
    """A draft goes, with the codes that were made for it."""
    require(may_keep_surveys(by))
    lock_bureau(by)
    locked = _lock_draft(by, survey)
    gone = survey_changed(locked, before=survey_row(locked), after=None)
    locked.delete()
    record(by=by, code="survey.discarded", changes=[gone], title=locked.title)


@transaction.atomic
def open_survey(*, by: Seat, survey: Survey) -> Survey:
    """From its first day on people may answer; what is asked does not change any more."""
    require(may_keep_surveys(by))
    lock_bureau(by)
    locked = lock_survey(by, survey)
    before = survey_row(locked)
    follow(locked, SURVEY_FOLLOWS, SurveyState.OPEN)
    if locked.closes_on < today():
        raise LastDayPast(closes=locked.closes_on)
    locked.save(update_fields=["state"])
    public_seat(by.bureau)
    record(
        by=by,
        code="survey.opened",
        changes=[survey_changed(locked, before=before, after=survey_row(locked))],
        title=locked.title,
        closes=locked.closes_on,
    )
    return locked


def _lock_draft(by: Seat, survey: Survey) -> Survey:
    locked = lock_survey(by, survey)
    if locked.state != SurveyState.DRAFT:
        raise AlreadyStarted(state=locked.get_state_display())
    return locked


def write_survey(survey: Survey, facts: SurveyFacts) -> None:
    """Write a draft as the facts say; whoever asks holds the bureau's lock."""
    _require_usable(facts)
    for name in ("year", "audience", "title", "opens_on", "closes_on"):
        setattr(survey, name, getattr(facts, name))
    survey.full_clean()
    survey.save()
    survey.questions.all().delete()
    SurveyQuestion.objects.bulk_create(
        SurveyQuestion(
            bureau_id=survey.bureau_id, survey=survey, position=place, topic=topic, scale=scale
        )
        for place, (topic, scale) in enumerate(facts.questions, start=1)
    )
    _ask_of(survey, facts.schools)


def _require_usable(facts: SurveyFacts) -> None:
    topics = [topic for topic, _scale in facts.questions]
    is_plain = len(topics) == len(set(topics)) <= MOST_QUESTIONS
    if not topics or topics[0] != Topic.OVERALL or not is_plain:
        raise QuestionsUnusable(most=MOST_QUESTIONS)
    if not facts.schools:
        raise NoSchoolAsked


def _ask_of(survey: Survey, schools: Sequence[School]) -> None:
    """Let the survey be about these schools; what was made for those that stay, stays."""
    SurveyToken.objects.filter(survey=survey).exclude(school__in=schools).delete()
    survey.schools.exclude(school__in=schools).delete()
    known = set(survey.schools.values_list("school_id", flat=True))
    SurveySchool.objects.bulk_create(
        SurveySchool(bureau_id=survey.bureau_id, survey=survey, school=one)
        for one in schools
        if one.pk not in known
    )
