"""The views of the flows beside each other."""

from django.utils.translation import gettext as _

from manyuan.web.flows.asking import Asked
from manyuan.web.ui.parts import Tab


def views(asked: Asked, current: str) -> list[Tab]:
    """Return the tabs of the views; what is asked of one is asked of the next."""
    labels = {
        "flow-map": _("流向图"),
        "flow-kinds": _("种类与方向"),
        "flow-coverage": _("覆盖情况"),
        "flow-silent": _("还没有接受的学校"),
    }
    return [
        Tab(label=label, url=asked.page(name), current=name == current)
        for name, label in labels.items()
    ]
