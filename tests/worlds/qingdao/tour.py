"""The Doctoral Caravan 博士大篷车进校园 of the 53rd Middle School's group in autumn 2023.

B5: seven doctoral studios opened after the autumn term began: mathematics, physics, chemistry,
biology, information technology, geography, 3D printing.
B6: the studio's doctors and a university professor visit the three primaries and speak about land
and ocean on Earth to sixth-graders: three schools, nearly 1,000 teachers and pupils.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from manyuan.directory.actions.experts import ExpertFacts, register_expert
from manyuan.directory.actions.importing import import_district
from manyuan.directory.actions.partners import PartnerFacts, add_partner
from manyuan.directory.actions.studios import StudioFacts, open_studio
from manyuan.directory.models import Studio
from manyuan.engagements.actions.adopting_caravan import adopt_caravan
from manyuan.engagements.kinds.visit.actions import Attended, confirm_visit, hold_visit
from manyuan.engagements.kinds.visit.enums import Side
from manyuan.engagements.kinds.visit.models import Visit
from manyuan.offers.actions.days import DayFacts, offer_day
from manyuan.offers.actions.requests import RequestFacts, state_request
from manyuan.offers.actions.windows import WindowFacts, open_window
from manyuan.offers.enums import WindowKind
from manyuan.plans.actions.caravan import CaravanFacts, draft_caravan
from manyuan.plans.actions.runs import start_run
from manyuan.plans.jobs import work_once
from manyuan.plans.models import Plan
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from worlds.clock import on_day
from worlds.qingdao.bureau import Bureau, unnamed
from worlds.qingdao.shibei import CHAIN, PRIMARIES, build_shibei
from worlds.remembered import remembered
from worlds.shore import rows

SUBJECTS = ("数学", "物理", "化学", "生物", "信息技术", "地理", "3D打印")
STUDIOS_OPENED_ON = date(2023, 9, 1)
TOPIC, GRADE = "地球上的陆地和海洋", "六年级"
(UNIVERSITY,) = unnamed("高校", 1)
YEAR = 2023

# The articles give no day, no hours, no roads, no host of the studios and only the sum of people.
OUR_ASKING, OUR_PLANNING, OUR_TOUR = date(2023, 9, 18), date(2023, 10, 9), date(2023, 10, 18)
OUR_WINDOWS = f"{OUR_TOUR} 08:30-11:30;{OUR_TOUR} 13:30-16:30"
OUR_MINUTES_OF_ROAD = 15
OUR_PUPILS, OUR_TEACHERS = 310, 20
REACHED = len(PRIMARIES) * (OUR_PUPILS + OUR_TEACHERS)


@dataclass(frozen=True)
class Tour:
    """Shibei whose caravan is planned and adopted; ``principals`` sit at the three primaries."""

    bureau: Bureau
    principals: Mapping[str, Seat]
    plan: Plan

    @property
    def visits(self) -> list[Visit]:
        """The visits of the tour, in its order."""
        return list(Visit.objects.order_by("on", "starts_at"))

    def visit_at(self, school: str) -> Visit:
        """The visit to one of the primaries."""
        return Visit.objects.get(school__unit__name=school)

    def hold(self, *visits: Visit) -> None:
        """Let the principals report whom the visits reached."""
        for visit in visits:
            principal = self.principals[visit.school.name]
            with self.bureau.at(principal):
                attendance = [Attended(GRADE, OUR_PUPILS)]
                hold_visit(by=principal, visit=visit, attendance=attendance, teachers=OUR_TEACHERS)


def open_studios(bureau: Bureau) -> None:
    """B5. The article tells of the studios with the group; its junior school keeps them here."""
    with on_day(STUDIOS_OPENED_ON), bureau.at():
        for number, subject in enumerate(SUBJECTS, 1):
            facts = StudioFacts(subject=subject, opened_on=STUDIOS_OPENED_ON)
            school = bureau.school(CHAIN)
            open_studio(by=bureau.officer, code=f"W{number}", school=school, facts=facts)


def build_tour() -> Tour:
    """B6 until the day: three requests, an expert's day, the planner's tour, both sides' yes."""
    bureau = remembered(build_shibei)
    open_studios(bureau)
    with on_day(OUR_ASKING), bureau.at():
        principals = _principals(bureau)
        _give_a_day(bureau)
        _ask(bureau, principals)
    with on_day(OUR_PLANNING), bureau.at():
        plan = _planned(bureau)
        for visit in Visit.objects.all():
            for side in Side:
                confirm_visit(by=bureau.officer, visit=visit, side=side)
    return Tour(bureau, principals, plan)


def _principals(bureau: Bureau) -> dict[str, Seat]:
    units = ((name, bureau.school(name).unit) for name in PRIMARIES)
    return {
        name: bureau.seat(f"principal{unit.code}", Role.PRINCIPAL, unit) for name, unit in units
    }


def _give_a_day(bureau: Bureau) -> None:
    by = bureau.officer
    partner = add_partner(by=by, code="P1", facts=PartnerFacts(UNIVERSITY, "university"))
    studio = Studio.objects.get(subject="地理")
    facts = ExpertFacts(topics=(TOPIC,), stages=("primary",), studio=studio)
    expert = register_expert(by=by, code="E1", partner=partner, facts=facts)
    places = [partner.code, *(bureau.school(name).code for name in PRIMARIES)]
    roads = [
        {"from": one, "to": other, "minutes": OUR_MINUTES_OF_ROAD}
        for one in places
        for other in places
        if one < other
    ]
    import_district(
        by=bureau.command_line, tables={"travel": rows("travel", *roads)}, source="qingdao"
    )
    day = DayFacts(date=OUR_TOUR, starts_at=time(8), ends_at=time(17), max_visits=3)
    offer_day(by=by, expert=expert, facts=day)


def _ask(bureau: Bureau, principals: Mapping[str, Seat]) -> None:
    window = WindowFacts(OUR_ASKING, OUR_PLANNING)
    open_window(by=bureau.officer, year=YEAR, facts=window, kind=WindowKind.VISIT)
    for name, principal in principals.items():
        facts = RequestFacts(
            topic=TOPIC,
            stage="primary",
            grade=GRADE,
            pupils=OUR_PUPILS,
            minutes=60,
            windows=OUR_WINDOWS,
        )
        with bureau.at(principal):
            state_request(by=principal, school=bureau.school(name), facts=facts)


def _planned(bureau: Bureau) -> Plan:
    facts = CaravanFacts(name="博士大篷车进校园", pack="caravan-national", seconds=10, seed=7)
    scenario = draft_caravan(by=bureau.officer, year=YEAR, facts=facts)
    run = start_run(by=bureau.officer, scenario=scenario)
    work_once()
    return adopt_caravan(by=bureau.officer, plan=Plan.objects.get(run=run))
