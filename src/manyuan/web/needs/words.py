"""How the pages speak of needs."""

from collections.abc import Mapping

from django.utils.formats import date_format

from manyuan.offers.enums import NeedState
from manyuan.offers.kinds import flow_kinds
from manyuan.offers.models import Need
from manyuan.web.ui.parts import VerdictWord

SIGNS: Mapping[str, VerdictWord] = {
    NeedState.OPEN: "near",
    NeedState.MET: "met",
    NeedState.LAPSED: "missed",
    NeedState.WITHDRAWN: "unknown",
}


def kinds_to_need() -> list[tuple[str, str]]:
    """Return the kinds that schools ask for on this board, with their labels."""
    return [(slug, str(kind.label)) for slug, kind in flow_kinds().items() if kind.answer]


def kind_of(need: Need) -> str:
    """Return what the kind of a need is called."""
    return str(flow_kinds()[need.kind].label)


def when_of(need: Need) -> str:
    """Say within which days something is needed."""
    first, last = (date_format(day, "Y-m-d") for day in (need.starts_on, need.ends_on))
    return first if first == last else f"{first} – {last}"
