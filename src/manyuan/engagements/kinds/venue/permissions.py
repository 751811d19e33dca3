from django.utils.translation import gettext as _

from manyuan.directory.models import School, Venue
from manyuan.directory.visibility import schools_in_charge
from manyuan.engagements.kinds.venue.enums import Party
from manyuan.engagements.kinds.venue.models import Booking
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.seats.permissions import YES, Answer, no, works_for_bureau


def may_see_bookings(seat: Seat) -> Answer:
    """Whoever sits in the bureau, its groups or its schools sees who uses the rooms."""
    if seat.is_any_of(Role.PARTNER_LINK, Role.CALENDAR_LINK, Role.PUBLIC):
        return no(_("场地预订对本区学校、集团和教育局开放。"))
    return YES


def may_book_venues(seat: Seat) -> Answer:
    """Principals book for their schools, a group office for its members, the bureau for any."""
    if works_for_bureau(seat) or seat.is_any_of(Role.GROUP_OFFICE, Role.PRINCIPAL):
        return YES
    return no(_("场地由校长、集团办公室或教育局预订；老师要用场地，请告诉本校校长。"))


def may_book_for(seat: Seat, school: School) -> Answer:
    """A booking is made by who answers for the school that is to use the room."""
    answer = may_book_venues(seat)
    if not answer or works_for_bureau(seat):
        return answer
    if school.pk in (schools_in_charge(seat) or frozenset()):
        return YES
    return no(_("只能为本校或本集团学校预订场地。"))


def may_answer_for(seat: Seat, venue: Venue) -> Answer:
    """Whose room it is approves, refuses and blocks: principal, group office or bureau."""
    if works_for_bureau(seat):
        return YES
    answers = seat.is_any_of(Role.GROUP_OFFICE, Role.PRINCIPAL)
    if answers and venue.school_id in (schools_in_charge(seat) or frozenset()):
        return YES
    return no(_("由场地所属学校的校长、所在集团办公室或教育局办理。"))


def may_change_booking(seat: Seat, booking: Booking) -> Answer:
    """The school that is to use the room and the one that owns it move and cancel."""
    if may_book_for(seat, booking.school) or may_answer_for(seat, booking.venue):
        return YES
    return no(_("预订由使用学校和场地所属学校的校长、集团办公室或教育局改动，其他席位只能查看。"))


def parties_of(seat: Seat, booking: Booking) -> tuple[Party, ...]:
    """Return for which sides of a booking the seat can speak."""
    asked = (
        (Party.OWNER, may_answer_for(seat, booking.venue)),
        (Party.USER, may_book_for(seat, booking.school)),
    )
    return tuple(party for party, answer in asked if answer)


def may_hand_over(seat: Seat, booking: Booking) -> Answer:
    """Either side says how the room was left."""
    if parties_of(seat, booking):
        return YES
    return no(_("交接由使用学校或场地所属学校登记。"))
