"""What an address of the flow views asks for, and the choices that it offers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.directory.enums import Stage
from manyuan.directory.models import Group
from manyuan.directory.queries.groups import visible_groups
from manyuan.engagements.queries.flows_coverage import Covering
from manyuan.engagements.queries.flows_periods import Period, period_with_code, year_period
from manyuan.engagements.queries.flows_sums import Narrowing
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.kinds import flow_kinds
from manyuan.seats.models import Seat
from manyuan.web.engagements.flow_links import rows_url
from manyuan.web.engagements.period_words import period_choices
from manyuan.web.flows.words import measures

Measure = Literal["done", "hours", "people"]
MEASURES: tuple[Measure, ...] = ("done", "hours", "people")


@dataclass(frozen=True, slots=True)
class Choice:
    """One drop-down: its name in the address, its label, its options (value, label, chosen)."""

    name: str
    label: str
    options: Sequence[tuple[str, object, bool]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The period, kind, group, stage and measure in force, and what was wrong with the period."""

    period: Period
    kind: str = ""
    group: Group | None = None
    stage: str = ""
    measure: Measure = "done"
    groups: Sequence[Group] = ()
    error: str = ""

    @property
    def narrowing(self) -> Narrowing:
        """Return which flows are asked for."""
        group = self.group.pk if self.group else None
        return Narrowing(period=self.period, kind=self.kind, group=group)

    @property
    def narrowing_of_year(self) -> Narrowing:
        """Return the same of the whole school year of the period."""
        return replace(self.narrowing, period=year_period(self.period.year))

    @property
    def covering(self) -> Covering:
        """Return which coverage is asked for: the group and stage are those of the schools."""
        group = self.group.pk if self.group else None
        return Covering(period=self.period, kind=self.kind, group=group, stage=self.stage)

    def page(self, name: str, **changes: str) -> str:
        """Return the address of a flow view that asks the same, but for ``changes``."""
        own = {
            "period": self.period.code,
            "kind": self.kind,
            "group": self.group.code if self.group else "",
            "stage": self.stage,
            "measure": "" if self.measure == "done" else self.measure,
        }
        query = {key: value for key, value in {**own, **changes}.items() if value}
        return f"{reverse(name)}?{urlencode(query)}"

    def rows(self, **narrowed: str) -> str:
        """Return the list of the flows behind a figure of the page."""
        return rows_url(**{"during": self.period.code, "kind": self.kind, **narrowed})

    def rows_in_group(self, **narrowed: str) -> str:
        """Return the same, of flows within the group that is asked for."""
        return self.rows(group=self.group.code if self.group else "", **narrowed)


def asked_of(seat: Seat, query: QueryDict, default: Period | None = None) -> Asked:
    """Return what the address asks for; what it names wrongly is left out, of a period said."""
    text = query.get("period", "").strip()
    period = period_with_code(seat, text) if text else None
    groups = list(visible_groups(seat))
    error = _("“{asked}”不是学年、学期或月份，这里显示{shown}。") if text and not period else ""
    shown = period or default or year_period(SchoolYear.on(today()))
    return Asked(
        period=shown,
        kind=_known(query.get("kind", ""), flow_kinds()),
        group=next((one for one in groups if one.code == query.get("group")), None),
        stage=_known(query.get("stage", ""), dict(Stage.choices)),
        measure=next((one for one in MEASURES if one == query.get("measure")), "done"),
        groups=groups,
        error=error.format(asked=text[:40], shown=shown.code),
    )


def choices_of(seat: Seat, asked: Asked, *names: str) -> list[Choice]:
    """Return the drop-downs of a page, the period first."""
    group = asked.group.code if asked.group else ""
    kinds = [(slug, kind.label) for slug, kind in flow_kinds().items()]
    known: dict[str, tuple[str, Sequence[tuple[str, object]], str]] = {
        "period": (_("时段"), period_choices(seat, asked.period.code), asked.period.code),
        "kind": (_("种类"), [("", _("全部种类")), *kinds], asked.kind),
        "group": (
            _("集团"),
            [("", _("全部")), *((one.code, one.name) for one in asked.groups)],
            group,
        ),
        "stage": (_("学段"), [("", _("全部")), *Stage.choices], asked.stage),
        "measure": (_("按"), list(measures().items()), asked.measure),
    }
    return [_choice(name, *known[name]) for name in ("period", *names)]


def _choice(name: str, label: str, options: Sequence[tuple[str, object]], chosen: str) -> Choice:
    return Choice(name, label, [(value, word, value == chosen) for value, word in options])


def _known(text: str, words: Mapping[str, object]) -> str:
    return text if text in words else ""
