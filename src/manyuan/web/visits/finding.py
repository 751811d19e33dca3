"""What an address of the visits names, open to who may see it."""

from django.http import Http404
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.visit.models import Evidence, Visit
from manyuan.engagements.kinds.visit.queries.evidence import evidence_of
from manyuan.engagements.kinds.visit.queries.visits import visit
from manyuan.seats.models import Seat


def visit_at(seat: Seat, code: str) -> Visit:
    """Return the visit of this code; one that the seat may not see is as good as none."""
    found = visit(seat, code)
    if found is None:
        said = _("没有编号为 {code} 的专家到校，或者您的席位不能查看它。")
        raise Http404(said.format(code=code))
    return found


def evidence_at(seat: Seat, code: str, pk: int) -> Evidence:
    """Return a piece of evidence of a visit."""
    found = evidence_of(seat, visit_at(seat, code)).filter(pk=pk).first()
    if found is None:
        raise Http404(_("这个文件不存在，或者已被移除。"))
    return found
