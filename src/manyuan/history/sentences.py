from collections.abc import Mapping
from typing import TYPE_CHECKING

from manyuan.history.models import Record

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_SENTENCES: dict[str, "_StrPromise"] = {}


def register_sentences(sentences: "Mapping[str, _StrPromise]") -> None:
    """Add the sentences (lazily translated, with named placeholders) of a room's action codes."""
    _SENTENCES.update(sentences)


def registered_codes() -> frozenset[str]:
    """Return every action code that has a sentence."""
    return frozenset(_SENTENCES)


def sentence_of(record: Record) -> str:
    """Say in the reader's language what the action did."""
    return str(_SENTENCES[record.code]).format(**record.facts)
