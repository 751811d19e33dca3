"""The page on which somebody ticks what of last year is taken over."""

from collections.abc import Sequence
from dataclasses import dataclass

from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of last year: when it was, when it would be, and what there is to say."""

    key: int
    title: str
    was: Sequence[str]
    becomes: Sequence[str]
    note: str
    is_possible: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What the page shows; ``field`` is what the address names, ``code`` whose rows these are."""

    headline: str
    field: str
    label: str
    code: str
    choices: Sequence[tuple[str, str]]
    lines: Sequence[Line]
    year: int
    error: str
    submit: str
    cancel_url: str
    crumbs: Sequence[Crumb]

    @property
    def is_any_possible(self) -> bool:
        """Say whether anything can be taken over."""
        return any(line.is_possible for line in self.lines)


def ticked(request: SeatRequest) -> frozenset[int]:
    """Return the rows that were ticked."""
    sent = request.POST.getlist("row")
    return frozenset(int(text) for text in sent if text.isascii() and text.isdecimal())
