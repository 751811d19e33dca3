"""The forms in which surveys are written and codes are made; rules are the actions'."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.evaluation.surveys.actions import SurveyFacts
from manyuan.evaluation.surveys.actions.drafting import MOST_QUESTIONS
from manyuan.evaluation.surveys.actions.supplying import MOST_AT_ONCE
from manyuan.evaluation.surveys.enums import QUESTIONS, Audience, Scale, Topic
from manyuan.evaluation.surveys.models import Survey
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.web.directory.forms import DayInput
from manyuan.web.research.inviting import InvitingForm

JOINT = ":"
TWO_WEEKS = timedelta(days=14)
USUAL = (Topic.OVERALL, Topic.TEACHING, Topic.CARE, Topic.SHARING)


class SurveyForm(InvitingForm):
    """Whom a survey asks, what and when, and about which schools."""

    title = forms.CharField(label=gettext_lazy("问卷名称"), max_length=60)
    audience = forms.ChoiceField(label=gettext_lazy("调查对象"), choices=Audience.choices)
    year = forms.TypedChoiceField(
        label=gettext_lazy("学年"),
        coerce=int,
        help_text=gettext_lazy("结果记在这个学年；同一学年同一对象再次调查，后一次代替前一次。"),
    )
    opens_on = forms.DateField(label=gettext_lazy("开始填写"), widget=DayInput)
    closes_on = forms.DateField(label=gettext_lazy("最后一天"), widget=DayInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        year = self.fields["year"]
        assert isinstance(year, forms.TypedChoiceField)  # noqa: S101 -- tells the type checker
        this = SchoolYear.on(today()).start
        year.choices = [(one, str(SchoolYear(one))) for one in range(this, this - 3, -1)]
        for place in range(1, MOST_QUESTIONS + 1):
            self.fields[f"question_{place}"] = _question_field(place)
        self._propose()
        self.order_fields(
            ["title", "audience", "year", "opens_on", "closes_on", *_places(), "everyone"]
        )

    def _propose(self) -> None:
        """Fill in what is usual, where nothing is given."""
        usual = {f"question_{n}": _value(one) for n, one in enumerate(USUAL, start=1)}
        first = today()
        year = SchoolYear.on(first).start
        days = {"year": year, "opens_on": first, "closes_on": first + TWO_WEEKS}
        if "title" not in self.initial:
            self.initial.update(usual, **days)

    @property
    def facts(self) -> SurveyFacts:
        """Return what was filled in."""
        given = self.cleaned_data
        plain = {name: given[name] for name in ("year", "title", "opens_on", "closes_on")}
        return SurveyFacts(
            **plain,
            audience=Audience(given["audience"]),
            questions=list(self._questions()),
            schools=self.chosen,
        )

    def _questions(self) -> Iterator[tuple[Topic, Scale]]:
        for name in _places():
            topic, _joint, scale = self.cleaned_data[name].partition(JOINT)
            if topic:
                yield Topic(topic), Scale(scale)


def filled_in(survey: Survey) -> dict[str, Any]:
    """Return what a form shows of a survey."""
    names = ("title", "audience", "year", "opens_on", "closes_on")
    asked = survey.schools.select_related("school__unit")
    return {
        **{name: getattr(survey, name) for name in names},
        **{
            f"question_{one.position}": f"{one.topic}{JOINT}{one.scale}"
            for one in survey.questions.all()
        },
        "schools": [one.school.code for one in asked],
    }


def _places() -> list[str]:
    return [f"question_{place}" for place in range(1, MOST_QUESTIONS + 1)]


def _value(topic: Topic) -> str:
    return f"{topic}{JOINT}{Scale.LEVELS}"


def _question_field(place: int) -> forms.ChoiceField:
    topics = [Topic.OVERALL] if place == 1 else [one for one in Topic if one != Topic.OVERALL]
    choices = [
        (
            f"{topic}{JOINT}{scale}",
            _("{question}（{scale}）").format(question=QUESTIONS[topic], scale=scale.label),
        )
        for topic in topics
        for scale in Scale
    ]
    return forms.ChoiceField(
        label=_("第 {n} 题").format(n=place),
        choices=choices if place == 1 else [("", _("没有这一题")), *choices],
        required=place == 1,
        widget=forms.Select({"wide": True}),
        help_text=_("认可度按这一题计算，不能去掉。") if place == 1 else "",
    )


class CodesForm(forms.Form):
    """How many codes are made."""

    count = forms.IntegerField(
        label=gettext_lazy("制作几个"),
        min_value=1,
        max_value=MOST_AT_ONCE,
        help_text=gettext_lazy("每人一个。发不出去的也计入回收率的分母，请按人数制作。"),
    )
