"""The closed sets of surveys, and which state may follow which: nothing else is possible."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from manyuan.plans.enums import Follows

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class Audience(models.TextChoices):
    """Who is asked."""

    PARENTS = "parents", pgettext_lazy("survey", "家长")
    PUPILS = "pupils", pgettext_lazy("survey", "学生")
    TEACHERS = "teachers", pgettext_lazy("survey", "教师")


class SurveyState(models.TextChoices):
    """How far a survey has come."""

    DRAFT = "draft", pgettext_lazy("survey", "草稿")
    OPEN = "open", pgettext_lazy("survey", "进行中")
    CLOSED = "closed", pgettext_lazy("survey", "已结束")


SURVEY_FOLLOWS: Follows = {
    SurveyState.DRAFT: frozenset({SurveyState.OPEN}),
    SurveyState.OPEN: frozenset({SurveyState.CLOSED}),
    SurveyState.CLOSED: frozenset(),
}


class Scale(models.TextChoices):
    """In what a question is answered."""

    LEVELS = "levels", _("1 至 5 分")
    YES_NO = "yes_no", _("是或否")


class Topic(models.TextChoices):
    """What a question asks about; each survey begins with the school as a whole."""

    OVERALL = "overall", _("学校总体")
    TEACHING = "teaching", _("课堂教学")
    CARE = "care", _("对学生的关心")
    FAIRNESS = "fairness", _("公平对待")
    BURDEN = "burden", _("课业负担")
    SAFETY = "safety", _("校园安全")
    FACILITIES = "facilities", _("设施和场地")
    LISTENING = "listening", _("听取意见")
    SHARING = "sharing", _("集团校共享课程和活动")


QUESTIONS: "dict[str, _StrPromise]" = {
    Topic.OVERALL: _("总的来说，您对学校满意吗？"),
    Topic.TEACHING: _("您对学校的课堂教学满意吗？"),
    Topic.CARE: _("您对老师对学生的关心满意吗？"),
    Topic.FAIRNESS: _("您对学校公平对待每一个人满意吗？"),
    Topic.BURDEN: _("您对作业和考试的负担安排满意吗？"),
    Topic.SAFETY: _("您对校园安全满意吗？"),
    Topic.FACILITIES: _("您对学校的设施和场地满意吗？"),
    Topic.LISTENING: _("您对学校听取意见、及时答复满意吗？"),
    Topic.SHARING: _("您对集团学校之间共享的课程和活动满意吗？"),
}
LEVELS: "dict[int, _StrPromise]" = {
    5: _("很满意"),
    4: _("满意"),
    3: _("一般"),
    2: _("不满意"),
    1: _("很不满意"),
}
YES_OR_NO: "dict[int, _StrPromise]" = {
    1: pgettext_lazy("survey", "是"),
    0: pgettext_lazy("survey", "否"),
}
MARKS = {Scale.LEVELS: LEVELS, Scale.YES_NO: YES_OR_NO}
MEASURES = {audience: f"satisfaction_{audience}" for audience in Audience}
