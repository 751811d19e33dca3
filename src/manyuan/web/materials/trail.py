"""The way to a page of the shared materials."""

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.material.models import Material
from manyuan.web.ui.parts import Crumb


def to_materials(*more: Crumb) -> list[Crumb]:
    """Return the way through the list."""
    return [Crumb(_("资料共享"), reverse("materials")), *more]


def to_material(material: Material, *more: Crumb) -> list[Crumb]:
    """Return the way through a material's page, which is the end when nothing follows."""
    own = page_of(material) if more else ""
    return to_materials(Crumb(material.title, own), *more)


def page_of(material: Material) -> str:
    """Return the address of a material."""
    return reverse("material", args=[material.code])
