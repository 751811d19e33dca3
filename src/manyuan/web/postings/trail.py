"""The way to a page of the engagements."""

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.posting.models import Posting
from manyuan.web.ui.parts import Crumb


def to_postings(*more: Crumb) -> list[Crumb]:
    """Return the way through the list of postings."""
    return [Crumb(_("教师交流"), reverse("postings")), *more]


def to_posting(posting: Posting, *more: Crumb) -> list[Crumb]:
    """Return the way through a posting's page, which is the end when nothing follows."""
    own = reverse("posting", args=[posting.code]) if more else ""
    return to_postings(Crumb(posting.teacher.name, own), *more)
