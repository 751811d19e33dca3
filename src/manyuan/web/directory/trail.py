"""The way to a page of the directory."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from manyuan.directory.models import Expert, Group, Partner, School, Studio
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


def to_agreements(*more: Crumb) -> list[Crumb]:
    """Return the way through the list of agreements."""
    return [Crumb(_("合作协议"), reverse("agreements")), *more]


def to_experts(*more: Crumb) -> list[Crumb]:
    """Return the way through the list of experts."""
    return [Crumb(pgettext("list", "专家"), reverse("experts")), *more]


def to_expert(expert: Expert, *more: Crumb) -> list[Crumb]:
    """Return the way through an expert's page, which is the end when nothing follows."""
    return to_experts(_unit(str(expert), "expert", expert.code, ends=not more), *more)


def to_studios(*more: Crumb) -> list[Crumb]:
    """Return the way through the list of doctoral studios."""
    return [Crumb(pgettext("list", "博士工作室"), reverse("studios")), *more]


def to_studio(studio: Studio, *more: Crumb) -> list[Crumb]:
    """Return the way through a studio's page, which is the end when nothing follows."""
    return to_studios(_unit(str(studio), "studio", studio.code, ends=not more), *more)


def _unit(name: str, address: str, code: str, *, ends: bool) -> Crumb:
    return Crumb(name, "" if ends else reverse(address, args=[code]))
