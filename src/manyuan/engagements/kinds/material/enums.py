"""The closed sets of shared materials."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from manyuan.plans.enums import Follows

KIND = "material"


class MaterialSort(models.TextChoices):
    """What a material is."""

    LESSON_PLAN = "lesson_plan", _("教案")
    ITEM_BANK = "item_bank", _("题库")
    COURSEWARE = "courseware", _("课件")
    RECORDING = "recording", _("课堂实录")


class Licence(models.TextChoices):
    """Who may use a material, and how."""

    GROUP = "group", _("仅限本集团学校使用")
    DISTRICT = "district", _("仅限本区学校使用")
    CC_BY = "cc_by", _("CC BY 4.0，署名即可使用")
    CC_BY_SA = "cc_by_sa", _("CC BY-SA 4.0，署名并以相同方式共享")
    CC_BY_NC = "cc_by_nc", _("CC BY-NC 4.0，署名、非商业使用")
    CC_BY_NC_SA = "cc_by_nc_sa", _("CC BY-NC-SA 4.0，署名、非商业、相同方式共享")


class MaterialState(models.TextChoices):
    """Whether a material is still offered."""

    SHARED = "shared", pgettext_lazy("material", "共享中")
    WITHDRAWN = "withdrawn", pgettext_lazy("material", "已撤回")


MATERIAL_FOLLOWS: Follows = {
    MaterialState.SHARED: frozenset({MaterialState.WITHDRAWN}),
    MaterialState.WITHDRAWN: frozenset(),
}


class UseMode(models.TextChoices):
    """In which way a school used what another had made."""

    REMOTE = "remote_share", _("远程共享")
    ON_SITE = "onsite_share", _("到校共享")
