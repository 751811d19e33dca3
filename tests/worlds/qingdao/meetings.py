"""Meetings, trainings and visits to schools, as both districts tell of them.

B21 (Shibei): a promotion meeting of 94 principals, with experience talks and topics.
N8 (Shinan): top-level promotion by talks, catchment joint meetings and “three heads” meetings;
more than 10 sessions of training and exchange, more than 20 visits to schools.
"""

from datetime import date, time, timedelta

from manyuan.directory.models import School
from manyuan.engagements.kinds.research.actions import (
    Invited,
    ResearchFacts,
    arrange_research,
    hold_research,
    report_attendance,
)
from manyuan.engagements.kinds.research.models import Research
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from worlds.clock import on_day
from worlds.qingdao.bureau import Bureau
from worlds.qingdao.shibei import LEADS
from worlds.qingdao.shinan import LEAD, OUR_PRIMARIES

PRINCIPALS = 94
PROMOTION, TALKS = "集团化办学推进会", "经验交流"
TRAINING, JOINT_MEETING, THREE_HEADS, VISIT = "培训交流", "片区联席会", "“三长”会", "走访学校"

# Neither the days nor the hours are told, nor who spoke, nor how many came to a session; of what
# is told to be more than a number, the world holds one more.
OUR_MEETING, OUR_FIRST_SESSION = date(2023, 11, 15), date(2024, 9, 4)
OUR_HOURS = {"starts_at": time(14), "ends_at": time(16)}
OUR_TRAININGS, OUR_VISITS, OUR_PEOPLE = 11, 21, 5
OUR_AGENDA = "\n".join(f"{TALKS}：{school}" for school in LEADS[:3])


def hold_promotion_meeting(bureau: Bureau) -> Research:
    """B21: the bureau invites all schools at once, one principal each, and says that all came."""
    by = bureau.officer
    with on_day(OUR_MEETING), bureau.at():
        schools = [Invited(school) for school in School.objects.all()]
        facts = ResearchFacts(
            mode="promotion",
            topic=PROMOTION,
            host=by.bureau,
            on=OUR_MEETING,
            agenda=OUR_AGENDA,
            invited=schools,
            **OUR_HOURS,
        )
        meeting = arrange_research(by=by, facts=facts)
        hold_research(by=by, research=meeting, minutes=f"{TALKS}，讨论下一步的集团办学。")
        came = {one.school: 1 for one in schools}
        report_attendance(by=by, research=meeting, attended=came)
    return meeting


def meet_all_term(bureau: Bureau) -> Seat:
    """N8: the office of the 26th Middle School's group invites; each primary is visited in turn."""
    with on_day(OUR_FIRST_SESSION), bureau.at():
        office = bureau.seat("office26", Role.GROUP_OFFICE, bureau.group(LEAD).unit)
    everybody = (LEAD, *OUR_PRIMARIES)
    sessions = [("training", TRAINING, everybody)] * OUR_TRAININGS
    sessions += [("catchment", JOINT_MEETING, everybody), ("three_heads", THREE_HEADS, everybody)]
    turn = (everybody[number % len(everybody)] for number in range(OUR_VISITS))
    sessions += [("school_visit", VISIT, (school,)) for school in turn]
    for number, (mode, topic, schools) in enumerate(sessions):
        hold_session(
            bureau, office, OUR_FIRST_SESSION + number * timedelta(days=2), mode, topic, schools
        )
    return office


def hold_session(
    bureau: Bureau, by: Seat, on: date, mode: str, topic: str, schools: tuple[str, ...]
) -> None:
    with on_day(on), bureau.at(by):
        group = bureau.group(LEAD)
        invited = [Invited(bureau.school(name), OUR_PEOPLE) for name in schools]
        facts = ResearchFacts(
            mode=mode,
            topic=topic,
            host=group.unit,
            group=group,
            on=on,
            place=invited[0].school if mode == "school_visit" else None,
            invited=invited,
            **OUR_HOURS,
        )
        held = arrange_research(by=by, facts=facts)
        hold_research(by=by, research=held)
        came = {one.school: OUR_PEOPLE for one in invited}
        report_attendance(by=by, research=held, attended=came)
