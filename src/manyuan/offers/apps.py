from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OffersConfig(AppConfig):
    """What schools, groups and partners give and need, collected year by year."""

    name = "manyuan.offers"
    label = "offers"
    verbose_name = _("供需")
