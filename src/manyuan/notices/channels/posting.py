"""What channels share: one POST of JSON to an allowed host, bounded in time, never redirected."""

import http.client
import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from django.conf import settings

from manyuan.notices.errors import AddressNotAllowed, RobotRefused

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

TIMEOUT = 5.0  # seconds for the connection, and again for the answer
LONGEST_ANSWER = 10_000
CONNECTIONS = {"https": http.client.HTTPSConnection, "http": http.client.HTTPConnection}


class Channel(Protocol):
    """A platform whose group robots take texts at an address."""

    slug: str
    label: "_StrPromise"
    takes_secret: bool

    def send(self, text: str, address: str, secret: str = "") -> None:
        """Let the robot say the text.

        Raises
        ------
        AddressNotAllowed, RobotRefused, OSError, http.client.HTTPException
            When it does not.
        """


def origin_of(address: str) -> str:
    """Return scheme, host and port of an address, as the allow-list holds them."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}".lower()


def require_allowed(address: str) -> None:
    """Refuse an address anywhere but on the platforms of the allow-list.

    Raises
    ------
    AddressNotAllowed
        When its scheme, host and port are not in ``ROBOT_ORIGINS``.
    """
    if origin_of(address) not in settings.ROBOT_ORIGINS:
        raise AddressNotAllowed(origins=tuple(settings.ROBOT_ORIGINS))


def post(address: str, text: str) -> None:
    """Send a text; anything but the platform's own word that it was taken is a failure."""
    require_allowed(address)
    parts = urlsplit(address)
    connection = CONNECTIONS[parts.scheme](parts.netloc, timeout=TIMEOUT)
    body = json.dumps({"msgtype": "text", "text": {"content": text}}, ensure_ascii=False)
    try:
        connection.request(
            "POST",
            f"{parts.path}?{parts.query}",
            body.encode(),
            {"Content-Type": "application/json; charset=utf-8"},
        )
        answer = connection.getresponse()
        said = answer.read(LONGEST_ANSWER)
    finally:
        connection.close()
    if answer.status != HTTPStatus.OK:
        raise RobotRefused(code=answer.status)
    _require_taken(said)


def _require_taken(said: bytes) -> None:
    try:
        code = json.loads(said)["errcode"]
    except (ValueError, KeyError, TypeError) as unreadable:
        raise RobotRefused(code="?") from unreadable
    if code != 0:
        raise RobotRefused(code=code)
