from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

Translate: TypeAlias = Callable[[str], str]
Fact: TypeAlias = "str | int | float | Decimal | date | Word | Titled | Said | tuple[Fact, ...]"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the product itself within a sentence: translated when it is shown."""

    text: str


@dataclass(frozen=True, slots=True)
class Titled:
    """A name that its source already gives in both languages, such as a rule's."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of a room that speaks no language but the first: a template and its facts.

    ``template`` is Chinese, the original language, with named placeholders, and is the text that
    catalogues translate. ``code`` names the sentence for whoever reads it by machine.
    """

    code: str
    template: str
    facts: Mapping[str, Fact] = field(default_factory=dict)

    def say(self, translate: Translate, *, language: str) -> str:
        """Return the sentence; ``translate`` gives a text in ``language`` ("zh" or "en")."""
        facts = {name: _say(fact, translate, language) for name, fact in self.facts.items()}
        return translate(self.template).format(**facts)

    def as_json(self) -> dict[str, Any]:
        """Return the sentence as plain values, complete enough to be said again later."""
        facts = {name: _plain(fact) for name, fact in self.facts.items()}
        return {"code": self.code, "template": self.template, "facts": facts}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "Said":
        """Return the sentence that ``as_json`` wrote; dates and decimals come back as text."""
        facts = {name: _fact(value) for name, value in values["facts"].items()}
        return cls(values["code"], values["template"], facts)


def in_chinese(said: Said) -> str:
    """Return the sentence in the original language."""
    return said.say(lambda text: text, language="zh")


def _say(fact: Fact, translate: Translate, language: str) -> object:
    match fact:
        case Word(text):
            return translate(text)
        case Titled(zh, en):
            return zh if language == "zh" else en
        case Said():
            return fact.say(translate, language=language)
        case tuple():
            return translate("、").join(str(_say(part, translate, language)) for part in fact)
        case _:
            return fact


def _plain(fact: Fact) -> object:
    match fact:
        case Word(text):
            return {"word": text}
        case Titled(zh, en):
            return {"zh": zh, "en": en}
        case Said():
            return fact.as_json()
        case tuple():
            return [_plain(part) for part in fact]
        case Decimal() | date():
            return str(fact)
        case _:
            return fact


def _fact(value: Any) -> Fact:  # noqa: ANN401 -- what JSON holds
    match value:
        case {"word": str(text)}:
            return Word(text)
        case {"zh": str(zh), "en": str(en)}:
            return Titled(zh, en)
        case {"template": str()}:
            return Said.from_json(value)
        case list():
            return tuple(_fact(part) for part in value)
        case _:
            return value  # type: ignore[no-any-return]
