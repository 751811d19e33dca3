from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

YUAN: Any = {"max_digits": 13, "decimal_places": 2}


class PotKind(models.TextChoices):
    """Whom a pot is for: groups by formula, or single schools as an award 奖补."""

    GROUPS = "groups", _("集团专项")
    AWARD = "award", _("奖补")


class Calendar(models.TextChoices):
    """Which year a pot is of: money goes by the calendar year, some programmes by the school's."""

    BUDGET = "budget", _("预算年度")
    SCHOOL = "school", _("学年度")


class AllocationState(models.TextChoices):
    """Where an allocation stands; once approved it is frozen."""

    DRAFT = "draft", pgettext_lazy("allocation", "待批准")
    APPROVED = "approved", pgettext_lazy("allocation", "已批准")
    DISCARDED = "discarded", pgettext_lazy("allocation", "已放弃")
    WITHDRAWN = "withdrawn", pgettext_lazy("allocation", "已收回")


class PermittedUse(models.TextChoices):
    """What group money may be spent on; salaries and buildings are not among it."""

    TEACHING = "teaching", _("教学改革")
    CURRICULUM = "curriculum", _("课程实施")
    QUALITY = "quality", _("质量评估")
    STAFF = "staff", _("队伍建设")
    FEATURES = "features", _("特色发展")


class LineState(models.TextChoices):
    """Where a budget line stands."""

    PROPOSED = "proposed", pgettext_lazy("budget line", "待审批")
    APPROVED = "approved", pgettext_lazy("budget line", "已批准")
    REFUSED = "refused", pgettext_lazy("budget line", "未批准")
    WITHDRAWN = "withdrawn", pgettext_lazy("budget line", "已撤回")


class VoucherState(models.TextChoices):
    """Where a voucher stands."""

    REGISTERED = "registered", _("待支付")
    PAID = "paid", _("已支付")
    VOID = "void", _("已冲销")


class EntryKind(models.TextChoices):
    """What a ledger entry does with money."""

    ALLOTTED = "allotted", _("拨入")
    BUDGETED = "budgeted", _("批准预算")
    TRANSFERRED = "transferred", _("调剂")
    ENCUMBERED = "encumbered", _("占用")
    RELEASED = "released", _("释放")
    VOUCHERED = "vouchered", _("报账")
    PAID = "paid", _("支付")
