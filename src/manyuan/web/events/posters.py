from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from manyuan.engagements.kinds.event.actions import remove_poster, set_poster
from manyuan.kernel.errors import BadInput, NotPossible
from manyuan.kernel.pictures import MOST_BYTES
from manyuan.web.directory.asking import Done, ask, sent
from manyuan.web.errors import sentence
from manyuan.web.events.finding import own_event_at, poster_at
from manyuan.web.events.trail import page_of, question_about
from manyuan.web.seated import SeatRequest


@require_POST
def add(request: SeatRequest, code: str) -> HttpResponse:
    """Take in the picture that announces an event."""
    event = own_event_at(request.seat, code)
    file = request.FILES.get("file")
    if file is None:
        messages.error(request, _("请先选择图片。"))
        return redirect("event", code)
    try:
        # One byte more than is kept is enough to tell that a file is too large.
        content = file.read(MOST_BYTES + 1)
        set_poster(by=request.seat, event=event, name=file.name or "", content=content)
    except (BadInput, NotPossible) as error:
        messages.error(request, sentence(error))
    else:
        messages.success(request, _("海报已换上；照片里的拍摄地点和设备信息没有保存。"))
    return redirect("event", code)


@require_safe
def show(request: SeatRequest, code: str) -> HttpResponse:
    """Hand out the poster to who may see the event."""
    poster = poster_at(request.seat, code)
    answer = HttpResponse(bytes(poster.content), content_type=poster.media_type)
    answer["Content-Disposition"] = "inline"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def remove(request: SeatRequest, code: str) -> HttpResponse:
    """Take the poster away for good."""
    poster = poster_at(request.seat, code)
    event = own_event_at(request.seat, code)
    lead = _("「{name}」会从系统中彻底删除，不能恢复；历史只保留它的名称。")
    question = question_about(
        event,
        _("撤下「{title}」的海报"),
        _("撤下海报"),
        lead=lead.format(name=poster.name),
        dangerous=True,
    )

    def act() -> Done:
        remove_poster(by=request.seat, event=event)
        return Done(_("海报已撤下。"), page_of(event))

    return ask(request, Form(sent(request)), question, act)
