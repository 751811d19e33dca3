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
    """What a seat is for; the last four are not people."""

    BUREAU_OFFICER = "bureau_officer", _("教育局干部")
    GROUP_OFFICE = "group_office", _("集团办公室")
    PRINCIPAL = "principal", _("校长")
    TEACHER = "teacher", pgettext_lazy("role", "教师")
    AUDITOR = "auditor", _("督导审计")
    PUBLIC = "public", _("公众")
    PARTNER_LINK = "partner_link", _("合作单位链接")
    JOB = "job", _("后台任务")
    COMMAND_LINE = "command_line", _("命令行")


NOT_PEOPLE = frozenset({Role.PUBLIC, Role.PARTNER_LINK, Role.JOB, Role.COMMAND_LINE})
PEOPLE_ROLES = tuple(role for role in Role if role not in NOT_PEOPLE)
UNIT_OF_ROLE = {
    Role.BUREAU_OFFICER: UnitKind.BUREAU,
    Role.GROUP_OFFICE: UnitKind.GROUP,
    Role.PRINCIPAL: UnitKind.SCHOOL,
    Role.TEACHER: UnitKind.SCHOOL,
    Role.AUDITOR: UnitKind.BUREAU,
    Role.PUBLIC: UnitKind.BUREAU,
    Role.PARTNER_LINK: UnitKind.PARTNER,
    Role.JOB: UnitKind.BUREAU,
    Role.COMMAND_LINE: UnitKind.BUREAU,
}
