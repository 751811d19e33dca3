"""How often one session or one contact may try; never one address alone: a school shares one.

A session is a signed cookie with a random number. It is set with a form, goes with the browser, and
is written nowhere.
"""

import hashlib
import secrets
from http import HTTPStatus

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse

from manyuan.engagements.signups.errors import SubmissionUnknown
from manyuan.kernel.errors import BadInput, NotPossible

COOKIE = "manyuan_visitor"
A_DAY = 24 * 3600
PAUSE_MINUTES = 10
PAUSE = PAUSE_MINUTES * 60
MOST_OF_SESSION, MOST_OF_CONTACT, MOST_WRONG_CODES = 30, 10, 10
MOST_CHECKS, MOST_CHECKS_OF_MARK = 30, 100


class TooManyTries(NotPossible):
    """Somebody tries faster than people do."""

    code = "too_many_tries"
    sentence = "提交太频繁，没有登记。请等 {minutes} 分钟再试；已经报上的名不受影响。"


class TooManyChecks(NotPossible):
    """Somebody checks papers faster than people do, or many try the same number."""

    code = "too_many_checks"
    sentence = "核验太频繁，这次没有核对。请等 {minutes} 分钟再试。"


class CheckUnknown(BadInput):
    """A check did not come from our page."""

    code = "check_unknown"
    sentence = "页面已过期，请刷新后重新填写再核验。"


def know_session(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Give the browser a session with the form, unless it has one."""
    if _session(request) is None:
        response.set_signed_cookie(
            COOKIE,
            secrets.token_urlsafe(12),
            salt=COOKIE,
            max_age=A_DAY,
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
    return response


def require_calm(request: HttpRequest, *, contact: str = "") -> None:
    """Count a try of the session and of the contact, and refuse one too many.

    Raises
    ------
    SubmissionUnknown
        When the form did not come from our page: it has no session.
    TooManyTries
        When either has tried too often within ten minutes.
    """
    session = _session(request)
    if session is None:
        raise SubmissionUnknown
    _count("session", session, MOST_OF_SESSION)
    if contact:
        _count("contact", contact, MOST_OF_CONTACT)


def count_wrong_code(request: HttpRequest) -> None:
    """Count a code that opens nothing; who tries many of them waits."""
    session = _session(request)
    if session is None:
        raise SubmissionUnknown
    _count("code", session, MOST_WRONG_CODES)


def require_calm_check(request: HttpRequest, *, mark: str) -> None:
    """Count a check of a paper, by the session and by the number that is tried.

    Raises
    ------
    CheckUnknown
        When the form did not come from our page: it has no session.
    TooManyChecks
        When either was tried too often within ten minutes.
    """
    session = _session(request)
    if session is None:
        raise CheckUnknown
    _count("check", session, MOST_CHECKS, TooManyChecks)
    _count("mark", mark, MOST_CHECKS_OF_MARK, TooManyChecks)


def wait(response: HttpResponse) -> HttpResponse:
    """Tell programs how long to wait, where the answer says that there were too many tries."""
    if response.status_code == HTTPStatus.TOO_MANY_REQUESTS:
        response.headers["Retry-After"] = str(PAUSE)
    return response


def _session(request: HttpRequest) -> str | None:
    found = request.get_signed_cookie(COOKIE, default=None, salt=COOKIE, max_age=A_DAY)
    return None if found is None else str(found)


def _count(of: str, who: str, most: int, error: type[NotPossible] = TooManyTries) -> None:
    cache = caches["public"]
    key = f"{of}:{hashlib.sha256(who.encode()).hexdigest()}"
    cache.add(key, 0, PAUSE)
    try:
        tries = cache.incr(key)
    except ValueError:  # it was just forgotten
        tries = 1
    if tries > most:
        raise error(minutes=PAUSE_MINUTES)
