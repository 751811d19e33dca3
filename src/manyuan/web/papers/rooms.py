"""The pages of the papers beside each other."""

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.web.ui.parts import Tab


def rooms(current: str) -> list[Tab]:
    """Return the tabs: what the product issues, and the policy documents that are filed."""
    pages = (("papers", _("签发的文书")), ("policies", _("政策文件")))
    return [Tab(label=label, url=reverse(name), current=name == current) for name, label in pages]
