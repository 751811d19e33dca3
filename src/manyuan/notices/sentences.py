from django.utils.translation import gettext_lazy as _

from manyuan.notices.channels import CHANNELS

SENTENCES = {
    "robot.set": _("为{unit}设置了{robot_vendor}群机器人"),
    "robot.removed": _("移除了{unit}的{robot_vendor}群机器人"),
    "robot.tried": _("让{unit}的{robot_vendor}群机器人试发一条"),
    "letters.retried": _("重新发送没有发成的邮件 {letters} 封、群消息 {texts} 条"),
}
WORDS = {"robot_vendor": {slug: channel.label for slug, channel in CHANNELS.items()}}
