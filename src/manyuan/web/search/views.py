from collections.abc import Iterable, Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from manyuan.directory.models import Expert, Studio, Venue
from manyuan.directory.queries.search import MOST, SHORTEST, Found, search_directory, words_of
from manyuan.engagements.queries.search import EngagementFound, KindFound, search_engagements
from manyuan.kernel.clock import today
from manyuan.offers.kinds import flow_kinds
from manyuan.offers.models import Need
from manyuan.offers.queries.needs import search_needs
from manyuan.policies.models import PolicyDocument
from manyuan.policies.queries.documents import search_policies
from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Person, Seat, Unit
from manyuan.seats.permissions import may_manage_people
from manyuan.web.search.results import Hit, Section
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number

ADDRESSES = {UnitKind.SCHOOL: "school", UnitKind.GROUP: "group", UnitKind.PARTNER: "partner"}


def search(request: SeatRequest) -> HttpResponse:
    """Find what the register, needs, policy documents and engagements hold, and people."""
    text = request.GET.get("q", "").strip()
    long_enough = len("".join(words_of(text))) >= SHORTEST
    found = search_directory(request.seat, text) if long_enough else None
    sections = [*_sections(found), *_others(request.seat, words_of(text))] if found else []
    context = {
        "text": text,
        "shortest": SHORTEST,
        "is_too_short": bool(text) and not long_enough,
        "headline": _headline(text, sections, is_asked=found is not None),
        "sections": sections,
        "found": found,
        "may_search_people": may_manage_people(request.seat),
    }
    return render(request, "search/results.html", context)


def _headline(text: str, sections: Sequence[Section], *, is_asked: bool) -> str:
    if not is_asked:
        return _("查找学校、集团、合作单位、专家、场地、需求、政策文件和各类安排")
    total = sum(one.count for one in sections)
    if total == 0:
        return _("没有找到“{text}”").format(text=text)
    return _("“{text}”找到 {n} 条").format(text=text, n=number(total))


def _others(seat: Seat, words: Sequence[str]) -> list[Section]:
    """Return what was found beyond the register: needs, policy documents, each kind of flow."""
    needs = search_needs(seat, words)
    needed = _section(pgettext("need", "各校的需求"), map(_need, needs[:MOST]), needs.count())
    policies = search_policies(seat, words)
    filed = _section(_("政策文件"), map(_policy, policies[:MOST]), policies.count())
    engaged = map(_engaged, search_engagements(seat, words))
    return [section for section in (needed, filed, *engaged) if section.hits]


def _engaged(found: KindFound) -> Section:
    kind = flow_kinds()[found.slug]
    hits = (
        Hit(
            one.title,
            reverse(kind.page, args=[one.code]) if one.opens else "",
            f"{_days(one)} · {one.code}",
        )
        for one in found.engagements
    )
    return _section(str(kind.label), hits, found.count)


def _days(found: EngagementFound) -> str:
    if found.first == found.last:
        return found.first.isoformat()
    return _("{first} 至 {last}").format(first=found.first, last=found.last)


def _sections(found: Found) -> list[Section]:
    titles = {
        UnitKind.SCHOOL: _("学校"),
        UnitKind.GROUP: _("各集团"),
        UnitKind.PARTNER: _("合作单位"),
    }
    sections = [
        _section(title, map(_unit, found.units[kind]), found.counts[kind.value])
        for kind, title in titles.items()
    ]
    others = [
        _section(pgettext("list", "专家"), map(_expert, found.experts), found.counts["expert"]),
        _section(
            pgettext("list", "博士工作室"), map(_studio, found.studios), found.counts["studio"]
        ),
        _section(_("场地"), map(_venue, found.venues), found.counts["venue"]),
        _section(_("人员"), map(_person, found.people), found.counts["person"]),
    ]
    return [section for section in (*sections, *others) if section.hits]


def _section(title: str, hits: Iterable[Hit], count: int) -> Section:
    more = _("只列出前 {most} 条，请多写几个字。").format(most=MOST) if count > MOST else ""
    return Section(title, tuple(hits), count, more)


def _unit(unit: Unit) -> Hit:
    kind = UnitKind(unit.kind)
    own = getattr(unit, kind.value)
    said = own.get_state_display() if kind == UnitKind.GROUP else own.get_kind_display()
    return Hit(unit.name, reverse(ADDRESSES[kind], args=[unit.code]), f"{said} · {unit.code}")


def _expert(expert: Expert) -> Hit:
    facts = f"{expert.partner.name} · {_('、').join(expert.topic_list)}"
    return Hit(str(expert), reverse("expert", args=[expert.code]), facts)


def _studio(studio: Studio) -> Hit:
    return Hit(str(studio), reverse("studio", args=[studio.code]), studio.code)


def _venue(venue: Venue) -> Hit:
    return Hit(
        venue.name, reverse("venue", args=[venue.code]), f"{venue.school.name} · {venue.code}"
    )


def _need(need: Need) -> Hit:
    facts = f"{need.school.name} · {need.get_state_display()} · {need.code}"
    return Hit(need.title, reverse("need", args=[need.code]), facts)


def _policy(document: PolicyDocument) -> Hit:
    version, standing = document.latest, document.standing_on(today())
    facts = " · ".join(filter(None, (version.mark, version.issuer, str(standing.label))))
    return Hit(version.title, reverse("policy", args=[document.number]), facts)


def _person(person: Person) -> Hit:
    return Hit(person.name, reverse("person", args=[person.pk]), person.username)
