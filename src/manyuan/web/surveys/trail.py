"""The way to a page of the surveys."""

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.evaluation.surveys.models import Survey
from manyuan.web.ui.parts import Crumb


def to_surveys(*more: Crumb) -> list[Crumb]:
    """Return the way through all surveys, which is the end when nothing follows."""
    return [
        Crumb(_("评价"), reverse("balance")),
        Crumb(_("满意度问卷"), reverse("surveys") if more else ""),
        *more,
    ]


def to_survey(survey: Survey, *more: Crumb) -> list[Crumb]:
    """Return the way through a survey's page, which is the end when nothing follows."""
    return to_surveys(Crumb(survey.title, page_of(survey) if more else ""), *more)


def page_of(survey: Survey) -> str:
    """Return the address of a survey."""
    return reverse("survey", args=[survey.number])
