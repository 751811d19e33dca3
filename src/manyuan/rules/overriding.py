"""A district's own values for rules: text, checked against what each rule may be."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from manyuan.kernel.errors import BadInput
from manyuan.rules.pack import Rule
from manyuan.rules.status import Status

SET_HERE = "本区设定 / set by the district"
YES = {"1", "true", "yes", "是"}
NO = {"0", "false", "no", "否"}


class UnknownRule(BadInput):
    """A district sets a rule that the pack does not have."""

    code = "unknown_rule"
    sentence = "规则包“{pack}”里没有规则“{rule}”。可以设定的有：{known}。"


class RuleValueNotUsable(BadInput):
    """The value that a district gives a rule cannot be read, or lies out of its bounds."""

    code = "rule_value_not_usable"


class NotInBounds(RuleValueNotUsable):
    """A rule wants a number within bounds."""

    code = "rule_not_in_bounds"
    sentence = "规则“{rule}”不能设为“{value}”：应为 {low} 至 {high} 的数。"


class NotWholeInBounds(RuleValueNotUsable):
    """A rule wants a whole number within bounds."""

    code = "rule_not_whole"
    sentence = "规则“{rule}”不能设为“{value}”：应为 {low} 至 {high} 的整数。"


class NotShare(RuleValueNotUsable):
    """A rule wants a share."""

    code = "rule_not_share"
    sentence = "规则“{rule}”不能设为“{value}”：应为 0 至 1 的数或百分数，如 0.1 或 10%。"


class NotYesOrNo(RuleValueNotUsable):
    """A rule wants a yes or no."""

    code = "rule_not_yes_or_no"
    sentence = "规则“{rule}”不能设为“{value}”：应为 1（是）或 0（否）。"


class NotOneWord(RuleValueNotUsable):
    """A rule wants one word out of some."""

    code = "rule_not_one_word"
    sentence = "规则“{rule}”不能设为“{value}”：应为 {words} 之一。"


class NotWords(RuleValueNotUsable):
    """A rule wants a choice of words."""

    code = "rule_not_words"
    sentence = "规则“{rule}”不能设为“{value}”：应为 {words} 中的一个或几个，以分号隔开。"


@dataclass(frozen=True, slots=True)
class Shape:
    """What a rule's value may be: ``read`` gives it, or None where the text cannot be used."""

    read: Callable[[str], object | None]
    wrong: type[RuleValueNotUsable]
    facts: Mapping[str, object] = field(default_factory=dict)


def whole(low: int, high: int) -> Shape:
    """Return the shape of whole numbers from ``low`` to ``high``."""

    def read(text: str) -> int | None:
        number = int(text) if re.fullmatch(r"\d{1,6}", text) else None
        return number if number is not None and low <= number <= high else None

    return Shape(read, NotWholeInBounds, {"low": low, "high": high})


def number(low: int, high: int) -> Shape:
    """Return the shape of decimal numbers from ``low`` to ``high``."""
    return Shape(
        lambda text: _between(_decimal(text), low, high), NotInBounds, {"low": low, "high": high}
    )


def share() -> Shape:
    """Return the shape of shares, written as a fraction of one or as a percentage."""

    def read(text: str) -> Decimal | None:
        bare = text.rstrip("%％")
        value = _decimal(bare.strip())
        return _between(value if value is None or bare == text else value / 100, 0, 1)

    return Shape(read, NotShare)


def yes_or_no() -> Shape:
    """Return the shape of a switch."""

    def read(text: str) -> bool | None:
        lower = text.lower()
        return True if lower in YES else False if lower in NO else None

    return Shape(read, NotYesOrNo)


def word_of(words: tuple[str, ...]) -> Shape:
    """Return the shape of one word among ``words``."""
    return Shape(
        lambda text: text if text in words else None, NotOneWord, {"words": "、".join(words)}
    )


def words_of(words: tuple[str, ...]) -> Shape:
    """Return the shape of a choice of ``words``, at least one, in their own order."""

    def read(text: str) -> tuple[str, ...] | None:
        chosen = {part.strip() for part in re.split("[;；,，、]", text) if part.strip()}
        if not chosen or not chosen <= {*words}:
            return None
        return tuple(word for word in words if word in chosen)

    return Shape(read, NotWords, {"words": "、".join(words)})


def override(rule: Rule[Any], shape: Shape, text: str) -> Rule[Any]:
    """Return ``rule`` with the value that a district sets: it rests on no document any more.

    Raises
    ------
    RuleValueNotUsable
        If ``text`` is not what ``shape`` wants.
    """
    value = shape.read(text.strip())
    if value is None:
        raise shape.wrong(rule=rule.code, value=text, **shape.facts)
    return replace(rule, value=value, source=SET_HERE, status=Status.PROPOSED)


def _decimal(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _between(value: Decimal | None, low: int, high: int) -> Decimal | None:
    return value if value is not None and low <= value <= high else None
