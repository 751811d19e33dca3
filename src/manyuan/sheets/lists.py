"""Several words in one cell."""

import re
from collections.abc import Callable, Iterator, Mapping

from manyuan.sheets.characters import INVISIBLE, tidy, word
from manyuan.sheets.problems import Problem

WORD_SEPARATORS = re.compile("[;；，,、\n]")
CHOICE_SEPARATORS = re.compile("[;；，,、/／\n]")


def words_of(text: str, unknown: frozenset[str]) -> str:
    """Return the texts of a cell joined by ``;``, each once and in their order."""
    return ";".join(dict.fromkeys(_parts(WORD_SEPARATORS, text, unknown)))


def choices_of(
    text: str,
    unknown: frozenset[str],
    choices: Mapping[str, str],
    *,
    meant: Callable[[str], object],
) -> str | Problem:
    """Return the choices of a cell joined by ``;``, each once, in the order of ``choices``.

    ``meant`` says which choice a word means, or what is wrong with it.
    """
    found = [meant(part) for part in _parts(CHOICE_SEPARATORS, text, unknown)]
    for one in found:
        if isinstance(one, Problem):
            return one
    return ";".join(choice for choice in choices if choice in found)


def _parts(separators: re.Pattern[str], text: str, unknown: frozenset[str]) -> Iterator[str]:
    for part in separators.split(text.translate(INVISIBLE)):
        if (bare := tidy(part)) and word(bare) not in unknown:
            yield bare
