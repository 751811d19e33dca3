"""What groups do: their papers, their research, the experts who come."""

from django.db.models import Q

from manyuan.engagements.models import Flow
from manyuan.papers.models import IssuedPaper
from manyuan.papers.queries.issued import VALID
from manyuan.wheel.facts.look import Look, Part, keys

HELD = "held"


def charters(look: Look) -> list[Part]:
    """A charter lasts: one that was issued in an earlier year counts on."""
    return _with_paper(look, "charter", Q(year__lte=look.year.start))


def year_plans(look: Look) -> list[Part]:
    """The year's plan of each group."""
    return _with_paper(look, "year_plan", Q(year=look.year.start))


def self_evaluations(look: Look) -> list[Part]:
    """The year's self-evaluation of each group."""
    return _with_paper(look, "self_evaluation", Q(year=look.year.start))


def research(look: Look) -> list[Part]:
    """Each group has held joint research in the year."""
    return _with_flow(look, "research")


def visits(look: Look) -> list[Part]:
    """Experts have come to a school of each group in the year."""
    return _with_flow(look, "visit")


def _with_paper(look: Look, kind: str, when: Q) -> list[Part]:
    found = IssuedPaper.objects.filter(VALID, when, bureau_id=look.seat.bureau_id, kind=kind)
    return look.of_groups(keys(found.order_by().values_list("unit_id", flat=True)))


def _with_flow(look: Look, kind: str) -> list[Part]:
    found = Flow.objects.filter(
        bureau_id=look.seat.bureau_id,
        kind=kind,
        status=HELD,
        starts_on__range=(look.year.first_day, look.last_day),
    )
    return look.of_groups(keys(found.order_by().values_list("group_id", flat=True).distinct()))
