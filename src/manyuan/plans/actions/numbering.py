from django.db.models import Max

from manyuan.plans.models import Scenario


def next_number(kind: str, year: int) -> int:
    """Return the number of the next scenario of a kind and year; the caller holds the bureau."""
    known = Scenario.objects.filter(kind=kind, year=year)
    return 1 + (known.aggregate(last=Max("number"))["last"] or 0)
