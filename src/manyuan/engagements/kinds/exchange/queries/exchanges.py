from collections.abc import Collection
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from manyuan.directory.models import Group, School
from manyuan.directory.queries.groups import groups_on, members_on
from manyuan.directory.queries.schools import schools_on
from manyuan.directory.visibility import schools_in_charge
from manyuan.engagements.kinds.exchange.enums import STANDING, ExchangeState
from manyuan.engagements.kinds.exchange.models import ExchangePlaces, PupilExchange, Sending
from manyuan.engagements.kinds.exchange.visibility import visible_exchanges
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat


def exchanges(seat: Seat) -> "QuerySet[PupilExchange]":
    """Return the exchanges that the seat may see, with places and what schools send."""
    sent = Sending.objects.filter(state__in=STANDING).select_related("school__unit")
    return visible_exchanges(seat).prefetch_related(
        "places", Prefetch("sendings", sent.prefetch_related("grades"), to_attr="standing")
    )


def exchange(seat: Seat, code: str) -> PupilExchange | None:
    """Return the exchange with ``code`` if there is one that the seat may see."""
    return visible_exchanges(seat).filter(code=code).first()


def visible_codes(seat: Seat, among: Collection[str]) -> frozenset[str]:
    """Return those of some codes whose exchanges the seat may see."""
    found = visible_exchanges(seat).filter(code__in=among)
    return frozenset(found.order_by().values_list("code", flat=True))


def places_of(seat: Seat, exchange: PupilExchange) -> "QuerySet[ExchangePlaces]":
    """Return the places of an exchange by grade."""
    seen = visible_exchanges(seat).filter(pk=exchange.pk).order_by().values("pk")
    return ExchangePlaces.objects.filter(exchange__in=seen)


def sendings_for(seat: Seat, exchange: PupilExchange) -> "QuerySet[Sending]":
    """Return what schools send to an exchange, with their numbers."""
    seen = visible_exchanges(seat).filter(pk=exchange.pk).order_by().values("pk")
    found = Sending.objects.filter(exchange__in=seen)
    shown = found.select_related("school__unit", "exchange__host__unit")
    return shown.prefetch_related("grades").order_by("school__unit__code")


def sending_of(seat: Seat, exchange: PupilExchange, school: str) -> Sending | None:
    """Return what one school sends."""
    return sendings_for(seat, exchange).filter(school__unit__code=school).first()


def standing_sendings(seat: Seat) -> "QuerySet[Sending]":
    """Return what schools send to the exchanges that the seat may see and that lie ahead."""
    seen = visible_exchanges(seat).filter(state=ExchangeState.PLANNED).order_by().values("pk")
    found = Sending.objects.filter(exchange__in=seen, state__in=STANDING)
    shown = found.select_related("school__unit", "exchange__host__unit")
    return shown.prefetch_related("grades").order_by("exchange__starts_on", "school__unit__code")


def hosted_and_due(seat: Seat) -> "QuerySet[PupilExchange]":
    """Return the exchanges of the seat's schools whose first, or last, day has come."""
    begun = Q(state=ExchangeState.PLANNED, starts_on__lte=today())
    over = Q(state=ExchangeState.UNDER_WAY, ends_on__lte=today())
    own = schools_in_charge(seat) or frozenset()
    return visible_exchanges(seat).filter(begun | over, host__in=own).order_by("starts_on", "code")


def hosts_for(seat: Seat) -> "QuerySet[School]":
    """Return the schools for which the seat offers places."""
    own, found = schools_in_charge(seat), schools_on(seat, today())
    return found if own is None else found.filter(pk__in=own)


def groups_for(seat: Seat) -> "QuerySet[Group]":
    """Return the groups in force today in which the seat has a school."""
    own, found = schools_in_charge(seat), groups_on(seat, today())
    if own is None:
        return found
    running = members_on(seat, today()).filter(school__in=own).order_by().values("group")
    return found.filter(pk__in=running)


def senders_for(seat: Seat, exchange: PupilExchange) -> "QuerySet[School]":
    """Return the schools of the group that may send pupils, as far as the seat acts for them."""
    day: date = exchange.starts_on
    members = members_on(seat, day, group=exchange.group).order_by().values("school")
    return hosts_for(seat).filter(pk__in=members).exclude(pk=exchange.host_id)
