"""How the inbox speaks of what waits, and of what was just done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from manyuan.history.sentences import sentence_of
from manyuan.inbox.matters import Matter, Verb, Waiting
from manyuan.inbox.queries import JustDone, Pending
from manyuan.kernel.clock import today
from manyuan.offers.kinds import flow_kinds
from manyuan.seats.models import Seat
from manyuan.seats.permissions import may_name_deputy
from manyuan.seats.queries import deputy_now
from manyuan.web.ui.parts import Tab

ROOMS = {
    "offers": gettext_lazy("供需"),
    "plans": gettext_lazy("计划"),
    "funding": gettext_lazy("经费"),
    "evaluation": gettext_lazy("评价"),
    "lifecycle": gettext_lazy("进退"),
}
# Of each matter among all; and of one alone, more than anybody ticks at once: what was answered
# makes room for the rest.
BRIEF, MOST = 10, 100


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that waits, as the page shows it."""

    key: str
    title: str
    detail: str
    unit: str
    due: str
    is_late: bool
    url: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class Part:
    """What of one matter waits, with the answers that can be given."""

    matter: Matter
    count: int
    lines: Sequence[Line]
    more: int
    verbs: Sequence[Verb]
    needs_reason: str
    address: str


@dataclass(frozen=True, slots=True)
class Step:
    """Answers of one sort that can still be taken back, together or one by one."""

    text: str
    until: str
    records: Sequence[tuple[int, str]]


def part_of(found: Pending, ticked: Iterable[str] | None, *, most: int) -> Part:
    """Return a matter as the page shows it; ``ticked`` are the chosen keys, None chooses all."""
    chosen = None if ticked is None else frozenset(ticked)
    matter, lines = found.matter, found.lines[:most]
    return Part(
        matter=matter,
        count=len(found.lines),
        lines=[_line(one, ticked=chosen is None or one.key in chosen) for one in lines],
        more=len(found.lines) - len(lines),
        verbs=matter.verbs,
        needs_reason=_("、").join(str(verb.label) for verb in matter.verbs if verb.needs_reason),
        address=f"{reverse('inbox')}?matter={matter.slug}",
    )


def address_of(one: Waiting) -> str:
    """Return where one thing is seen and done."""
    name, args = one.page
    return reverse(name, args=args, query=one.fields or None)


def _line(one: Waiting, *, ticked: bool) -> Line:
    return Line(
        key=one.key,
        title=one.title,
        detail=one.detail,
        unit=one.unit,
        due=due_said(one.due_on) if one.due_on else "",
        is_late=one.due_on is not None and one.due_on < today(),
        url=address_of(one),
        ticked=ticked,
    )


def due_said(day: date) -> str:
    """Say a day with how far away it is."""
    days = (day - today()).days
    if days == 0:
        return _("{day}，今天").format(day=day.isoformat())
    if days > 0:
        text = ngettext("{day}，还有 {n} 天", "{day}，还有 {n} 天", days)
    else:
        text = ngettext("{day}，已过 {n} 天", "{day}，已过 {n} 天", -days)
    return text.format(day=day.isoformat(), n=abs(days))


def headline_of(found: Sequence[Pending]) -> str:
    """Say how much waits, and how much of it is late."""
    lines = [one for each in found for one in each.lines]
    if not lines:
        return _("没有等您办理的事项")
    late = sum(one.due_on is not None and one.due_on < today() for one in lines)
    text = ngettext("{n} 件事等您办理", "{n} 件事等您办理", len(lines))
    if late:
        text = ngettext(
            "{n} 件事等您办理，其中 {late} 件已过日期",
            "{n} 件事等您办理，其中 {late} 件已过日期",
            len(lines),
        )
    return text.format(n=len(lines), late=late)


def tabs_of(found: Sequence[Pending], kind: str) -> list[Tab]:
    """Return a view of everything, and one for each kind of which something waits."""
    counts: dict[str, int] = {}
    for one in found:
        counts[one.matter.kind] = counts.get(one.matter.kind, 0) + len(one.lines)
    address = reverse("inbox")
    whole = _("全部（{n}）").format(n=sum(counts.values()))
    return [
        Tab(label=whole, url=address, current=not kind),
        *(
            Tab(
                label=_("{label}（{n}）").format(label=kind_label(slug), n=n),
                url=f"{address}?kind={slug}",
                current=slug == kind,
            )
            for slug, n in counts.items()
        ),
    ]


def kind_label(slug: str) -> str:
    """Return what a kind, or the room that has no kind, is called."""
    return str(flow_kinds()[slug].label) if slug in flow_kinds() else str(ROOMS[slug])


def step_of(done: JustDone) -> Step:
    """Return what was just done as the page shows it."""
    text = _("{done} {n} 项").format(done=done.verb.done, n=len(done.records))
    until = localtime(done.until).strftime("%H:%M:%S")
    return Step(text, until, [(one.pk, sentence_of(one)) for one in done.records])


def standing_in_of(seat: Seat) -> str:
    """Say for whom the seat is held meanwhile, or who holds it for somebody away."""
    if seat.stands_in_for is not None:
        text, whom = _("您在代理{whom}，至 {last}。"), seat.stands_in_for.holder
        return text.format(whom=whom, last=last_day(seat))
    deputy = deputy_now(seat) if may_name_deputy(seat) else None
    if deputy is None or deputy.person is None:
        return ""
    text = _("{whom}在代理您，至 {last}；两人都能办理，各记各的名字。")
    return text.format(whom=deputy.person.name, last=last_day(deputy))


def last_day(deputy: Seat) -> str:
    """Return the last day on which a deputy sits."""
    return (deputy.ends_on - timedelta(days=1)).isoformat() if deputy.ends_on else ""
