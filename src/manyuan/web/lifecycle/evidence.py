from django.http import HttpResponse
from django.utils.translation import gettext as _

from manyuan.lifecycle.actions.evidence import register_evidence
from manyuan.lifecycle.permissions import may_decide_lifecycle
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, ask, sent
from manyuan.web.directory.finding import group_at
from manyuan.web.lifecycle.deciding import question
from manyuan.web.lifecycle.forms import EvidenceForm
from manyuan.web.seated import SeatRequest


def look_at(request: SeatRequest, code: str) -> HttpResponse:
    """Register what somebody looked at in a group."""
    require(may_decide_lifecycle(request.seat))
    group = group_at(request.seat, code)
    form = EvidenceForm(sent(request))
    asked = question(group, _("登记{group}的佐证").format(group=group.name), _("登记佐证"))

    def act() -> Done:
        register_evidence(by=request.seat, group=group, facts=form.facts())
        return Done(_("已登记佐证。"), asked.cancel_url)

    return ask(request, form, asked, act)
