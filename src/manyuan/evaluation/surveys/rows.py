"""What history keeps of surveys: what was asked, when and of whom; never an answer or a code."""

from collections.abc import Mapping

from django.db.models import TextChoices

from manyuan.evaluation.models import Outcome
from manyuan.evaluation.surveys.enums import Audience, SurveyState
from manyuan.evaluation.surveys.models import Survey, SurveySchool
from manyuan.history.actions import Changed, key_text
from manyuan.kernel.marking import gettext_noop as _
from manyuan.sheets.columns import Column, Kind, Table

SURVEYS, SURVEY_SCHOOLS, OUTCOMES = "surveys", "survey_schools", "outcomes"
Row = Mapping[str, object]


def _words(choices: type[TextChoices]) -> dict[str, str]:
    return {choice.value: choice.label for choice in choices}


TABLES = (
    Table(
        SURVEYS,
        _("满意度问卷"),
        ("number",),
        (
            Column("title", _("问卷名称"), Kind.TEXT),
            Column("year", _("学年"), Kind.YEAR),
            Column("audience", _("调查对象"), Kind.CHOICE, choices=_words(Audience)),
            Column("opens_on", _("开始填写"), Kind.DATE),
            Column("closes_on", _("最后一天"), Kind.DATE),
            Column("state", _("状态"), Kind.CHOICE, choices=_words(SurveyState)),
            Column("questions", _("题目"), Kind.TEXT),
            Column("schools", _("学校数"), Kind.COUNT),
        ),
    ),
    Table(
        SURVEY_SCHOOLS,
        _("问卷的学校"),
        ("survey", "school"),
        (Column("codes", _("问卷码"), Kind.COUNT),),
    ),
)


def survey_row(survey: Survey) -> dict[str, object]:
    """Return a survey as history shows it."""
    asked = survey.questions.values_list("topic", "scale")
    return {
        "title": survey.title,
        "year": survey.year,
        "audience": survey.audience,
        "opens_on": survey.opens_on,
        "closes_on": survey.closes_on,
        "state": survey.state,
        "questions": ";".join(f"{topic}:{scale}" for topic, scale in asked),
        "schools": survey.schools.count(),
    }


def survey_changed(survey: Survey, *, before: Row | None, after: Row | None) -> Changed:
    """Describe a survey that an action has written or removed."""
    return Changed(SURVEYS, str(survey.number), survey.title, before, after)


def codes_changed(asked: SurveySchool, *, before: int) -> Changed:
    """Describe how many codes were made for a school."""
    key = key_text((asked.survey.number, asked.school.code))
    rows = ({"codes": before}, {"codes": asked.codes})
    return Changed(SURVEY_SCHOOLS, key, asked.school.name, *rows)


def outcome_row(outcome: Outcome) -> dict[str, object]:
    """Return a result as the district folder holds it."""
    return {
        "school": outcome.school.code,
        "stage": outcome.stage,
        "year": outcome.year,
        "measure": outcome.measure,
        "value": outcome.value,
        "n": outcome.n,
    }


def outcome_changed(outcome: Outcome, *, before: Row | None) -> Changed:
    """Describe a result that closing a survey has written."""
    after = outcome_row(outcome)
    key = key_text((after["school"], after["stage"], after["year"], after["measure"]))
    return Changed(OUTCOMES, key, outcome.school.name, before, after)
