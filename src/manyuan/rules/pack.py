import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib.resources import files
from typing import Any, Generic, TypeVar

from manyuan.kernel.errors import BadInput
from manyuan.rules.status import Status

T = TypeVar("T")
Entry = Mapping[str, Any]


class UnknownPack(BadInput):
    """A rule pack was asked for that this version does not carry."""

    code = "unknown_pack"
    sentence = "没有名为“{pack}”的规则包，可用的有：{known}。请改用其中之一。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Generic[T]):
    """One number or word of a regulation, with where it is from and how well that is known.

    ``code`` is its place in the pack, such as ``school.miss_floor``.
    """

    code: str
    value: T
    title_zh: str
    title_en: str
    source: str
    status: Status
    note_zh: str = ""
    note_en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What every rule pack says of itself."""

    id: str
    title_zh: str
    title_en: str
    effective_from: date


def read_pack(name: str) -> Entry:
    """Return the parsed file of the pack called ``name``; numbers with a point are Decimals.

    Raises
    ------
    UnknownPack
        If there is no such pack.
    """
    known = known_packs()
    if name not in known:
        raise UnknownPack(pack=name, known="、".join(known))
    text = (files("manyuan.rules") / "packs" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text, parse_float=Decimal)


def known_packs() -> tuple[str, ...]:
    """Return the ids of the packs that this version carries."""
    folder = files("manyuan.rules") / "packs"
    return tuple(sorted(file.name.removesuffix(".toml") for file in folder.iterdir()))


def heading(pack: Entry) -> Heading:
    """Return what the parsed pack says of itself."""
    return Heading(
        id=pack["id"],
        title_zh=pack["title_zh"],
        title_en=pack["title_en"],
        effective_from=pack["effective_from"],
    )


def rule(code: str, entry: Entry, value: T) -> Rule[T]:
    """Return the rule of one entry, its value already read by whoever knows its kind."""
    return Rule(
        code=code,
        value=value,
        title_zh=entry["title_zh"],
        title_en=entry["title_en"],
        source=entry["source"],
        status=Status(entry["status"]),
        note_zh=entry.get("note_zh", ""),
        note_en=entry.get("note_en", ""),
    )


def numbers(pack: Entry, codes: Iterable[str]) -> dict[str, Rule[Decimal]]:
    """Return the rules of a parsed pack that are numbers, by codes such as ``school.floor``."""
    found = {}
    for code in codes:
        section, _, key = code.partition(".")
        entry = pack[section][key]
        found[code] = rule(code, entry, Decimal(str(entry["value"])))
    return found
