"""The way to a page of the policy documents."""

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.policies.models import PolicyDocument
from manyuan.web.papers.trail import to_papers
from manyuan.web.ui.parts import Crumb


def to_policies(*more: Crumb) -> list[Crumb]:
    """Return the way through the list."""
    return to_papers(Crumb(_("政策文件"), reverse("policies")), *more)


def to_policy(document: PolicyDocument, *more: Crumb) -> list[Crumb]:
    """Return the way through a document's page, which is the end when nothing follows."""
    own = page_of(document) if more else ""
    return to_policies(Crumb(str(document), own), *more)


def page_of(document: PolicyDocument) -> str:
    """Return the address of a document."""
    return reverse("policy", args=[document.number])
