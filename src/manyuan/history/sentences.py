from collections.abc import Mapping

from manyuan.history.models import Record

_SENTENCES: dict[str, str] = {}


def register_sentences(sentences: Mapping[str, str]) -> None:
    """Add the sentences (lazily translated, with named placeholders) of a room's action codes."""
    _SENTENCES.update(sentences)


def registered_codes() -> frozenset[str]:
    """Return every action code that has a sentence."""
    return frozenset(_SENTENCES)


def sentence_of(record: Record) -> str:
    """Say in the reader's language what the action did."""
    return str(_SENTENCES[record.code]).format(**record.facts)
