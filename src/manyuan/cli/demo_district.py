"""The demo district: imported as any bureau imports its own, with one account per seat."""

from dataclasses import dataclass
from datetime import date

from manyuan.cli.demo_caravan import load_caravan
from manyuan.cli.demo_courses import load_courses
from manyuan.cli.demo_events import load_events
from manyuan.cli.demo_exchange import load_exchange
from manyuan.cli.demo_frozen import load_frozen
from manyuan.cli.demo_funding import load_funding
from manyuan.cli.demo_home import SignIn
from manyuan.cli.demo_lifecycle import load_lifecycle
from manyuan.cli.demo_materials import load_materials
from manyuan.cli.demo_needs import load_needs
from manyuan.cli.demo_policies import load_policies
from manyuan.cli.demo_pupil_exchange import load_pupil_exchange
from manyuan.cli.demo_research import load_research
from manyuan.cli.demo_scores import load_scores
from manyuan.cli.demo_surveys import load_surveys
from manyuan.cli.demo_venues import load_venues
from manyuan.cli.demo_visits import load_visits
from manyuan.cli.demo_wheel import load_wheel
from manyuan.cli.language import gettext as _
from manyuan.directory.actions.importing import import_district
from manyuan.directory.enums import MemberRole, StrengthLevel
from manyuan.directory.models import Teacher
from manyuan.directory.queries.groups import members_on
from manyuan.kernel.clock import today
from manyuan.offers.actions.accounts import link_account
from manyuan.seats.actions import (
    Invitation,
    change_own_password,
    grant_seat,
    invite_person,
    open_bureau,
)
from manyuan.seats.enums import Role
from manyuan.seats.models import Person, Seat, Unit
from manyuan.seats.queries import seats_of
from manyuan.seats.scope import seated
from manyuan.sheets.district import DistrictHead
from manyuan.synthetic import DEMO, generate


@dataclass(frozen=True, slots=True)
class Places:
    """Where the demo's people sit: one group, its lead school and a school that it lifts."""

    bureau: Unit
    group: Unit
    lead: Unit
    member: Unit


def load_demo() -> list[SignIn]:
    """Open the demo's bureau, import its district, seat its people; the officer comes first."""
    district = generate(
        schools=DEMO["schools"],
        groups=DEMO["groups"],
        grouped=DEMO["grouped"],
        seed=DEMO["seed"],
    )
    by = open_bureau(code=district.code, name=district.name)
    with seated(by):
        import_district(
            by=by,
            tables=district.tables,
            source=_("演示区县"),
            head=DistrictHead(district.code, district.name, district.outline),
        )
        sign_ins = _seat_people(by)
        last = max(int(str(row["year"])) for row in district.tables["resources"])
        load_exchange(by, last=last)
        load_visits(by, year=last)
        load_caravan(by, year=last)
        load_courses(by)
        group = _places(by).group.group
        load_research(by, group=group)
        load_materials(by, group=group)
        load_pupil_exchange(by, group=group)
        load_venues(by)
        load_events(by)
        load_needs(by, group=group)
        load_surveys(by)
        load_frozen(last=last)
        load_funding(by, group=group)
        load_scores(last=last)
        load_lifecycle(by, group=group)
        load_policies(by, group=group)
        load_wheel(group=group)
        return sign_ins


def _seat_people(by: Seat) -> list[SignIn]:
    places = _places(by)
    teacher = _eligible_teacher(places.member)
    seats = (
        ("officer", "林晓燕", Role.BUREAU_OFFICER, places.bureau),
        ("group", "周明远", Role.GROUP_OFFICE, places.group),
        ("principal", "孙立新", Role.PRINCIPAL, places.member),
        ("teacher", teacher.name, Role.TEACHER, places.member),
        ("auditor", "吴建国", Role.AUDITOR, places.bureau),
    )
    sign_ins = [_seat(by, Invitation(*seat)) for seat in seats]
    _give_second_seat(by, places)
    link_account(by=by, teacher=teacher, person=Person.objects.get(username="teacher"))
    return sign_ins


def _eligible_teacher(school: Unit) -> Teacher:
    """Return a teacher of the school who has been there long enough to move, and is free to."""
    return Teacher.objects.filter(
        school=school.pk,
        on_establishment=True,
        graduating_class=False,
        exemption="",
        posted_to=None,
        cadre="none",
        born__gt=date(1980, 1, 1),
    ).earliest("at_school_since", "code")


def _places(by: Seat) -> Places:
    members = list(members_on(by, today()))
    lead = next(one for one in members if one.role == MemberRole.LEAD)
    lifted = next(
        one
        for one in members
        if one.group_id == lead.group_id and one.school.strength == StrengthLevel.WEAK
    )
    return Places(by.unit, lead.group.unit, lead.school.unit, lifted.school.unit)


def _seat(by: Seat, invitation: Invitation) -> SignIn:
    issued = invite_person(by=by, invitation=invitation)
    # Whoever tries the demo shall not begin by inventing passwords.
    (seat,) = seats_of(issued.person)
    change_own_password(by=seat, password=issued.password)
    return SignIn(
        role=invitation.role.value,
        unit=invitation.unit.name,
        name=invitation.name,
        username=invitation.username,
        password=issued.password,
    )


def _give_second_seat(by: Seat, places: Places) -> None:
    """The head of the group also leads its lead school, as is usual: two seats, one person."""
    head = places.group.seats.get(role=Role.GROUP_OFFICE).person
    if head is not None:
        grant_seat(by=by, person=head, role=Role.PRINCIPAL, unit=places.lead)
