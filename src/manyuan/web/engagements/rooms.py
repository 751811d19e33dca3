"""The pages of the engagements beside each other."""

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.web.ui.parts import Tab


def rooms(current: str) -> list[Tab]:
    """Return the tabs: one for each kind of flow, and all flows together."""
    pages = (
        ("engagements", _("教师交流")),
        ("visits", _("专家到校")),
        ("flows", _("全部流动")),
    )
    return [Tab(label=label, url=reverse(name), current=name == current) for name, label in pages]
