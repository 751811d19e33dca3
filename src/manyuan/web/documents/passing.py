"""Documents that people upload and others fetch, of whatever kind of flow."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.documents.models import Document
from manyuan.engagements.kinds.documents.reading import MOST_BYTES
from manyuan.kernel.errors import BadInput, NotPossible
from manyuan.web.errors import sentence
from manyuan.web.seated import SeatRequest

# A form that takes files along.
UPLOADING = "documents/uploading.html"


def take_in(request: SeatRequest, keep: Callable[[str, bytes], Document]) -> None:
    """Hand each file that was sent to ``keep``, and say how that went."""
    files = request.FILES.getlist("file")
    if not files:
        messages.error(request, _("请先选择文件。"))
    for file in files:
        try:
            # One byte more than is kept is enough to tell that a file is too large.
            kept = keep(file.name or "", file.read(MOST_BYTES + 1))
        except (BadInput, NotPossible) as error:
            messages.error(request, sentence(error))
        else:
            messages.success(request, _("已添加「{name}」。").format(name=kept.name))


def hand_out(document: Document) -> HttpResponse:
    """Hand out a document as a file to keep; nothing of it is opened in a page of ours."""
    answer = HttpResponse(bytes(document.content), content_type=document.mime)
    shown = content_disposition_header(as_attachment=True, filename=document.name)
    answer["Content-Disposition"] = shown or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
