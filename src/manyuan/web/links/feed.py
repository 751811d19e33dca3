from django.http import HttpResponse
from django.views.decorators.http import require_safe

from manyuan.seats.enums import LinkUseKind, Role
from manyuan.web.links.calendar import calendar_text
from manyuan.web.links.entering import LinkRequest, through_link
from manyuan.web.links.entries import calendar_name, entries_of


@through_link(Role.CALENDAR_LINK, use=LinkUseKind.FETCHED)
@require_safe
def send_calendar(request: LinkRequest) -> HttpResponse:
    """Send what the link shows, all of its unit or one of it, to a calendar program."""
    detail = request.link.detail
    content = calendar_text(calendar_name(request.seat, detail), entries_of(request.seat, detail))
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'inline; filename="calendar.ics"'
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
