"""What the address of the calendar asks for; what it does not understand is as good as not said."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from manyuan.kernel.clock import today
from manyuan.offers.kinds import flow_kinds

VIEWS = ("week", "month", "term")
LINES = ("school", "group", "person", "venue")
FIRST_YEAR, LAST_YEAR = 1900, 2200


@dataclass(frozen=True, slots=True)
class Asked:
    """Which days, laid out in which way; ``which`` is the code of one school, group, … alone."""

    view: str
    day: date
    by: str = ""
    which: str = ""
    kind: str = ""

    @property
    def kept(self) -> list[tuple[str, str]]:
        """Return what a form that chooses the kind must carry on."""
        return [pair for pair in self.said if pair[0] != "kind"]

    def address(self, **other: object) -> str:
        """Return the address of this page, or of one that differs in what is given."""
        asked = replace(self, **other)  # type: ignore[arg-type]
        return f"{reverse('engagements')}?{urlencode(asked.said)}"

    @property
    def said(self) -> list[tuple[str, str]]:
        """Return what the address says, name by name."""
        said = {
            "view": self.view,
            "day": self.day.isoformat(),
            "by": self.by,
            "which": self.which,
            "kind": self.kind,
        }
        return [(name, value) for name, value in said.items() if value]


def asked_for(query: QueryDict) -> Asked:
    """Read the address."""
    return Asked(
        view=_one_of(query, "view", VIEWS, "week"),
        day=_day(query.get("day", "")),
        by=_one_of(query, "by", LINES, ""),
        which=query.get("which", "").strip() if query.get("by") in LINES else "",
        kind=_one_of(query, "kind", tuple(flow_kinds()), ""),
    )


def _one_of(query: Mapping[str, str], name: str, known: tuple[str, ...], otherwise: str) -> str:
    asked = query.get(name, "")
    return asked if asked in known else otherwise


def _day(text: str) -> date:
    try:
        asked = date.fromisoformat(text)
    except ValueError:
        return today()
    return asked if FIRST_YEAR <= asked.year <= LAST_YEAR else today()
