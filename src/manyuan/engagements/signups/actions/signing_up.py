import re
import unicodedata
from dataclasses import dataclass

from django.core.signing import BadSignature
from django.db import transaction
from django.db.models import Max

from manyuan.directory.models import School
from manyuan.engagements.signups.codes import (
    code_of,
    digest_of_code,
    digest_of_submission,
    require_ours,
)
from manyuan.engagements.signups.enums import LIVE, WEAKER, Needs, Phase, RegistrationState
from manyuan.engagements.signups.errors import (
    AlreadySignedUp,
    ContactMissing,
    NotOpenYet,
    PeopleOutOfBounds,
    PhoneUnreadable,
    SchoolMissing,
    SchoolWithoutQuota,
    SignUpClosed,
    SignUpFull,
    SubmissionUnknown,
    TooFewLeft,
    WeakerSchoolsFirst,
)
from manyuan.engagements.signups.locking import lock_list
from manyuan.engagements.signups.models import Registration, SchoolQuota, SignUp
from manyuan.engagements.signups.permissions import may_sign_up
from manyuan.engagements.signups.placing import fits, seat_down
from manyuan.engagements.signups.rows import moment, registration_changed
from manyuan.history.actions import record
from manyuan.kernel.clock import now
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

PHONE = re.compile(r"1\d{10}|0\d{9,11}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What somebody fills in."""

    people: int = 1
    school: School | None = None
    guardian: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Entered:
    """A registration with its confirmation code; ``is_new`` is no when the form came before."""

    registration: Registration
    code: str
    is_new: bool


@transaction.atomic
def sign_up(*, by: Seat, to: SignUp, entry: Entry, submission: str) -> Entered:
    """Somebody of the public gets a place, or waits for one, or hears why not.

    The same form sent twice answers twice with the same registration and code. Only the row of the
    list is locked, not the bureau: at the opening hundreds wait for it and nobody else should.
    """
    require(may_sign_up(by))
    _require_ours(submission)
    locked = lock_list(by, to)
    code, digest = code_of(locked.number, submission), digest_of_submission(submission)
    earlier = Registration.objects.filter(sign_up=locked, submission_digest=digest).first()
    if earlier is not None:
        earlier.sign_up = locked
        return Entered(earlier, code, is_new=False)
    registration = _filled_in(locked, entry)
    registration.code_digest, registration.submission_digest = digest_of_code(code), digest
    _place(locked, registration)
    record(
        by=by,
        code="registration.made",
        changes=[registration_changed(registration, before=None)],
        title=locked.title,
        number=registration.number,
        people=registration.people,
        registered=registration.state,
    )
    return Entered(registration, code, is_new=True)


def _require_ours(submission: str) -> None:
    try:
        require_ours(submission)
    except BadSignature as forged:
        raise SubmissionUnknown from forged


def _filled_in(locked: SignUp, entry: Entry) -> Registration:
    """Return what was filled in, of which only what the list needs is kept."""
    _require_open(locked)
    if not 1 <= entry.people <= locked.most_people:
        raise PeopleOutOfBounds(most=locked.most_people)
    school = entry.school if locked.asks_school else None
    _require_school(locked, school)
    return Registration(
        bureau_id=locked.bureau_id,
        sign_up=locked,
        people=entry.people,
        school=school,
        guardian=_guardian(locked, entry),
        phone=_phone(locked, entry),
    )


def _require_open(locked: SignUp) -> None:
    phase = locked.phase_at(now())
    if phase == Phase.AHEAD:
        raise NotOpenYet(opens=moment(locked.opens_at))
    if phase == Phase.CLOSED:
        raise SignUpClosed(title=locked.title)


def _require_school(locked: SignUp, school: School | None) -> None:
    if not locked.asks_school:
        return
    if school is None:
        raise SchoolMissing
    first_until = locked.weaker_first_until
    if first_until is not None and now() < first_until and school.strength not in WEAKER:
        raise WeakerSchoolsFirst(until=moment(first_until))
    quotas = SchoolQuota.objects.filter(sign_up=locked)
    if quotas.exists() and not quotas.filter(school=school).exists():
        raise SchoolWithoutQuota(school=school.name)


def _guardian(locked: SignUp, entry: Entry) -> str:
    if locked.needs != Needs.NAME_AND_PHONE:
        return ""
    name = entry.guardian.strip()
    if not name:
        raise ContactMissing(what=Needs.NAME_AND_PHONE.label)
    return name


def _phone(locked: SignUp, entry: Entry) -> str:
    if locked.needs == Needs.NOTHING:
        return ""
    phone = plain_phone(entry.phone)
    live = Registration.objects.filter(sign_up=locked, phone=phone, state__in=LIVE)
    if live.exists():
        raise AlreadySignedUp
    return phone


def plain_phone(typed: str) -> str:
    """Return a number as it is kept and compared: its digits alone, without the country's."""
    text = unicodedata.normalize("NFKC", typed).strip().removeprefix("+86").removeprefix("0086")
    phone = re.sub(r"[\s()-]", "", text)
    if not PHONE.fullmatch(phone):
        raise PhoneUnreadable
    return phone


def _place(locked: SignUp, registration: Registration) -> None:
    if fits(locked, registration):
        seat_down(locked, registration, RegistrationState.CONFIRMED)
    elif registration.people <= locked.waiting_free:
        seat_down(locked, registration, RegistrationState.WAITING)
    else:
        raise _full(locked, registration)
    last = Registration.objects.filter(sign_up=locked).aggregate(last=Max("number"))["last"]
    registration.number = (last or 0) + 1
    registration.clean_fields()
    registration.save(force_insert=True)
    locked.save(update_fields=["taken", "waiting"])


def _full(locked: SignUp, registration: Registration) -> SignUpFull | TooFewLeft:
    most = max(locked.waiting_free, locked.free if not locked.waiting else 0)
    if registration.people > 1 and most > 0:
        return TooFewLeft(people=registration.people, left=most)
    return SignUpFull()
