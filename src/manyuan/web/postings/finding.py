"""The posting that an address names, open to who may see it."""

from django.http import Http404
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.posting.models import Posting
from manyuan.engagements.kinds.posting.permissions import may_see_posting
from manyuan.engagements.kinds.posting.queries.postings import posting_with_code
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


def posting_at(seat: Seat, code: str) -> Posting:
    """Return the posting of this code."""
    found = posting_with_code(seat, code)
    if found is None:
        raise Http404(_("没有编号为 {code} 的教师交流。").format(code=code))
    require(may_see_posting(seat, found))
    return found
