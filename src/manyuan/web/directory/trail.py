"""The way to a page of the directory."""

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.directory.models import Group, Partner, School
from manyuan.web.ui.parts import Crumb


def to_schools(*more: Crumb) -> list[Crumb]:
    """Return the way through the list of schools."""
    return [Crumb(_("学校"), reverse("schools")), *more]


def to_school(school: School, *more: Crumb) -> list[Crumb]:
    """Return the way through a school's page, which is the end when nothing follows."""
    return to_schools(_unit(school.name, "school", school.code, ends=not more), *more)


def to_groups(*more: Crumb) -> list[Crumb]:
    """Return the way through the list of groups."""
    return [Crumb(_("各集团"), reverse("groups")), *more]


def to_group(group: Group, *more: Crumb) -> list[Crumb]:
    """Return the way through a group's page, which is the end when nothing follows."""
    return to_groups(_unit(group.name, "group", group.code, ends=not more), *more)


def to_partners(*more: Crumb) -> list[Crumb]:
    """Return the way through the list of partners."""
    return [Crumb(_("合作单位"), reverse("partners")), *more]


def to_partner(partner: Partner, *more: Crumb) -> list[Crumb]:
    """Return the way through a partner's page, which is the end when nothing follows."""
    return to_partners(_unit(partner.name, "partner", partner.code, ends=not more), *more)


def _unit(name: str, address: str, code: str, *, ends: bool) -> Crumb:
    return Crumb(name, "" if ends else reverse(address, args=[code]))
