from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from manyuan.seats.models import Seat


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowKind:
    """One kind of flow, as the pages that know no single kind see it.

    ``slug`` is what flows are marked with; ``page`` names the address of one engagement of the
    kind, which takes the engagement's code; ``codes`` returns those that a seat may open (a flow
    from a file has no engagement behind it); ``modes`` are the ways in which the kind flows.
    """

    slug: str
    label: "_StrPromise"
    page: str
    codes: "Callable[[Seat], frozenset[str]]"
    modes: Mapping[str, "_StrPromise"]


_KINDS: dict[str, FlowKind] = {}


def register_kind(kind: FlowKind) -> None:
    """Add a kind; its room does so when apps are ready."""
    _KINDS[kind.slug] = kind


def flow_kinds() -> Mapping[str, FlowKind]:
    """Return every kind by its slug, in the order of registration."""
    return _KINDS
