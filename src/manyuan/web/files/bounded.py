"""Uploads are refused by their announced size, before a byte of them is read."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from manyuan.sheets import limits
from manyuan.web.seated import SeatRequest

# What the form itself adds to the files: boundaries, names, the token.
ENVELOPE = limits.MEGABYTE
View = Callable[[SeatRequest], HttpResponseBase]


def bounded(view: View) -> View:
    """Answer 413 to what is too large; the token is checked only afterwards, as it lies inside."""
    protected = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def guarded(request: SeatRequest) -> HttpResponseBase:
        if announced(request) > limits.FILE_BYTES + ENVELOPE:
            return too_large(request)
        return protected(request)

    return guarded


def announced(request: SeatRequest) -> int:
    """Return how many bytes the browser says that it sends."""
    length = request.headers.get("Content-Length", "")
    return int(length) if length.isdecimal() else 0


def too_large(request: SeatRequest) -> HttpResponse:
    """Say that the files are too large and what to do."""
    sentence = _(
        "上传的文件共 {megabytes} MB，超过 {limit} MB 的上限，没有读入。"
        "请删去图片和无关的工作表，或分几次上传。"
    ).format(megabytes=-(-announced(request) // limits.MEGABYTE), limit=limits.FILE_MEGABYTES)
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    response = render(request, "400.html", {"sentence": sentence, "status": status}, status=status)
    # What is still on its way cannot be answered twice.
    response["Connection"] = "close"
    return response
