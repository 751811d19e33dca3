from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import TYPE_CHECKING, Any, Protocol

from django.utils.translation import override

from manyuan.notices.audiences import Told, register_audiences
from manyuan.sheets.choices import name_flow_kind

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.utils.functional import _StrPromise

    from manyuan.directory.models import School, Venue
    from manyuan.offers.openings import Opening
    from manyuan.seats.models import Seat
    from manyuan.seats.permissions import Answer
    from manyuan.sheets.columns import Table


class Mover(Protocol):
    """Moves the n-th occasion of an engagement, by the kind's own action and with its refusals."""

    def __call__(
        self, *, by: "Seat", code: str, number: int, on: date, starts_at: time | None, reason: str
    ) -> object:
        """Move it to a day and, where it has hours, to a start, for a reason."""


class Rehouser(Protocol):
    """Moves the n-th occasion of an engagement to another venue."""

    def __call__(
        self,
        *,
        by: "Seat",
        code: str,
        number: int,
        on: date,
        starts_at: time | None,
        reason: str,
        venue: "Venue | None",
    ) -> object:
        """Move it to a venue, a day and a start, for a reason."""


class Remarker(Protocol):
    """Says what speaks against a day and a start of the n-th occasion, without ruling them out."""

    def __call__(
        self, *, seat: "Seat", code: str, number: int, on: date, starts_at: time | None
    ) -> list[str]:
        """Return the remarks, in the reader's language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowKind:
    """One kind of flow, as the pages that know no single kind see it.

    ``slug`` is what flows and occasions are marked with, and the first part of the kind's history
    codes; ``tables`` are what history keeps of the kind, its engagements first. ``urls`` names the
    module with its addresses, put below ``engagements/`` in the folder ``path``. ``home`` names the
    address of its list, ``page`` that of one engagement, which takes the engagement's code.
    ``codes`` returns which of some engagements a seat may open (a flow from a file has no
    engagement behind it), ``may_list`` who has the list. ``modes`` are the ways in which the kind
    flows; ``move`` moves an occasion where the kind allows it, ``rehouse`` to another venue, and
    ``remarks_on_move`` says what speaks against a move, beyond what holds for every kind.
    ``openings`` returns what of the kind stands open now for others to take. ``answer`` names the
    address of the form that arranges one, which fills itself in from ``?need=``; without it schools
    ask for the kind in a way of its own. ``may_answer`` says who may arrange it for a school, where
    that is not whoever may meet a need.
    ``search`` finds engagements by words where they take place at no time of their own, each with
    ``code``, ``title``, ``first`` and ``last``; all others are found by their occasions.
    ``audiences`` say who is told of which of the kind's history codes.
    """

    slug: str
    label: "_StrPromise"
    path: str
    urls: str
    home: str
    page: str
    tables: "Sequence[Table]"
    codes: "Callable[[Seat, Collection[str]], frozenset[str]]"
    may_list: "Callable[[Seat], Answer]"
    modes: "Mapping[str, _StrPromise]"
    move: Mover | None = None
    rehouse: Rehouser | None = None
    remarks_on_move: Remarker | None = None
    openings: "Callable[[Seat], Iterable[Opening]] | None" = None
    answer: str | None = None
    may_answer: "Callable[[Seat, School], Answer] | None" = None
    search: "Callable[[Seat, Sequence[str]], QuerySet[Any, Any]] | None" = None
    audiences: Mapping[str, Told] = field(default_factory=dict)


_KINDS: dict[str, FlowKind] = {}


def register_kind(kind: FlowKind) -> None:
    """Add a kind; its room does so when apps are ready."""
    _KINDS[kind.slug] = kind
    register_audiences(kind.slug, kind.label, kind.audiences)
    # Folders are written in Chinese, whoever asks: the originals, before any translation.
    with override(None):
        modes = {mode: str(label) for mode, label in kind.modes.items()}
        name_flow_kind(kind.slug, str(kind.label), modes)


def flow_kinds() -> Mapping[str, FlowKind]:
    """Return every kind by its slug, in the order of registration."""
    return _KINDS


def engagement_of(flow_code: str) -> str:
    """Return the code of the engagement that left a flow: what several schools share has one."""
    return flow_code.partition(".")[0]
