from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max

from manyuan.history.actions import record
from manyuan.kernel.clock import now, today
from manyuan.seats.actions.bureaus import seat_of_no_person
from manyuan.seats.enums import UNITS_OF_LINK, LinkUseKind, Role, UnitKind
from manyuan.seats.errors import LinkRevokedAlready, LinkTermOutOfBounds, UnitDoesNotFitRole
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Link, LinkUse, Seat, Unit
from manyuan.seats.permissions import may_keep_links, require
from manyuan.seats.rows import link_changed, link_row
from manyuan.seats.tokens import digest_of, new_token

LONGEST_DAYS = 400


@dataclass(frozen=True, slots=True)
class LinkMade:
    """A link with the token that opens it, which is shown once and stored nowhere."""

    link: Link
    token: str


@transaction.atomic
def make_link(*, by: Seat, role: Role, unit: Unit, expires_on: date, detail: str = "") -> LinkMade:
    """A partner gets an address where it answers, or somebody one that calendars can read."""
    require(may_keep_links(by, role, unit))
    _refuse_misfit(by, role, unit, detail)
    lock_bureau(by)
    made = _write_link(by, seat_of_no_person(unit, role), expires_on, detail)
    record(
        by=by,
        code="link.made",
        changes=[link_changed(made.link, before=None)],
        unit=unit.name,
        role=role,
        number=made.link.number,
        on=expires_on,
    )
    return made


@transaction.atomic
def revoke_link(*, by: Seat, link: Link) -> Link:
    """An address opens nothing any more; what was done through it stays."""
    require(may_keep_links(by, Role(link.seat.role), link.seat.unit))
    lock_bureau(by)
    locked = _locked(link)
    before = link_row(locked)
    _close(by, locked)
    record(
        by=by,
        code="link.revoked",
        changes=[link_changed(locked, before=before)],
        unit=locked.seat.unit.name,
        role=locked.seat.role,
        number=locked.number,
    )
    return locked


@transaction.atomic
def renew_link(*, by: Seat, link: Link, expires_on: date) -> LinkMade:
    """A new address takes the place of one that was lost or passed on, or that has expired."""
    require(may_keep_links(by, Role(link.seat.role), link.seat.unit))
    lock_bureau(by)
    locked = _locked(link)
    before = link_row(locked)
    _close(by, locked)
    made = _write_link(by, locked.seat, expires_on, locked.detail)
    record(
        by=by,
        code="link.renewed",
        changes=[link_changed(locked, before=before), link_changed(made.link, before=None)],
        unit=locked.seat.unit.name,
        role=locked.seat.role,
        number=made.link.number,
        old=locked.number,
        on=expires_on,
    )
    return made


def note_use(*, link: Link, kind: LinkUseKind) -> None:
    """Keep that a link was used: each opening, each fetching and each deed."""
    LinkUse.objects.create(bureau_id=link.bureau_id, link=link, kind=kind)


def _refuse_misfit(by: Seat, role: Role, unit: Unit, detail: str) -> None:
    fits = unit.kind in UNITS_OF_LINK.get(role, ()) and unit.bureau_id == by.bureau_id
    if not fits or (detail and not _may_narrow(role, unit, detail)):
        raise UnitDoesNotFitRole(role=role.label, unit=unit.name)


def _may_narrow(role: Role, unit: Unit, detail: str) -> bool:
    """Say whether a calendar may show this alone: an expert of a partner, else what and which."""
    if role != Role.CALENDAR_LINK:
        return False
    return unit.kind == UnitKind.PARTNER or (unit.kind == UnitKind.SCHOOL and ":" in detail)


def _write_link(by: Seat, seat: Seat, expires_on: date, detail: str) -> LinkMade:
    if not today() < expires_on <= today() + timedelta(days=LONGEST_DAYS):
        raise LinkTermOutOfBounds(most=LONGEST_DAYS)
    last = Link.objects.filter(bureau_id=by.bureau_id).aggregate(last=Max("number"))["last"]
    token = new_token()
    link = Link(
        bureau_id=by.bureau_id,
        number=(last or 0) + 1,
        seat=seat,
        detail=detail,
        digest=digest_of(token),
        made_by=by,
        expires_on=expires_on,
    )
    link.full_clean()
    link.save(force_insert=True)
    return LinkMade(link, token)


def _locked(link: Link) -> Link:
    locked = Link.objects.select_for_update(of=("self",)).select_related("seat__unit")
    return locked.get(pk=link.pk)


def _close(by: Seat, link: Link) -> None:
    if link.revoked_at is not None:
        raise LinkRevokedAlready
    link.revoked_by, link.revoked_at = by, now()
    link.full_clean()
    link.save(update_fields=["revoked_by", "revoked_at"])
