from manyuan.kernel.errors import BadInput, NotPossible


class UnitDoesNotFitRole(BadInput):
    """The role belongs to another kind of unit."""

    code = "unit_does_not_fit_role"
    sentence = "「{role}」的席位不能设在「{unit}」，请选择对应的单位。"


class PersonUnknown(BadInput):
    """Nobody signs in with this name."""

    code = "person_unknown"
    sentence = "没有用户名为「{username}」的账号，请核对用户名。"


class UsernameTaken(BadInput):
    """Somebody signs in with this name already."""

    code = "username_taken"
    sentence = "用户名「{username}」已被使用，请换一个。"


class BureauExists(BadInput):
    """The installation runs this district already."""

    code = "bureau_exists"
    sentence = "代码为「{code}」的教育局已经存在。"


class SeatHasEnded(NotPossible):
    """The seat was ended before."""

    code = "seat_has_ended"
    sentence = "这个席位已经结束，不能再次结束。"


class OwnSeat(NotPossible):
    """Nobody ends their own seat or closes their own account."""

    code = "own_seat"
    sentence = "不能结束自己的席位或停用自己的账号，请由另一位教育局干部办理。"


class OwnPassword(NotPossible):
    """Whoever is signed in changes the own password by giving the old one."""

    code = "own_password"
    sentence = "不能为自己重新发放密码，请使用「修改密码」。"


class SeatHeldAlready(NotPossible):
    """The same person already holds the same seat during part of the time."""

    code = "seat_held_already"
    sentence = "{name}在这段时间已有「{unit}」的{role}席位，请先结束那个席位。"


class SeatNotHeld(NotPossible):
    """The seat from which somebody acts ended while they were at work."""

    code = "seat_not_held"
    sentence = "您的席位已经结束，没有保存任何改动；如有疑问，请联系教育局。"


class LinkTermOutOfBounds(BadInput):
    """A link lasts at least a day and at most a little more than a school year."""

    code = "link_term_out_of_bounds"
    sentence = "链接的有效期须为 1 至 {most} 天，请改填天数。"


class LinkRevokedAlready(NotPossible):
    """The link was revoked before."""

    code = "link_revoked_already"
    sentence = "这个链接已经撤销；需要时请另行开通。"


class LinkNotOpen(NotPossible):
    """The link through which somebody acts expired or was revoked while they were at work."""

    code = "link_not_open"
    sentence = "这个链接已经失效，没有保存任何改动；请向教育局索取新的链接。"


class DeputyOutOfBounds(BadInput):
    """A deputy sits from today or later on, for at most a school term's length."""

    code = "deputy_out_of_bounds"
    sentence = "代理从今天或以后开始，至少 1 天，最多 {most} 天，请改填日期。"


class DeputyBeyondSeat(BadInput):
    """Nobody hands over what they no longer hold."""

    code = "deputy_beyond_seat"
    sentence = "您的席位在 {on} 结束，代理不能晚于这一天。"


class DeputyUnknown(BadInput):
    """Nobody who sits at the bureau today signs in with this name."""

    code = "deputy_unknown"
    sentence = "本区没有用户名为「{username}」的在任人员，请核对用户名。"


class DeputyIsOneself(BadInput):
    """Nobody stands in for themselves."""

    code = "deputy_is_oneself"
    sentence = "不能请自己代理，请填写另一位同事的用户名。"


class DeputyReasonMissing(BadInput):
    """An absence has a reason."""

    code = "deputy_reason_missing"
    sentence = "请写明离岗原因。"


class DeputyNamedAlready(NotPossible):
    """Two deputies would sit in the same seat at the same time."""

    code = "deputy_named_already"
    sentence = "{name}在 {first} 至 {last} 已经代理这个席位，请先结束那次代理或改选日期。"


class DeputyHasEnded(NotPossible):
    """The deputy left before."""

    code = "deputy_has_ended"
    sentence = "这次代理已经结束。"
