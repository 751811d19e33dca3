from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from manyuan.web.calendar.asking import Asked
from manyuan.web.ui.parts import Tab


def view_tabs(asked: Asked) -> list[Tab]:
    """Return the ways in which days are laid out, the venues of one day the last of them."""
    names = {"week": _("周"), "month": _("月"), "term": pgettext("calendar", "学期")}
    venues = f"{reverse('venue-timeline')}?day={asked.day.isoformat()}"
    return [
        *(
            Tab(label=label, url=asked.address(view=view), current=view == asked.view)
            for view, label in names.items()
        ),
        Tab(label=pgettext("calendar", "场地按小时"), url=venues, current=asked.view == "venues"),
    ]
