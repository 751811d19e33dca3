import re
import unicodedata

# What Excel, WPS and web pages leave in a cell without showing it.
INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\u00ad"))
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def tidy(text: str) -> str:
    """Remove invisible characters and make every run of blanks one blank."""
    if text.isascii() and text.isalnum():
        return text
    return " ".join(text.translate(INVISIBLE).split())


def plain(text: str) -> str:
    """Return ``tidy(text)`` with full-width letters, digits and signs as ordinary ones."""
    text = tidy(text)
    return text if text.isascii() else tidy(unicodedata.normalize("NFKC", text))


def word(text: str) -> str:
    """Return the form in which labels and choices are compared: no blanks, no case."""
    return plain(text).replace(" ", "").casefold()
