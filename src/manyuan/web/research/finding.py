"""What an address of joint research names, open to who may see it."""

from django.http import Http404
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.research.models import Output, Participation, Research
from manyuan.engagements.kinds.research.queries.research import (
    output_of,
    participations_of,
    research,
)
from manyuan.seats.models import Seat


def research_at(seat: Seat, code: str) -> Research:
    """Return the activity of this code; one that the seat may not see is as good as none."""
    found = research(seat, code)
    if found is None:
        said = _("没有编号为 {code} 的联合教研，或者您的席位不能查看它。")
        raise Http404(said.format(code=code))
    return found


def part_at(seat: Seat, research: Research, school: str) -> Participation:
    """Return the part of a school in an activity."""
    found = participations_of(seat, research).filter(school__unit__code=school).first()
    if found is None:
        raise Http404(_("这所学校不在参加学校之列。"))
    return found


def output_at(seat: Seat, code: str, pk: int) -> Output:
    """Return a file of an activity."""
    found = output_of(seat, research_at(seat, code), pk)
    if found is None:
        raise Http404(_("这个文件不存在，或者已被移除。"))
    return found
