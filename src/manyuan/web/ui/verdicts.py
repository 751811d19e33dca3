"""The four verdicts and their signs: colour never speaks alone."""

from typing import Final

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

SIGNS: Final = {"met": "✓", "near": "△", "missed": "✕", "unknown": "—"}
WORDS: Final[dict[str, Promise]] = {
    "met": _("达标"),
    "near": _("接近"),
    "missed": _("未达标"),
    "unknown": _("未知"),
}
ORDER: Final = {"missed": 0, "near": 1, "met": 2, "unknown": 3}


def word_of(verdict: object) -> str:
    """Return the verdict's word for a word, a truth value or None."""
    if verdict is True:
        return "met"
    if verdict is False:
        return "missed"
    return verdict if isinstance(verdict, str) and verdict in SIGNS else "unknown"


def sign(verdict: object) -> SafeString:
    """Return the bare sign with its word for screen readers."""
    word = word_of(verdict)
    return format_html(
        '<i class="sign is-{}" aria-hidden="true">{}</i><span class="sr-only">{}</span>',
        word,
        SIGNS[word],
        WORDS[word],
    )


def verdict_label(verdict: object, label: object = None) -> SafeString:
    """Return sign and word, coloured; ``label`` replaces the word."""
    word = word_of(verdict)
    return format_html(
        '<span class="verdict is-{}"><i class="sign" aria-hidden="true">{}</i> {}</span>',
        word,
        SIGNS[word],
        WORDS[word] if label is None else label,
    )
