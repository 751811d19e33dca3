from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from manyuan.directory.actions.units import enter_unit, fill_in, rename_unit
from manyuan.directory.models import Partner
from manyuan.directory.permissions import may_change_partnerships
from manyuan.directory.rows import added, changed, row_of
from manyuan.directory.sheets import PARTNER_STORE
from manyuan.history.actions import record
from manyuan.seats.enums import UnitKind
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@dataclass(frozen=True, slots=True)
class PartnerFacts:
    """What the register holds of a partner beside its code."""

    name: str
    kind: str
    lon: Decimal | None = None
    lat: Decimal | None = None


@transaction.atomic
def add_partner(*, by: Seat, code: str, facts: PartnerFacts) -> Partner:
    """A university, institute or other partner enters the register."""
    require(may_change_partnerships(by))
    lock_bureau(by)
    unit = enter_unit(by, UnitKind.PARTNER, code=code, name=facts.name)
    partner = Partner(unit=unit, bureau_id=by.bureau_id)
    fill_in(partner, facts)
    partner.save(force_insert=True)
    record(by=by, code="partner.added", changes=[added(PARTNER_STORE, partner)], name=partner.name)
    return partner


@transaction.atomic
def edit_partner(*, by: Seat, partner: Partner, facts: PartnerFacts) -> Partner:
    """What the register holds of a partner is corrected."""
    require(may_change_partnerships(by))
    lock_bureau(by)
    locked = lock_partner(partner)
    before = row_of(PARTNER_STORE, locked)
    rename_unit(locked, facts.name)
    fill_in(locked, facts)
    locked.save()
    record(
        by=by,
        code="partner.edited",
        changes=[changed(PARTNER_STORE, locked, before=before)],
        name=locked.name,
    )
    return locked


def lock_partner(partner: Partner) -> Partner:
    """Read the partner as it is now and hold it until the action ends; another bureau's is none."""
    return Partner.objects.select_for_update(of=("self",)).get(pk=partner.pk)
