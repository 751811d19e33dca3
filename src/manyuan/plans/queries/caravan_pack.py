from manyuan.plans.enums import PlanKind, PlanState
from manyuan.plans.models import Plan
from manyuan.plans.settings import Settings
from manyuan.rules.caravan import CaravanPack, load_caravan_pack, with_overrides
from manyuan.seats.models import Seat


def caravan_pack_of_year(seat: Seat, year: int) -> CaravanPack:
    """Return the rules by which visits of a year are laid, as the bureau set them.

    They are those of the caravan in force, of several the one adopted last. While there is none,
    the proposed values of the national pack hold.
    """
    found = Plan.objects.filter(
        bureau_id=seat.bureau_id, kind=PlanKind.CARAVAN, year=year, state=PlanState.ADOPTED
    )
    kept = found.order_by("-adopted_on", "-number").values_list("settings", flat=True).first()
    if kept is None:
        return load_caravan_pack()
    settings = Settings.from_json(kept)
    return with_overrides(load_caravan_pack(settings.pack), dict(settings.overrides))
