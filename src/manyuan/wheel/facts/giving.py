"""What becomes of the money of the year."""

from manyuan.funding.enums import LineState
from manyuan.funding.models import Line, Pot
from manyuan.wheel.facts.look import Look, Part, keys


def budgets(look: Look) -> list[Part]:
    """Each group has a budget line approved, in a pot of the calendar year in which it begins."""
    found = Line.objects.filter(
        bureau_id=look.seat.bureau_id,
        state=LineState.APPROVED,
        account__pot__year=look.year.start,
    )
    return look.of_groups(keys(found.order_by().values_list("account__unit_id", flat=True)))


def accounts(look: Look) -> list[Part]:
    """The pots of the calendar year are closed, each with its final account."""
    pots = Pot.objects.filter(bureau_id=look.seat.bureau_id, year=look.year.start)
    return [
        Part(look.bureau.pk, code, name, closed is not None)
        for code, name, closed in pots.order_by("code").values_list("code", "name", "closed_on")
    ]
