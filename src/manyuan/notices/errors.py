from manyuan.kernel.errors import BadInput, NotPossible


class AddressNotAllowed(BadInput):
    """A robot would speak to somewhere that nobody has allowed."""

    code = "address_not_allowed"
    sentence = "机器人地址须以 {origins} 开头，请从群机器人的设置里复制完整地址。"


class RobotRefused(NotPossible):
    """A platform answered that it does not take a robot's text."""

    code = "robot_refused"
    sentence = "平台没有接收机器人的消息，返回代码 {code}。请核对地址和安全设置。"


class RobotGone(NotPossible):
    """A robot was removed meanwhile."""

    code = "robot_gone"
    sentence = "这个机器人已被移除，请刷新页面。"


class SecretNotTaken(BadInput):
    """A platform knows no signing secret."""

    code = "secret_not_taken"
    sentence = "{platform}的机器人没有加签密钥，请把这一栏留空。"


class NothingFailed(NotPossible):
    """Everything has left or waits for its time."""

    code = "nothing_failed"
    sentence = "没有发送失败的邮件和群消息，不需要再试。"
