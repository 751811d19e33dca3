from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from manyuan.directory.actions.experts import lock_expert, require_here
from manyuan.directory.actions.groups import lock_group
from manyuan.directory.actions.partners import lock_partner
from manyuan.directory.actions.schools import lock_school
from manyuan.directory.enums import AgreementKind
from manyuan.directory.errors import (
    AgreementOutsideLife,
    AgreementsOverlap,
    ExpertOfAnotherPartner,
    NothingCorrected,
    PartnerOfAnotherKind,
    ReasonMissing,
)
from manyuan.directory.models import Agreement, Expert, Group, Partner, School
from manyuan.directory.permissions import may_change_partnerships
from manyuan.directory.rows import added, changed, removed, row_of
from manyuan.directory.sheets import AGREEMENT_STORE
from manyuan.history.actions import record
from manyuan.kernel.reasons import given
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.sheets.bonds import PARTNER_OF_AGREEMENT


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """What an agreement says: who is bound to whom, by what kind of agreement, on which days.

    The other side is a group or a school, never both.
    """

    partner: Partner
    kind: str
    starts_on: date
    group: Group | None = None
    school: School | None = None
    expert: Expert | None = None
    ends_on: date | None = None


@transaction.atomic
def sign_agreement(*, by: Seat, facts: AgreementFacts) -> Agreement:
    """A partner is bound to a group or a school from a day on."""
    require(may_change_partnerships(by))
    lock_bureau(by)
    agreement = Agreement(bureau_id=by.bureau_id)
    _fill(agreement, facts)
    agreement.save()
    record(
        by=by,
        code="agreement.signed",
        changes=[added(AGREEMENT_STORE, agreement)],
        on=agreement.starts_on,
        **_said(agreement),
    )
    return agreement


@transaction.atomic
def end_agreement(*, by: Seat, agreement: Agreement, on: date) -> Agreement:
    """An agreement is over from a day on; that it was in force stays true for every day before."""
    require(may_change_partnerships(by))
    lock_bureau(by)
    locked = lock_agreement(agreement)
    before = row_of(AGREEMENT_STORE, locked)
    _fill(locked, replace(facts_of(locked), ends_on=on))
    locked.save()
    record(
        by=by,
        code="agreement.ended",
        changes=[changed(AGREEMENT_STORE, locked, before=before)],
        on=on,
        **_said(locked),
    )
    return locked


@transaction.atomic
def correct_agreement(
    *, by: Seat, agreement: Agreement, facts: AgreementFacts, reason: str
) -> Agreement:
    """What was entered of an agreement is put right; history keeps what stood there, and why."""
    require(may_change_partnerships(by))
    lock_bureau(by)
    reason = given(reason, missing=ReasonMissing)
    locked = lock_agreement(agreement)
    if facts == facts_of(locked):
        raise NothingCorrected
    before = row_of(AGREEMENT_STORE, locked)
    _fill(locked, facts)
    locked.save()
    change = changed(AGREEMENT_STORE, locked, before=before)
    record(by=by, code="agreement.corrected", changes=[change], reason=reason, **_said(locked))
    return locked


@transaction.atomic
def remove_agreement(*, by: Seat, agreement: Agreement, reason: str) -> None:
    """An agreement that never was is taken out; history keeps it with the reason."""
    require(may_change_partnerships(by))
    lock_bureau(by)
    reason = given(reason, missing=ReasonMissing)
    locked = lock_agreement(agreement)
    change, said = removed(AGREEMENT_STORE, locked), _said(locked)
    locked.delete()
    record(by=by, code="agreement.removed", changes=[change], reason=reason, **said)


def facts_of(agreement: Agreement) -> AgreementFacts:
    """Return what an agreement says now."""
    names = AgreementFacts.__dataclass_fields__
    return AgreementFacts(**{name: getattr(agreement, name) for name in names})


def _fill(agreement: Agreement, facts: AgreementFacts) -> None:
    agreement.partner = lock_partner(facts.partner)
    agreement.group = facts.group and lock_group(facts.group)
    agreement.school = facts.school and lock_school(facts.school)
    agreement.expert = facts.expert and lock_expert(facts.expert)
    agreement.kind = facts.kind
    agreement.starts_on, agreement.ends_on = facts.starts_on, facts.ends_on
    agreement.full_clean()
    _require_fitting_partner(agreement)
    _require_within_life(agreement)
    _require_no_overlap(agreement)


def _require_fitting_partner(agreement: Agreement) -> None:
    partner, expert = agreement.partner, agreement.expert
    kind = AgreementKind(agreement.kind)
    if PARTNER_OF_AGREEMENT.get(kind, partner.kind) != partner.kind:
        raise PartnerOfAnotherKind(
            partner=partner.name, kind=partner.get_kind_display(), agreement=str(kind.label)
        )
    if expert is not None and expert.partner_id != partner.pk:
        raise ExpertOfAnotherPartner(
            expert=str(expert), own=expert.partner.name, partner=partner.name
        )


def _require_within_life(agreement: Agreement) -> None:
    side = agreement.side
    starts, ends = _life_of(side)
    before = starts is not None and agreement.starts_on < starts
    after = ends is not None and (agreement.ends_on is None or agreement.ends_on > ends)
    if before or after:
        raise AgreementOutsideLife(side=side.name, starts=starts or "…", ends=ends or "…")
    if agreement.expert is not None:
        require_here(agreement.expert, agreement.starts_on)


def _life_of(side: Group | School) -> tuple[date | None, date | None]:
    if isinstance(side, Group):
        return side.founded_on, side.dissolved_on
    return side.opened_on, side.closed_on


def _require_no_overlap(agreement: Agreement) -> None:
    same = Agreement.objects.filter(
        partner=agreement.partner,
        kind=agreement.kind,
        group=agreement.group,
        school=agreement.school,
        expert=agreement.expert,
    )
    for other in same.exclude(pk=agreement.pk):
        if agreement.interval.overlaps(other.interval):
            raise AgreementsOverlap(
                partner=agreement.partner.name,
                side=agreement.side.name,
                starts=other.starts_on,
                ends=other.ends_on or "…",
            )


def _said(agreement: Agreement) -> dict[str, str]:
    return {"partner": agreement.partner.name, "side": agreement.side.name}


def lock_agreement(agreement: Agreement) -> Agreement:
    """Read the agreement as it is now and hold it until the action ends."""
    found = Agreement.objects.select_for_update(of=("self",)).select_related(
        "partner__unit", "group__unit", "school__unit", "expert__partner__unit"
    )
    return found.get(pk=agreement.pk)
