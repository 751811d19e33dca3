"""The terminal's language: Chinese is what the code says, English lies in the catalogues."""

import gettext as catalogues
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from manyuan.sheets.findings import LABELS

ROOMS = Path(__file__).resolve().parent.parent


def chosen() -> str:
    """Return "zh" or "en": MANYUAN_LANG, else the terminal's own language."""
    for variable in ("MANYUAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def choose(language: str) -> None:
    """Speak ``language`` from now on, in this process and those that it starts."""
    os.environ["MANYUAN_LANG"] = language


def gettext(text: str) -> str:
    """Return the text of the command line in the chosen language."""
    return text if chosen() == "zh" else _catalogue("cli").gettext(text)


def gettext_noop(text: str) -> str:
    """Mark a text that is translated where it is shown."""
    return text


def sentence(text: str) -> str:
    """Return an error's sentence, whichever room it comes from, in the chosen language."""
    if chosen() == "zh":
        return text
    answers = (_catalogue(room).gettext(text) for room in ("cli", *_rooms()))
    return next((answer for answer in answers if answer != text), text)


def said(text: str, facts: Mapping[str, object]) -> str:
    """Return an error's sentence with its facts, words of the product translated like itself."""
    return sentence(text).format(
        **{
            name: sentence(fact) if name in LABELS and isinstance(fact, str) else fact
            for name, fact in facts.items()
        }
    )


@cache
def _rooms() -> tuple[str, ...]:
    folders = sorted(folder.parent for folder in ROOMS.glob("**/locale"))
    return tuple(folder.relative_to(ROOMS).as_posix() for folder in folders)


@cache
def _catalogue(room: str) -> catalogues.NullTranslations:
    return catalogues.translation("django", ROOMS / room / "locale", ["en"], fallback=True)
