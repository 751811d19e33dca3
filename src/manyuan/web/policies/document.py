from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.kernel.clock import today
from manyuan.policies.enums import PolicyStanding
from manyuan.policies.models import PolicyDocument
from manyuan.policies.permissions import may_change_policy
from manyuan.policies.queries.documents import succeeded_by, successor_of
from manyuan.seats.permissions import may_see_history
from manyuan.web.documents.passing import hand_out
from manyuan.web.policies.finding import file_at, policy_at
from manyuan.web.policies.trail import to_policy
from manyuan.web.policies.words import scope_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Source


@require_safe
def show_policy(request: SeatRequest, number: int) -> HttpResponse:
    """Show a policy document as it stands today, with its versions."""
    document, seat = policy_at(request.seat, number), request.seat
    version, standing = document.version_on(today()), document.standing_on(today())
    context = {
        "document": document,
        "version": version,
        "versions": document.versions.all(),
        "standing": standing,
        "is_in_force": standing == PolicyStanding.IN_FORCE,
        "said": _said(document, standing),
        "scope": scope_of(document),
        "successor": successor_of(seat, document),
        "succeeds": succeeded_by(seat, document),
        "may_change": may_change_policy(seat, document),
        "may_see_history": may_see_history(seat),
        "crumbs": to_policy(document),
        "source": Source(where=_("政策文件归档"), as_of=today()),
    }
    return render(request, "policies/policy.html", context)


@require_safe
def hand_out_file(request: SeatRequest, number: int, version: int) -> HttpResponse:
    """Hand out the file of a version to who may see the document."""
    return hand_out(file_at(request.seat, number, version))


def _said(document: PolicyDocument, standing: PolicyStanding) -> str:
    version = document.version_on(today())
    if standing == PolicyStanding.UPCOMING:
        return _("自 {on} 起生效。").format(on=version.starts_on)
    if standing == PolicyStanding.EXPIRED:
        return _("自 {on} 起不再有效。").format(on=version.ends_on)
    if document.repealed_on is not None:
        text = _("自 {on} 起废止：{reason}")
        return text.format(on=document.repealed_on, reason=document.repeal_reason)
    return ""
