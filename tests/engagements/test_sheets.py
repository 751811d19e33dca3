from datetime import date
from decimal import Decimal

from manyuan.directory.actions.importing import import_district
from manyuan.directory.models import School, Teacher
from manyuan.engagements.models import Flow
from manyuan.engagements.sheets import FLOW_STORE
from worlds.shore import rows

FLOW = {
    "flow": "F1",
    "activity": "A1",
    "kind": "posting",
    "mode": "secondment",
    "group": "G1",
    "provider": "S1",
    "receiver": "S2",
    "teacher": "T1",
    "start": date(2023, 9, 1),
    "end": date(2025, 9, 1),
    "hours": Decimal("12.5"),
    "people": 40,
    "cost": Decimal("300"),
    "status": "held",
    "direction": "strong_to_weak",
}


def take_in(shore, *flows):
    tables = {"flows": rows("flows", *flows)}
    return import_district(by=shore.officer, tables=tables, source="flows")


def test_flows_come_back_as_they_were_taken_in(shore):
    with shore.at():
        take_in(shore, FLOW, {**FLOW, "flow": "F2", "provider": "P1", "teacher": None})

        stored = FLOW_STORE.stored(shore.officer)

    assert stored["F1",] == FLOW
    assert (stored["F2",]["provider"], stored["F2",]["teacher"]) == ("P1", None)


def test_bureau_itself_may_give(shore):
    flow = {**FLOW, "provider": "990001", "teacher": None}
    with shore.at():
        take_in(shore, flow)

        assert FLOW_STORE.stored(shore.officer)["F1",]["provider"] == "990001"


def test_flow_that_is_taken_in_again_is_written_over(shore):
    with shore.at():
        take_in(shore, FLOW)
        take_in(shore, {**FLOW, "teacher": "T2", "people": 41})

        assert list(Flow.objects.values_list("teacher__code", "people")) == [("T2", 41)]


def test_flows_of_two_bureaus_taken_in_at_once_keep_to_their_own_teachers(shore):
    with shore.at(shore.hill):
        school = School.objects.first()
        stranger = Teacher.objects.create(
            bureau=shore.hill.bureau, code="T1", name="山一", school=school
        )
        theirs = {**FLOW, "group": None, "provider": school.code, "receiver": school.code}

    class Interrupted(list):
        """Rows between which another worker takes in those of the other bureau."""

        def __iter__(self):
            with shore.at(shore.hill):
                FLOW_STORE.add(shore.hill, [theirs])
            return super().__iter__()

    with shore.at():
        FLOW_STORE.add(shore.officer, Interrupted([FLOW]))

        assert Flow.objects.get().teacher == Teacher.objects.get(code="T1") != stranger
