"""The six principles of Shinan's groups, each as something that flows in the 26th's group.

N6: idea radiation, co-built management, flexible flow of backbone teachers, shared teaching
resources, shared facilities, harmony in diversity. The article gives the words alone: that a
training radiates ideas, that the three heads confer on management, and that each school comes to
an open day with its own part, is our reading.
"""

from datetime import date, time

from manyuan.directory.actions.venues import VenueFacts, register_venue
from manyuan.engagements.kinds.event.actions import (
    Came,
    EventFacts,
    PartFacts,
    count_turnout,
    draft_event,
    hold_event,
    set_parts,
)
from manyuan.engagements.kinds.venue.actions import (
    BookingFacts,
    HandOverFacts,
    book_venue,
    hand_over,
)
from manyuan.engagements.kinds.venue.enums import Condition, Party
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from worlds.clock import on_day
from worlds.qingdao.bureau import Bureau
from worlds.qingdao.meetings import hold_session
from worlds.qingdao.mobility import second_a_city_level_teacher
from worlds.qingdao.sharing import share_at_a_distance
from worlds.qingdao.shinan import LEAD, OUR_PRIMARIES

# The principle, and the kind of flow that shows it.
PRINCIPLES = {
    "理念辐射": ("research", "training"),
    "管理共建": ("research", "three_heads"),
    "骨干教师柔性流动": ("posting", "secondment"),
    "教学资源共享": ("material", "remote_share"),
    "设施共用": ("venue", ""),
    "和而不同": ("event", "open_day"),
}
SCHOOLS = (LEAD, *OUR_PRIMARIES)

OUR_MEETING, OUR_CONFERRING = date(2024, 9, 11), date(2024, 9, 12)
OUR_BOOKING, OUR_USE, OUR_OPEN_DAY = date(2024, 9, 23), date(2024, 9, 26), date(2024, 9, 27)
OUR_GRADE, OUR_PUPILS, OUR_TEACHERS = "六年级", 40, 2
OUR_HOURS = {"starts_at": time(14), "ends_at": time(15, 30)}


def live_by_principles(bureau: Bureau) -> Seat:
    """N6: one thing of each principle; the group's office runs what is the group's."""
    with on_day(OUR_MEETING), bureau.at():
        office = bureau.seat("office-26", Role.GROUP_OFFICE, bureau.group(LEAD).unit)
    hold_session(bureau, office, OUR_MEETING, "training", "理念辐射", SCHOOLS)
    hold_session(bureau, office, OUR_CONFERRING, "three_heads", "管理共建", SCHOOLS)
    second_a_city_level_teacher(bureau)
    share_at_a_distance(bureau)
    _share_the_hall(bureau)
    _open_the_doors(bureau, office)
    return office


def _share_the_hall(bureau: Bureau) -> None:
    """The lead's hall is used by a primary."""
    by = bureau.officer
    with on_day(OUR_BOOKING), bureau.at():
        facts = VenueFacts(name="报告厅", kind="hall", capacity=300)
        hall = register_venue(by=by, code="CD1", school=bureau.school(LEAD), facts=facts)
        asked = BookingFacts(
            venue=hall,
            school=bureau.school(OUR_PRIMARIES[0]),
            purpose="设施共用",
            people=OUR_PUPILS,
            days=(OUR_USE,),
            **OUR_HOURS,
        )
        booking = book_venue(by=by, facts=asked)
    with on_day(OUR_USE), bureau.at():
        back = HandOverFacts(number=1, condition=Condition.GOOD, party=Party.USER)
        hand_over(by=by, booking=booking, facts=back)


def _open_the_doors(bureau: Bureau, office: Seat) -> None:
    """Every school takes its own part in one open day."""
    with on_day(OUR_OPEN_DAY), bureau.at(office):
        facts = EventFacts(
            mode="open_day",
            title="和而不同",
            starts_on=OUR_OPEN_DAY,
            ends_on=OUR_OPEN_DAY,
            group=bureau.group(LEAD),
        )
        event = draft_event(by=office, facts=facts)
        parts = [PartFacts(school=bureau.school(name), part="host") for name in SCHOOLS]
        set_parts(by=office, event=event, parts=parts)
        hold_event(by=office, event=event)
    with on_day(OUR_OPEN_DAY), bureau.at():
        for name in SCHOOLS:
            count_turnout(
                by=bureau.officer,
                event=event,
                school=bureau.school(name),
                pupils=[Came(OUR_GRADE, OUR_PUPILS)],
                teachers=OUR_TEACHERS,
            )
