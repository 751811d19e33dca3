"""Collect the texts of the product and keep their English.

The original language is Chinese: every text in the code is its own msgid. A file belongs to the
nearest folder above it that has a ``locale/`` folder. Usage, from the root of the repository::

    python scripts/messages.py                     collect, then compile every catalogue
    python scripts/messages.py seats web/ui        only these rooms
    python scripts/messages.py --fill texts.json   fill gaps from {"中文": "English", …};
                                                   a text with a plural takes ["one", "many"]
    python scripts/messages.py --check             change nothing; exit 1 and say what is wrong
"""

import argparse
import ast
import io
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import po_file
from babel.messages.extract import extract_python
from django.utils.translation.template import templatize
from po_file import Catalogue, Message

SOURCE = Path(__file__).resolve().parent.parent / "src" / "manyuan"
TEMPLATE_KINDS = {".html", ".txt", ".svg", ".xml"}
PLACEHOLDER = re.compile(r"%\(\w+\)[sdf]|%[sd]|\{\w*\}")
PLAIN: dict[str, tuple[int | tuple[int, str], ...]] = {
    "gettext": (1,),
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
WORDS = {"_": (1,), "gettext_noop": (1,), **PLAIN} | {
    f"{name}_lazy": places for name, places in PLAIN.items()
}
Found = dict[Path, dict[Message, Path]]
Fill = dict[str, str | list[str]]


def texts_of(path: Path) -> Iterator[Message]:
    """Yield the translatable texts of one Python file or template."""
    source = path.read_text("utf-8")
    if path.suffix == ".py":
        tree = ast.parse(source, str(path))
        found = [*_calls(tree), *_sentences(tree)]
    else:
        found = list(_marked_up(templatize(source, str(path))))
    yield from (message for message in found if message.text)


def _marked_up(python: str) -> Iterator[Message]:
    """Yield the texts of a template that Django has turned into something like Python."""
    # Blanked markup keeps its indentation, which Python's tokenizer would refuse.
    lines = "\n".join(line.strip() for line in python.split("\n"))
    for _, word, texts, _ in extract_python(io.BytesIO(lines.encode()), WORDS, (), {}):
        message = _message(word, texts if isinstance(texts, tuple) else (texts,))
        if message is not None:
            yield message


def _calls(tree: ast.Module) -> Iterator[Message]:
    """Yield the texts of Python code, those inside f-strings included."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        word = getattr(call.func, "id", getattr(call.func, "attr", ""))
        texts = [it.value if isinstance(it, ast.Constant) else None for it in call.args]
        if word in WORDS and all(isinstance(text, str | None) for text in texts[:2]):
            message = _message(word, tuple(texts))
            if message is not None:
                yield message


def _message(word: str, arguments: tuple[str | None, ...]) -> Message | None:
    places = WORDS[word]
    if len(arguments) < len(places) or not all(arguments[: len(places)]):
        return None
    texts = [str(text) for text in arguments]
    context = texts.pop(0) if word.lstrip("n").startswith("pgettext") else ""
    return Message(texts[0], texts[1] if "ngettext" in word or "npg" in word else "", context)


def _sentences(tree: ast.Module) -> Iterator[Message]:
    """Yield the sentences of error classes, which rooms without Django cannot mark."""
    for owner in (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)):
        for line in owner.body:
            match line:
                case (
                    ast.Assign(
                        targets=[ast.Name(id="sentence")], value=ast.Constant(value=str(text))
                    )
                    | ast.AnnAssign(
                        target=ast.Name(id="sentence"), value=ast.Constant(value=str(text))
                    )
                ):
                    if re.search("[一-鿿]", text):
                        yield Message(text)


def collect(source: Path) -> Found:
    """Return the texts of each room that has a catalogue, with the first file that says them."""
    found: Found = {room.parent: {} for room in source.rglob("locale") if room.is_dir()}
    for path in sorted(source.rglob("*")):
        if path.suffix != ".py" and (
            path.suffix not in TEMPLATE_KINDS or "templates" not in path.parts
        ):
            continue
        room = next((folder for folder in path.parents if folder in found), source)
        for message in texts_of(path):
            found.setdefault(room, {}).setdefault(message, path)
    return found


def catalogue_path(room: Path, kind: str = "po") -> Path:
    """Return where the room keeps its English."""
    return room / "locale" / "en" / "LC_MESSAGES" / f"django.{kind}"


def update(room: Path, messages: dict[Message, Path], fill: Fill) -> list[str]:
    """Rewrite the room's catalogue and return the sentences about what was dropped."""
    old = po_file.read(catalogue_path(room))
    new: Catalogue = {}
    for message in messages:
        strings = old.get(message, po_file.empty(message))
        if not all(strings) and message.text in fill:
            given = fill[message.text]
            strings = tuple(given) if isinstance(given, list) else tuple(given for _ in strings)
        new[message] = strings
    catalogue_path(room).parent.mkdir(parents=True, exist_ok=True)
    catalogue_path(room).write_text(po_file.po_text(new), "utf-8", newline="\n")
    catalogue_path(room, "mo").write_bytes(po_file.mo_bytes(new))
    gone = [(message.text, old[message]) for message in sorted(old) if message not in new]
    return [f"{room.name}: dropped «{text}» = {list(strings)}" for text, strings in gone]


def check(source: Path, found: Found) -> list[str]:
    """Return one sentence for each text that is missing, empty, obsolete or at odds."""
    wrong: list[str] = []
    english: defaultdict[Message, dict[tuple[str, ...], str]] = defaultdict(dict)
    for room, messages in sorted(found.items()):
        name = room.relative_to(source).as_posix()
        catalogue = po_file.read(catalogue_path(room))
        wrong += [f"{name}: {line}" for line in _gaps(messages, catalogue, source)]
        compiled = catalogue_path(room, "mo")
        if not compiled.exists() or compiled.read_bytes() != po_file.mo_bytes(catalogue):
            wrong.append(f"{name}: the .mo file is not that of the .po file")
        for message, strings in catalogue.items():
            if all(strings):
                english[message].setdefault(strings, name)
    wrong += [
        f"«{message.text}» is translated differently in {' and '.join(answers.values())}"
        for message, answers in sorted(english.items())
        if len(answers) > 1
    ]
    return wrong


def _gaps(messages: dict[Message, Path], catalogue: Catalogue, source: Path) -> Iterator[str]:
    for message, path in sorted(messages.items()):
        strings = catalogue.get(message)
        where = path.relative_to(source).as_posix()
        if strings is None:
            yield f"missing «{message.text}» of {where}"
        elif not all(strings):
            yield f"no English for «{message.text}» of {where}"
        elif problem := _placeholder_problem(message, strings):
            yield f"placeholders differ in «{message.text}»: {problem}"
    yield from (f"obsolete «{message.text}»" for message in sorted(catalogue.keys() - messages))


def _placeholder_problem(message: Message, strings: tuple[str, ...]) -> str:
    asked = set(PLACEHOLDER.findall(message.text + message.plural))
    for number, string in enumerate(strings):
        given = set(PLACEHOLDER.findall(string))
        # The singular may spell its number out: "one school".
        if given - asked or (asked - given and not (message.plural and number == 0)):
            return f"{sorted(asked)} became {sorted(given)}"
    return ""


def main(arguments: list[str] | None = None) -> int:
    """Collect or check; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("rooms", nargs="*", help="rooms under src/manyuan; all when none is named")
    parser.add_argument("--check", action="store_true", help="change nothing, say what is wrong")
    parser.add_argument("--fill", type=Path, help="a JSON file of Chinese to English")
    parser.add_argument("--source", type=Path, default=SOURCE, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    source = chosen.source.resolve()
    found = collect(source)
    if chosen.rooms:
        found = {source / room: found.get(source / room, {}) for room in chosen.rooms}
    if chosen.check:
        lines = check(source, found)
        print(
            "\n".join(
                [
                    *lines,
                    f"translations: {len(lines)} problems"
                    if lines
                    else f"translations: complete in {len(found)} rooms",
                ]
            )
        )
        return 1 if lines else 0
    fill = json.loads(chosen.fill.read_text("utf-8")) if chosen.fill else {}
    for room, messages in sorted(found.items()):
        print("\n".join([*update(room, messages, fill), f"{room.name}: {len(messages)} texts"]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
