"""The closed sets of the collecting, with the ways from one state to the next."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class WindowKind(models.TextChoices):
    """What is collected within a window."""

    POSTING = "posting", pgettext_lazy("window", "教师交流")
    VISIT = "visit", pgettext_lazy("window", "专家到校")


class RequestState(models.TextChoices):
    """Where a school's request for a visit stands."""

    STATED = "stated", _("待安排")
    PLANNED = "planned", _("已排定")
    MET = "met", _("已到校")
    WITHDRAWN = "withdrawn", _("已撤回")


class NeedState(models.TextChoices):
    """Where something that a school needs stands; it lapses by itself after its last day."""

    OPEN = "open", pgettext_lazy("need", "待安排")
    MET = "met", pgettext_lazy("need", "已安排")
    LAPSED = "lapsed", pgettext_lazy("need", "已过期")
    WITHDRAWN = "withdrawn", pgettext_lazy("need", "已撤回")


class DayState(models.TextChoices):
    """Where a day that an expert gives stands."""

    OFFERED = "offered", _("可安排")
    PLANNED = "planned", _("已排入行程")
    WITHDRAWN = "withdrawn", _("已撤回")


class ExemptionReason(models.TextChoices):
    """Why a teacher need not move 免交流原因; the words are those of the district folder."""

    RETIRE_SOON = "retire_soon", _("临近退休")
    PREGNANT = "pregnant", _("孕期")
    NURSING = "nursing", _("哺乳期")
    SERIOUS_ILLNESS = "serious_illness", _("重大疾病")
    DISABILITY = "disability", _("残疾")
    SINGLE_PARENT_OR_CARE = "single_parent_or_care", _("单亲或照护家人")
    ABROAD = "abroad", _("长期外派")
    LONG_LEAVE = "long_leave", _("长期休假")
    ALREADY_EXCHANGED = "already_exchanged", _("近年已交流")
    DISCIPLINARY = "disciplinary", _("处分期内")


# What does not pass by itself needs no last day.
FOR_GOOD = frozenset({ExemptionReason.RETIRE_SOON, ExemptionReason.DISABILITY})


class ExemptionState(models.TextChoices):
    """Where an application for exemption stands."""

    PROPOSED = "proposed", _("待审批")
    APPROVED = "approved", pgettext_lazy("exemption", "已批准")
    REFUSED = "refused", pgettext_lazy("exemption", "未批准")
    WITHDRAWN = "withdrawn", _("已撤回")


class ContestState(models.TextChoices):
    """Where a teacher's request for correction stands."""

    OPEN = "open", _("待答复")
    ACCEPTED = "accepted", pgettext_lazy("contest", "已更正")
    DECLINED = "declined", pgettext_lazy("contest", "未更正")


NEXT_OF_EXEMPTION: Mapping[str, frozenset[str]] = {
    ExemptionState.PROPOSED: frozenset(
        {ExemptionState.APPROVED, ExemptionState.REFUSED, ExemptionState.WITHDRAWN}
    ),
    ExemptionState.APPROVED: frozenset({ExemptionState.WITHDRAWN}),
    ExemptionState.REFUSED: frozenset(),
    ExemptionState.WITHDRAWN: frozenset(),
}
NEXT_OF_CONTEST: Mapping[str, frozenset[str]] = {
    ContestState.OPEN: frozenset({ContestState.ACCEPTED, ContestState.DECLINED}),
    ContestState.ACCEPTED: frozenset(),
    ContestState.DECLINED: frozenset(),
}
# An engagement that is called off gives the need back.
NEXT_OF_NEED: Mapping[str, frozenset[str]] = {
    NeedState.OPEN: frozenset({NeedState.MET, NeedState.WITHDRAWN}),
    NeedState.MET: frozenset({NeedState.OPEN}),
    NeedState.WITHDRAWN: frozenset(),
}
# A visit that is cancelled gives the request back; one that is held may turn out not to have been.
NEXT_OF_REQUEST: Mapping[str, frozenset[str]] = {
    RequestState.STATED: frozenset({RequestState.PLANNED, RequestState.WITHDRAWN}),
    RequestState.PLANNED: frozenset({RequestState.STATED, RequestState.MET}),
    RequestState.MET: frozenset({RequestState.PLANNED, RequestState.STATED}),
    RequestState.WITHDRAWN: frozenset(),
}
