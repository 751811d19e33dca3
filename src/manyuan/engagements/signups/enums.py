"""The closed sets of signing up, and which state may follow which: nothing else is possible."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from manyuan.directory.enums import StrengthLevel
from manyuan.plans.enums import Follows


class RegistrationState(models.TextChoices):
    """How somebody who signed up stands."""

    CONFIRMED = "confirmed", pgettext_lazy("signup", "报名成功")
    WAITING = "waiting", pgettext_lazy("signup", "候补")
    CANCELLED = "cancelled", pgettext_lazy("signup", "已取消")
    REFUSED = "refused", pgettext_lazy("signup", "未通过")


REGISTRATION_FOLLOWS: Follows = {
    RegistrationState.WAITING: frozenset(
        {RegistrationState.CONFIRMED, RegistrationState.CANCELLED, RegistrationState.REFUSED}
    ),
    RegistrationState.CONFIRMED: frozenset(
        {RegistrationState.CANCELLED, RegistrationState.REFUSED}
    ),
    RegistrationState.CANCELLED: frozenset(),
    RegistrationState.REFUSED: frozenset(),
}
LIVE = (RegistrationState.CONFIRMED, RegistrationState.WAITING)


class Needs(models.TextChoices):
    """Which contact data a list asks for: no more than it needs."""

    NOTHING = "nothing", _("不收集联系方式")
    PHONE = "phone", _("手机号")
    NAME_AND_PHONE = "name_phone", _("监护人姓名和手机号")


class Phase(models.TextChoices):
    """Where a list stands at a moment."""

    AHEAD = "ahead", pgettext_lazy("signup", "未开始")
    OPEN = "open", pgettext_lazy("signup", "报名中")
    CLOSED = "closed", pgettext_lazy("signup", "已截止")


# Whose children come first where a list gives weaker schools some time.
WEAKER = frozenset({StrengthLevel.WEAK, StrengthLevel.NEW})
