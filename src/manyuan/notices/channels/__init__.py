"""Where group robots speak: each platform is a channel in a file of its own, found by its name."""

from manyuan.notices.channels.dingtalk import DingTalk
from manyuan.notices.channels.posting import Channel
from manyuan.notices.channels.wecom import WeCom

__all__ = ["CHANNELS", "Channel"]

CHANNELS: dict[str, Channel] = {channel.slug: channel for channel in (DingTalk(), WeCom())}
