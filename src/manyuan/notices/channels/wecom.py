from django.utils.translation import gettext_lazy as _

from manyuan.notices.channels.posting import post


class WeCom:
    """Group robots of WeCom; the key in the address is all that they ask for."""

    slug = "wecom"
    label = _("企业微信")
    takes_secret = False

    def send(self, text: str, address: str, secret: str = "") -> None:  # noqa: ARG002 -- a channel
        """Let the robot say the text."""
        post(address, text)
