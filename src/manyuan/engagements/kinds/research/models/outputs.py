from typing import ClassVar

from django.db import models
from django_scopes import ScopedManager

from manyuan.engagements.kinds.documents.models import Document
from manyuan.engagements.kinds.research.models.research import Research


class Output(Document):
    """A file that came out of an activity: a lesson, a summary, photos."""

    research = models.ForeignKey(Research, models.PROTECT, related_name="outputs")

    objects: ClassVar[models.Manager["Output"]] = ScopedManager(bureau="bureau")
