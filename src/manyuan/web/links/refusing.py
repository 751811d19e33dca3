"""What a visitor sees whose link opens nothing: the same calm page, whatever the reason."""

import hashlib

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from manyuan.kernel.errors import ManyuanError
from manyuan.web.account.client_address import client_address
from manyuan.web.errors import sentence
from manyuan.web.seated import status_of

MOST_FORGED = 30
PAUSE = 15 * 60


def nothing_here(request: HttpRequest) -> HttpResponse:
    """Say that the address opens nothing, and who can help."""
    return render(request, "links/nothing_here.html", status=404)


def forged(request: HttpRequest) -> HttpResponse:
    """Answer an address that we never gave out; who tries many of them has to wait.

    Addresses that we did give out are answered all the while: a school shares one connection.
    """
    if not _tries_too_much(request):
        return nothing_here(request)
    response = render(request, "links/nothing_here.html", status=429)
    response.headers["Retry-After"] = str(PAUSE)
    return response


def refused(request: HttpRequest, error: ManyuanError) -> HttpResponse:
    """Say why what was asked through the link cannot be done."""
    context = {"sentence": sentence(error)}
    return render(request, "links/refused.html", context, status=status_of(error))


def _tries_too_much(request: HttpRequest) -> bool:
    address = hashlib.sha256(client_address(request).encode()).hexdigest()
    key = f"forged-link:{address}"
    tries = cache.get(key, 0) + 1
    cache.set(key, tries, PAUSE)
    return bool(tries > MOST_FORGED)
