"""Translation catalogues without GNU gettext: the same entries always give the same bytes."""

import struct
from dataclasses import dataclass
from pathlib import Path

from babel.messages.pofile import read_po

HEADER = (
    "Content-Type: text/plain; charset=UTF-8\n"
    "Content-Transfer-Encoding: 8bit\n"
    "Language: en\n"
    "MIME-Version: 1.0\n"
    "Plural-Forms: nplurals=2; plural=(n != 1);\n"
)


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """One text of the original language; ``plural`` and ``context`` are empty when unused."""

    text: str
    plural: str = ""
    context: str = ""


Catalogue = dict[Message, tuple[str, ...]]


def read(path: Path) -> Catalogue:
    """Return the entries of a .po file; no file means no entries."""
    if not path.exists():
        return {}
    with path.open("rb") as file:
        babel = read_po(file, locale="en", abort_invalid=True)
    return dict(_entry(message) for message in babel if message.id)


def _entry(message) -> tuple[Message, tuple[str, ...]]:  # noqa: ANN001 -- Babel has no types here
    context = message.context or ""
    if isinstance(message.id, tuple):
        text, plural = message.id
        return Message(text, plural, context), tuple(message.string)
    return Message(message.id, "", context), (message.string,)


def empty(message: Message) -> tuple[str, ...]:
    """Return the answer of a text that nobody has translated yet."""
    return ("", "") if message.plural else ("",)


def po_text(catalogue: Catalogue) -> str:
    """Return the .po file: sorted, no dates and no line numbers, so that changes read well."""
    blocks = [
        'msgid ""\nmsgstr ""\n' + "".join(f"{_quoted(s + chr(10))}\n" for s in _lines(HEADER))
    ]
    blocks += [_block(message, catalogue[message]) for message in sorted(catalogue)]
    return "\n".join(blocks)


def _lines(text: str) -> list[str]:
    return text.rstrip("\n").split("\n")


def _block(message: Message, strings: tuple[str, ...]) -> str:
    lines = [f"msgctxt {_quoted(message.context)}"] if message.context else []
    lines.append(f"msgid {_quoted(message.text)}")
    if message.plural:
        lines.append(f"msgid_plural {_quoted(message.plural)}")
        lines += [f"msgstr[{n}] {_quoted(string)}" for n, string in enumerate(strings)]
    else:
        lines.append(f"msgstr {_quoted(strings[0])}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped.replace(chr(9), chr(92) + "t")}"'


def mo_bytes(catalogue: Catalogue) -> bytes:
    """Return the compiled catalogue that gettext reads; untranslated texts are left out."""
    pairs = {b"": HEADER.encode()}
    for message, strings in catalogue.items():
        if all(strings):
            pairs[_key(message)] = "\0".join(strings).encode()
    keys = sorted(pairs)
    ids = b"".join(key + b"\0" for key in keys)
    texts = b"".join(pairs[key] + b"\0" for key in keys)
    first_id = 7 * 4 + 16 * len(keys)
    id_table = _table([len(key) for key in keys], first_id)
    text_table = _table([len(pairs[key]) for key in keys], first_id + len(ids))
    head = struct.pack("<7I", 0x950412DE, 0, len(keys), 28, 28 + 8 * len(keys), 0, 0)
    return head + id_table + text_table + ids + texts


def _key(message: Message) -> bytes:
    context = f"{message.context}\4" if message.context else ""
    plural = f"\0{message.plural}" if message.plural else ""
    return f"{context}{message.text}{plural}".encode()


def _table(lengths: list[int], start: int) -> bytes:
    table = b""
    for length in lengths:
        table += struct.pack("<2I", length, start)
        start += length + 1
    return table
