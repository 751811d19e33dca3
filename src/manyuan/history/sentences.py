from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from manyuan.history.facts import THROUGH_LINK

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from manyuan.history.models import Record

Words = Mapping[str, Mapping[str, object]]

_SENTENCES: dict[str, "_StrPromise"] = {}
_WORDS: dict[str, Mapping[str, object]] = {}


def register_sentences(
    sentences: "Mapping[str, _StrPromise]", *, words: Words | None = None
) -> None:
    """Add the sentences (lazily translated, with named placeholders) of a room's action codes.

    ``words`` names the facts that are recorded as a code, each with the label of every code.
    """
    _SENTENCES.update(sentences)
    _WORDS.update(words or {})


def registered_codes() -> frozenset[str]:
    """Return every action code that has a sentence."""
    return frozenset(_SENTENCES)


def sentence_of(record: "Record") -> str:
    """Say in the reader's language what the action did."""
    facts = {name: _WORDS.get(name, {}).get(value, value) for name, value in record.facts.items()}
    said = str(_SENTENCES[record.code]).format(**facts)
    link = record.facts.get(THROUGH_LINK)
    if link is None:
        return said
    return gettext("{said}（通过 {link} 号链接）").format(said=said, link=link)
