"""Shore while its lists are collected: what the addresses of the room offers need."""

from dataclasses import dataclass
from datetime import timedelta

from manyuan.directory.models import Teacher
from manyuan.kernel.clock import today
from manyuan.offers.actions.accounts import link_account
from manyuan.offers.actions.contests import contest_record
from manyuan.offers.actions.exemptions import ExemptionFacts, propose_exemption
from manyuan.offers.actions.teachers import add_teacher
from manyuan.offers.actions.windows import WindowFacts, open_window
from manyuan.offers.actions.workbooks import receive_roster
from manyuan.offers.models import ExpertDay, VisitRequest
from manyuan.offers.queries.windows import next_year

ROSTER = "teacher,name,school,subject\nT2,周二,S2,数学\n".encode()


@dataclass(frozen=True)
class Collected:
    """The papers that wait."""

    contest: int
    exemption: int
    roster: int
    visit_request: int
    expert_day: int


def collect_something(shore):
    """Open the coming year's window; let a teacher contest, a school apply and send a workbook."""
    week = timedelta(days=7)
    facts = WindowFacts(today() - week, today() + week, "exchange-national")
    window = open_window(by=shore.officer, year=next_year(today()), facts=facts)
    school, teachers = shore.school("S2"), Teacher.objects.select_related("school__unit")
    for code, at in (("T3", "S2"), ("T6", "S1")):
        values = {"teacher": code, "name": f"教师{code}", "stage": "primary"}
        add_teacher(by=shore.officer, school=shore.school(at), values=values)
    person = shore.teacher.person
    own = link_account(by=shore.officer, teacher=teachers.get(code="T6"), person=person)
    contest = contest_record(by=shore.teacher, teacher=own, field="education", should_be="master")
    proposed = propose_exemption(
        by=shore.principal,
        teacher=teachers.get(code="T2"),
        facts=ExemptionFacts("disability", None, "残疾证"),
    )
    files = {"teachers.csv": ROSTER}
    sent = receive_roster(by=shore.principal, school=school, window=window, files=files)
    return Collected(contest.pk, proposed.pk, sent.pk, *collect_visits(shore))


def collect_visits(shore):
    """Open the coming year's window of visits; state a request, give a day, a year ago as well."""
    from offers.giving import NEXT, WEDNESDAY, give, state, visit_window

    visit_window(world=shore)
    request, day = state(shore), give(shore)
    last_year = WEDNESDAY - timedelta(weeks=52)
    with shore.at():
        VisitRequest.objects.create(
            bureau_id=shore.officer.bureau_id,
            code="OLD",
            school=shore.school("S2"),
            topic="身边的物理",
            stage="primary",
            pupils=60,
            minutes=40,
            windows=f"{last_year.isoformat()} 08:30-11:30",
        )
        ExpertDay.objects.create(
            bureau_id=shore.officer.bureau_id,
            expert=day.expert,
            date=last_year + timedelta(days=1),
            starts_at=day.starts_at,
            ends_at=day.ends_at,
            max_visits=1,
        )
    assert request.year == NEXT
    return request.pk, day.pk
