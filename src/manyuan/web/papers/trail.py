"""The way to a page of the papers."""

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.papers.models import IssuedPaper
from manyuan.web.papers.finding import Wanted
from manyuan.web.ui.parts import Crumb


def to_papers(*more: Crumb) -> list[Crumb]:
    """Return the way through the list."""
    return [Crumb(_("文书"), reverse("papers")), *more]


def page_of(paper: IssuedPaper) -> str:
    """Return the address of an issued paper."""
    return reverse("paper", args=[paper.kind, paper.year, paper.number])


def page_of_wanted(wanted: Wanted) -> str:
    """Return the address at which a paper is written."""
    return reverse("paper-write", args=wanted.args)
