from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from manyuan.web.ui.parts import Tab


def partner_tabs(current: str) -> list[Tab]:
    """Return the pages about partners, with the one that is shown marked."""
    pages = (
        ("partnerships", _("共建情况")),
        ("partners", _("合作单位")),
        ("agreements", _("合作协议")),
        ("experts", pgettext("list", "专家")),
        ("studios", pgettext("list", "博士工作室")),
    )
    return [Tab(label=label, url=reverse(name), current=name == current) for name, label in pages]
