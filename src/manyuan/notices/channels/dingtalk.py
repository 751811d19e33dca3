import base64
import hashlib
import hmac
from urllib.parse import quote_plus

from django.utils.translation import gettext_lazy as _

from manyuan.kernel.clock import now
from manyuan.notices.channels.posting import post


class DingTalk:
    """Group robots of DingTalk; one with signing wants the moment, signed with its secret."""

    slug = "dingtalk"
    label = _("钉钉")
    takes_secret = True

    def send(self, text: str, address: str, secret: str = "") -> None:
        """Let the robot say the text."""
        post(f"{address}{signature(secret, milliseconds())}" if secret else address, text)


def milliseconds() -> int:
    """Return the present moment as DingTalk counts it."""
    return int(now().timestamp() * 1000)


def signature(secret: str, at: int) -> str:
    """Return what is added to an address: HMAC-SHA256 of moment and secret, under the secret.

    Examples
    --------
    >>> signature("SEC1", 1600000000000)
    '&timestamp=1600000000000&sign=251ymK1DMiOoZfQVOB8rUvdQVSxdr7zMtavd%2BPlY6Ew%3D'
    """
    digest = hmac.digest(secret.encode(), f"{at}\n{secret}".encode(), hashlib.sha256)
    return f"&timestamp={at}&sign={quote_plus(base64.b64encode(digest))}"
