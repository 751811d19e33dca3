from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from manyuan.directory.actions.venue_photos import picture_venue, unpicture_venue
from manyuan.directory.models import Venue
from manyuan.directory.permissions import may_change_venues_of
from manyuan.directory.queries.venues import has_photo, photo_of
from manyuan.kernel.errors import BadInput
from manyuan.kernel.pictures import MOST_BYTES
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.directory.ending_forms import TakeBackForm
from manyuan.web.errors import sentence
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb
from manyuan.web.venues.finding import venue_at
from manyuan.web.venues.trail import page_of, to_venue


@require_http_methods(["GET", "HEAD", "POST"])
def photo(request: SeatRequest, code: str) -> HttpResponse:
    """Hand out the photo of a venue, or take in another."""
    venue = venue_at(request.seat, code)
    return _add(request, venue) if request.method == "POST" else _show(request, venue)


def _show(request: SeatRequest, venue: Venue) -> HttpResponse:
    found = photo_of(request.seat, venue)
    if found is None:
        raise Http404(_("这处场地还没有照片。"))
    answer = HttpResponse(bytes(found.content), content_type=found.media_type)
    answer["Content-Disposition"] = "inline"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _add(request: SeatRequest, venue: Venue) -> HttpResponse:
    require(may_change_venues_of(request.seat, venue.school))
    file = request.FILES.get("file")
    if file is None:
        messages.error(request, _("请先选择照片。"))
        return redirect(page_of(venue))
    try:
        # One byte more than is kept is enough to tell that a file is too large.
        content = file.read(MOST_BYTES + 1)
        picture_venue(by=request.seat, venue=venue, name=file.name or "", content=content)
    except BadInput as error:
        messages.error(request, sentence(error))
    else:
        messages.success(request, _("已更换照片；拍摄地点和设备信息没有保存。"))
    return redirect(page_of(venue))


def remove(request: SeatRequest, code: str) -> HttpResponse:
    """Take the photo of a venue away for good."""
    venue = venue_at(request.seat, code)
    require(may_change_venues_of(request.seat, venue.school))
    if not has_photo(request.seat, venue):
        raise Http404(_("这处场地还没有照片。"))
    question = Question(
        headline=_("移除{venue}的照片").format(venue=venue),
        submit=_("移除照片"),
        cancel_url=page_of(venue),
        crumbs=to_venue(venue, Crumb(_("移除照片"))),
        warnings=[_("照片会从系统中彻底删除，不能恢复。")],
        dangerous=True,
    )

    def act() -> Done:
        unpicture_venue(by=request.seat, venue=venue)
        return Done(_("已移除照片。"), page_of(venue))

    return ask(request, TakeBackForm(sent(request)), question, act)
