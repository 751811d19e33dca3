from typing import ClassVar


class ManyuanError(Exception):
    """What the user is told: a code, one sentence that says what to do, and the facts behind it.

    ``sentence`` is a template in Chinese, the original language; ``facts`` fill its named
    placeholders. Whoever shows the error translates the template first and fills it afterwards.
    """

    code: ClassVar[str] = "error"
    sentence: ClassVar[str] = ""

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.sentence.format(**facts))


class BadInput(ManyuanError):
    """Data or arguments that cannot be used as they are (exit code 2, HTTP 400)."""

    code = "bad_input"


class Refused(ManyuanError):
    """The seat may not do this (HTTP 403)."""

    code = "refused"
    sentence = "{reason}"


class NotPossible(ManyuanError):
    """The action breaks a rule in the present state of things (HTTP 409)."""

    code = "not_possible"
