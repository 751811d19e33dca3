import uuid
from datetime import date
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from manyuan.directory.models import School
from manyuan.evaluation.surveys.enums import Audience, Scale, SurveyState, Topic
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat, Unit


class Survey(models.Model):
    """Parents, pupils or teachers are asked, without their names, how satisfied they are."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(_("编号"))
    year = models.PositiveSmallIntegerField(
        _("学年"), validators=[MinValueValidator(2000), MaxValueValidator(2100)]
    )
    audience = models.CharField(_("调查对象"), max_length=10, choices=Audience)
    title = models.CharField(_("问卷名称"), max_length=60)
    opens_on = models.DateField(_("开始填写"))
    closes_on = models.DateField(_("最后一天"))
    state = models.CharField(
        _("状态"), max_length=10, choices=SurveyState, default=SurveyState.DRAFT
    )
    made_by = models.ForeignKey(Seat, models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager["Survey"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["bureau", "number"], name="survey_number_once_in_bureau"
            ),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="survey_closes_after_it_opens",
                violation_error_message=_("最后一天不能早于开始填写的日子。"),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def takes_answers_on(self, day: date) -> bool:
        """Say whether somebody may answer on ``day``."""
        return self.state == SurveyState.OPEN and self.opens_on <= day <= self.closes_on


class SurveyQuestion(models.Model):
    """One question of a survey, at its place: what it asks about, and in what it is answered."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    survey = models.ForeignKey(Survey, models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField(pgettext_lazy("survey", "题号"))
    topic = models.CharField(_("题目"), max_length=12, choices=Topic)
    scale = models.CharField(_("答法"), max_length=8, choices=Scale, default=Scale.LEVELS)

    objects: ClassVar[models.Manager["SurveyQuestion"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["survey", "position"], name="survey_question_once_at_place"
            ),
            models.UniqueConstraint(fields=["survey", "topic"], name="survey_topic_once"),
        ]

    def __str__(self) -> str:
        return str(self.get_topic_display())


class SurveySchool(models.Model):
    """A school that a survey is about, and how many codes were made for it."""

    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    survey = models.ForeignKey(Survey, models.CASCADE, related_name="schools")
    school = models.ForeignKey(
        School, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("survey", "学校")
    )
    codes = models.PositiveIntegerField(_("问卷码"), default=0)

    objects: ClassVar[models.Manager["SurveySchool"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["school__unit__code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["survey", "school"], name="survey_school_once")
        ]

    def __str__(self) -> str:
        return f"{self.survey} {self.school}"


class SurveyToken(models.Model):
    """A code that nobody has used yet, as a digest; who answers with it removes it.

    Nothing is kept of a code that was used: see docs/decisions/0017-surveys.md.
    """

    digest = models.CharField(max_length=64, primary_key=True)
    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    survey = models.ForeignKey(Survey, models.CASCADE, related_name="tokens")
    school = models.ForeignKey(School, models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager["SurveyToken"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["digest"]

    def __str__(self) -> str:
        return self.digest


class SurveyAnswer(models.Model):
    """What somebody answered to one question: the mark, the school and the day, and nothing else.

    The key is random, so that it neither tells what came first nor what came together.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    bureau = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="answers")
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    question = models.ForeignKey(SurveyQuestion, models.PROTECT, related_name="answers")
    mark = models.PositiveSmallIntegerField(_("打分"))
    answered_on = models.DateField(_("填写日期"), default=today)

    objects: ClassVar[models.Manager["SurveyAnswer"]] = ScopedManager(bureau="bureau")

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(mark__lte=5), name="survey_mark_on_a_scale")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["survey", "school", "question", "mark"], name="survey_answers_counted"
            )
        ]

    def __str__(self) -> str:
        return str(self.id)
