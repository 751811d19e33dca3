"""How the next year's exchange is prepared."""

from manyuan.offers.enums import WindowKind
from manyuan.offers.models import Return, Window
from manyuan.plans.enums import PlanKind, PlanState
from manyuan.plans.models import Plan
from manyuan.wheel.facts.look import Look, Part, keys


def collecting(look: Look) -> list[Part]:
    """The next year's needs of exchange are collected."""
    return look.of_bureau(done=_window(look) is not None)


def rosters(look: Look) -> list[Part]:
    """Each school has confirmed its teachers and posts; before the collecting nobody has to."""
    window = _window(look)
    if window is None:
        return []
    found = Return.objects.filter(
        window=window, roster_confirmed_at__isnull=False, posts_confirmed_at__isnull=False
    )
    return look.of_schools(keys(found.order_by().values_list("school_id", flat=True)))


def adopted(look: Look) -> list[Part]:
    """A plan of the next year's exchange is in force."""
    found = Plan.objects.filter(
        bureau_id=look.seat.bureau_id,
        kind=PlanKind.EXCHANGE,
        year=look.next_year,
        state=PlanState.ADOPTED,
    )
    return look.of_bureau(done=found.exists())


def _window(look: Look) -> Window | None:
    found = Window.objects.filter(
        bureau_id=look.seat.bureau_id, kind=WindowKind.POSTING, year=look.next_year
    )
    return found.first()
