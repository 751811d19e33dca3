from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class UnitKind(models.TextChoices):
    """What a unit is."""

    BUREAU = "bureau", _("教育局")
    GROUP = "group", pgettext_lazy("unit", "教育集团")
    SCHOOL = "school", pgettext_lazy("unit", "学校")
    PARTNER = "partner", pgettext_lazy("unit", "合作单位")


class Role(models.TextChoices):
    """What a seat is for; the last five are not people."""

    BUREAU_OFFICER = "bureau_officer", _("教育局干部")
    GROUP_OFFICE = "group_office", _("集团办公室")
    PRINCIPAL = "principal", _("校长")
    TEACHER = "teacher", pgettext_lazy("role", "教师")
    AUDITOR = "auditor", _("督导审计")
    PUBLIC = "public", _("公众")
    PARTNER_LINK = "partner_link", _("合作单位链接")
    CALENDAR_LINK = "calendar_link", _("订阅日历")
    JOB = "job", _("后台任务")
    COMMAND_LINE = "command_line", _("命令行")


class LinkUseKind(models.TextChoices):
    """What a link was used for: its page was opened, its calendar fetched, something was done."""

    OPENED = "opened", _("打开页面")
    FETCHED = "fetched", _("读取日历")
    ACTED = "acted", _("办理事项")


# A link opens the seat of its role at the unit that it was made for.
UNITS_OF_LINK = {
    Role.PARTNER_LINK: frozenset({UnitKind.PARTNER}),
    Role.CALENDAR_LINK: frozenset({UnitKind.GROUP, UnitKind.SCHOOL, UnitKind.PARTNER}),
}
NOT_PEOPLE = frozenset({Role.PUBLIC, Role.JOB, Role.COMMAND_LINE, *UNITS_OF_LINK})
PEOPLE_ROLES = tuple(role for role in Role if role not in NOT_PEOPLE)
HAS_DEPUTIES = (Role.BUREAU_OFFICER, Role.GROUP_OFFICE, Role.PRINCIPAL)
UNIT_OF_ROLE = {
    Role.BUREAU_OFFICER: UnitKind.BUREAU,
    Role.GROUP_OFFICE: UnitKind.GROUP,
    Role.PRINCIPAL: UnitKind.SCHOOL,
    Role.TEACHER: UnitKind.SCHOOL,
    Role.AUDITOR: UnitKind.BUREAU,
    Role.PUBLIC: UnitKind.BUREAU,
    Role.JOB: UnitKind.BUREAU,
    Role.COMMAND_LINE: UnitKind.BUREAU,
}
