from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class TemplateName(models.TextChoices):
    """The templates of the group evaluation, by the ids of their rule packs."""

    COMPACT = "evaluation-compact", _("模板 A：紧密型")
    LIGHT = "evaluation-light", _("模板 B：松散型")


class Item(models.TextChoices):
    """What people tick about a group, since no flow can show it."""

    CHARTER = "charter", _("有章程")
    COUNCIL = "council", _("有理事会")
    OFFICE = "office", _("有集团办公室")
    FUNDS = "funds", _("经费统一管理")
    STAFF = "staff", _("教师统一调配")
    PAY = "pay", _("工资统一发放")
    WORK = "work", _("工作统一安排")
    EQUIPMENT = "equipment", _("装备统一配置")
    QUALITY = "quality", _("质量统一评估")
    ONE_HEAD = "one_head", _("同一法人或同一位总校长")


class VetoKind(models.TextChoices):
    """What bars every grade but the last."""

    SAFETY = "safety", _("安全事故")
    ENROLMENT = "enrolment", _("违规招生")
    FRAUD = "fraud", _("弄虚作假")
    MONEY = "money", _("经费违规")


class GradeName(models.TextChoices):
    """What a year of a group comes to; nothing where too little is known."""

    EXCELLENT = "excellent", pgettext_lazy("grade", "优秀")
    GOOD = "good", pgettext_lazy("grade", "良好")
    PASSED = "passed", pgettext_lazy("grade", "合格")
    FAILED = "failed", pgettext_lazy("grade", "不合格")


class PartKind(models.TextChoices):
    """Of what a score is made."""

    LEAF = "leaf", _("模板条目")
    MEMBER = "member", _("成员校得分")
    WEAKEST = "weakest", _("最弱成员校")
    ADJUSTMENT = "adjustment", _("加减分")


class AppealState(models.TextChoices):
    """Where an appeal stands."""

    OPEN = "open", _("待答复")
    UPHELD = "upheld", _("维持原等次")
    CHANGED = "changed", _("已更正")


# Which ticks make up a judged line of the template.
CHARTER = (Item.CHARTER, Item.COUNCIL, Item.OFFICE)
UNITY = (Item.FUNDS, Item.STAFF, Item.PAY, Item.WORK, Item.EQUIPMENT, Item.QUALITY)
