"""What one group or one school has of partners on a day, and what it lacks: lines for its page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.directory.enums import AgreementKind
from manyuan.directory.models import Agreement, Studio
from manyuan.directory.queries.fulfilment import GroupPartners, SchoolPartners
from manyuan.web.directory.partnerships.words import scientist_of
from manyuan.web.ui.parts import VerdictWord


@dataclass(frozen=True, slots=True)
class Named:
    """A partner, an expert or a studio with its page, and since when."""

    text: str
    url: str
    since: object = None


@dataclass(frozen=True, slots=True)
class Tie:
    """One rule or wish: who fulfils it; ``verdict`` is None where no rule demands it.

    ``sign_url`` leads the bureau to the form that registers what is missing.
    """

    label: str
    verdict: VerdictWord | None
    named: tuple[Named, ...]
    sign_url: str = ""


def ties_of_group(found: GroupPartners) -> list[Tie]:
    """Return the university, the institute, the high schools and the studios of a group."""
    kinds = AgreementKind
    code = found.group.code
    return [
        _demanded(_("高校"), found.universities, group=code, kind=kinds.GROUP_UNIVERSITY),
        _demanded(_("科研院所"), found.institutes, group=code, kind=kinds.GROUP_INSTITUTE),
        Tie(_("高中共同体"), None, tuple(_partners(found.high_schools))),
        Tie(_("博士工作室"), None, tuple(_studios(found.studios))),
    ]


def ties_of_school(found: SchoolPartners) -> list[Tie]:
    """Return the scientist, the high schools and the studios of a school."""
    kind, code = AgreementKind.SCHOOL_SCIENTIST, found.school.code
    wanted = _demanded(_("科学家"), found.scientists, school=code, kind=kind)
    scientists = tuple(
        Named(scientist_of(one), _home_of_scientist(one), one.starts_on) for one in found.scientists
    )
    return [
        Tie(wanted.label, wanted.verdict, scientists, wanted.sign_url),
        Tie(_("高中共同体"), None, tuple(_partners(found.high_schools))),
        Tie(_("博士工作室"), None, tuple(_studios(found.studios))),
    ]


def _demanded(label: str, agreements: tuple[Agreement, ...], **asked: str) -> Tie:
    if agreements:
        return Tie(label, "met", tuple(_partners(agreements)))
    known = {name: str(value) for name, value in asked.items()}
    return Tie(label, "missed", (), f"{reverse('agreement-new')}?{urlencode(known)}")


def _partners(agreements: Iterable[Agreement]) -> Iterator[Named]:
    for one in agreements:
        url = reverse("partner", args=[one.partner.code])
        yield Named(one.partner.name, url, one.starts_on)


def _home_of_scientist(agreement: Agreement) -> str:
    if agreement.expert is None:
        return reverse("partner", args=[agreement.partner.code])
    return reverse("expert", args=[agreement.expert.code])


def _studios(studios: Iterable[Studio]) -> Iterator[Named]:
    for studio in studios:
        yield Named(str(studio), reverse("studio", args=[studio.code]), studio.opened_on)
