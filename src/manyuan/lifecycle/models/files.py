from typing import ClassVar

from django.db import models
from django_scopes import ScopedManager

from manyuan.engagements.kinds.documents.models import Document
from manyuan.lifecycle.models.decisions import Decision


class DecisionFile(Document):
    """The document of a decision as it was issued 决定文件: scanned, or as it was written."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="files")

    objects: ClassVar[models.Manager["DecisionFile"]] = ScopedManager(bureau="bureau")
