from manyuan.seats.models.links import Link, LinkUse
from manyuan.seats.models.seating import USERNAME, Person, Seat, Unit

__all__ = ["USERNAME", "Link", "LinkUse", "Person", "Seat", "Unit"]
