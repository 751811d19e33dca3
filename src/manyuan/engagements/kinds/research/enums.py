"""The closed sets of joint research, and which state may follow which."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from manyuan.engagements.enums import FlowStatus
from manyuan.plans.enums import Follows

KIND = "research"


class ResearchMode(models.TextChoices):
    """In which way schools meet: to study lessons, to prepare, to train, to confer."""

    LESSON_STUDY = "lesson_study", _("联合课例研究")
    PREPARATION = "preparation", _("集体备课")
    TRAINING = "training", _("培训")
    PROMOTION = "promotion", _("推进会")
    CATCHMENT = "catchment", _("片区联席会")
    THREE_HEADS = "three_heads", _("“三长”会")
    SCHOOL_VISIT = "school_visit", _("走访学校")


class ResearchState(models.TextChoices):
    """How far an activity has come."""

    PLANNED = "planned", pgettext_lazy("research", "待开展")
    HELD = "held", pgettext_lazy("research", "已开展")
    CANCELLED = "cancelled", pgettext_lazy("research", "已取消")


RESEARCH_FOLLOWS: Follows = {
    ResearchState.PLANNED: frozenset({ResearchState.HELD, ResearchState.CANCELLED}),
    ResearchState.HELD: frozenset(),
    ResearchState.CANCELLED: frozenset(),
}
STATUS_OF_STATE = {state: FlowStatus(state.value) for state in ResearchState}
