"""Children's Day in Shibei 市北区.

B10: every school has a feature of its own: football at 上清路小学, the junior military academy at
台湛路小学, the unicycle at 洛阳路第一小学; a Children's Day celebration is co-organised by three
schools in three catchments, with more than 2,000 pupils.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from manyuan.engagements.kinds.event.actions import (
    Came,
    EventFacts,
    PartFacts,
    announce_event,
    count_turnout,
    draft_event,
    hold_event,
    set_parts,
)
from manyuan.engagements.kinds.event.models import Event
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from worlds.clock import on_day
from worlds.qingdao.bureau import Bureau
from worlds.qingdao.shibei import OWN_FEATURES, build_shibei
from worlds.remembered import remembered

FEATURES = {
    "上清路小学": "足球",
    OWN_FEATURES[0]: "少年军校",
    OWN_FEATURES[1]: "独轮车",
}
CHILDRENS_DAY = date(2023, 6, 1)
MORE_THAN = 2000

# The articles say neither which schools the three are, nor how the pupils divide among them.
OUR_LEAD, *OUR_OTHERS = FEATURES
OUR_TITLE, OUR_PREPARING = "六一联合庆祝", date(2023, 5, 8)
OUR_PUPILS = {OUR_LEAD: 820, OUR_OTHERS[0]: 640, OUR_OTHERS[1]: 610}
OUR_TEACHERS = 30
OUR_GRADE = "全校"


@dataclass(frozen=True)
class ChildrensDay:
    """Shibei on Children's Day, the celebration announced by the office of the group."""

    bureau: Bureau
    office: Seat
    principals: Mapping[str, Seat]
    event: Event

    def hold(self) -> None:
        """Let the office note that it was held, and each principal report the own school."""
        with self.bureau.at(self.office):
            hold_event(by=self.office, event=self.event)
        for name, principal in self.principals.items():
            with self.bureau.at(principal):
                count_turnout(
                    by=principal,
                    event=self.event,
                    school=self.bureau.school(name),
                    pupils=[Came(OUR_GRADE, OUR_PUPILS[name])],
                    teachers=OUR_TEACHERS,
                )


def build_childrens_day() -> ChildrensDay:
    """B10 until the day: prepared and announced by the group's office, three schools as hosts."""
    bureau = remembered(build_shibei)
    with on_day(OUR_PREPARING), bureau.at():
        group = bureau.group(OUR_LEAD)
        office = bureau.seat("office", Role.GROUP_OFFICE, group.unit)
        principals = {
            name: bureau.seat(
                f"principal{bureau.school(name).code}", Role.PRINCIPAL, bureau.school(name).unit
            )
            for name in FEATURES
        }
    with on_day(OUR_PREPARING), bureau.at(office):
        facts = EventFacts(
            mode="celebration",
            title=OUR_TITLE,
            starts_on=CHILDRENS_DAY,
            ends_on=CHILDRENS_DAY,
            group=group,
            is_public=True,
        )
        event = draft_event(by=office, facts=facts)
        set_parts(by=office, event=event, parts=[_part(bureau, name) for name in FEATURES])
        announced = announce_event(by=office, event=event)
    return ChildrensDay(bureau, office, principals, announced)


def _part(bureau: Bureau, name: str) -> PartFacts:
    return PartFacts(
        school=bureau.school(name),
        part="host",
        expected_pupils=OUR_PUPILS[name],
        expected_teachers=OUR_TEACHERS,
        duty=FEATURES[name],
    )
