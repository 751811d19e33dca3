from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

Translate: TypeAlias = Callable[[str], str]
Plain: TypeAlias = str | int | float | Decimal | date
Fact: TypeAlias = "Plain | Word | Titled | Private | Said | tuple[Fact, ...]"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the product itself within a sentence: translated when it is shown."""

    text: str


@dataclass(frozen=True, slots=True)
class Private:
    """A word that is not for everybody, such as why somebody is exempt: others read ``instead``."""

    text: str
    instead: str


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

    def say(self, translate: Translate, *, language: str, discreet: bool = False) -> str:
        """Return the sentence; ``translate`` gives a text in ``language`` ("zh" or "en").

        A ``discreet`` sentence keeps private words to itself.
        """
        tone = _Tone(translate, language, discreet)
        facts = {name: tone.say(fact) for name, fact in self.facts.items()}
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


def as_json_with_text(said: Said) -> dict[str, Any]:
    """Return the sentence as plain values, with its Chinese under ``text``."""
    return {**said.as_json(), "text": in_chinese(said)}


@dataclass(frozen=True, slots=True)
class _Tone:
    """In which language a sentence is said, and whether to whom it may concern only."""

    translate: Translate
    language: str
    discreet: bool

    def say(self, fact: Fact) -> object:
        match fact:
            case Word(text):
                return self.translate(text)
            case Private(text, instead):
                return self.translate(instead if self.discreet else text)
            case Titled(zh, en):
                return zh if self.language == "zh" else en
            case Said():
                return fact.say(self.translate, language=self.language, discreet=self.discreet)
            case tuple():
                return self.translate("、").join(str(self.say(part)) for part in fact)
            case _:
                return fact


def _plain(fact: Fact) -> object:
    match fact:
        case Said():
            return fact.as_json()
        case tuple():
            return [_plain(part) for part in fact]
        case Decimal() | date():
            return str(fact)
        case Word() | Titled() | Private():
            return _named(fact)
        case _:
            return fact


def _named(fact: Word | Titled | Private) -> dict[str, str]:
    match fact:
        case Word(text):
            return {"word": text}
        case Private(text, instead):
            return {"private": text, "instead": instead}
        case Titled(zh, en):
            return {"zh": zh, "en": en}


def _fact(value: Any) -> Fact:  # noqa: ANN401 -- what JSON holds
    match value:
        case {"word": str(text)}:
            return Word(text)
        case {"private": str(text), "instead": str(instead)}:
            return Private(text, instead)
        case {"zh": str(zh), "en": str(en)}:
            return Titled(zh, en)
        case {"template": str()}:
            return Said.from_json(value)
        case list():
            return tuple(_fact(part) for part in value)
        case _:
            return value  # type: ignore[no-any-return]
