"""Who is told of an action: whom it concerns, never who did it, at a fixed number of queries."""

from collections import defaultdict

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from manyuan.engagements.kinds.visit.actions import cancel_visit
from manyuan.history.actions import Changed, record
from manyuan.history.models import Record
from manyuan.history.sentences import registered_codes
from manyuan.kernel.clock import now, today
from manyuan.notices.audiences import told_codes
from manyuan.notices.enums import SendingState
from manyuan.notices.models import Letter, Notice
from manyuan.notices.reading import read_notice
from manyuan.notices.telling import tell
from manyuan.offers.kinds import flow_kinds
from manyuan.seats.models import Seat

OFFICER, OFFICE = ("bureau_officer", "990001"), ("group_office", "G1")
PRINCIPAL, TEACHER = ("principal", "S2"), ("teacher", "S1")
# Of everything that was done in the small world, by the officer unless another seat is meant to.
TOLD = {
    "appeal.made": {OFFICER},
    "caravan.done": {OFFICER, OFFICE},
    "course.opened": {PRINCIPAL},
    "course.signed": {PRINCIPAL},
    "course.started": {PRINCIPAL},
    "event.announced": {OFFICE, PRINCIPAL},
    "event.held": {PRINCIPAL},
    "event.staffed": {PRINCIPAL},
    "exchange.accepted": {PRINCIPAL},
    "exchange.offered": {OFFICE, PRINCIPAL},
    "exchange.started": {PRINCIPAL},
    "exemption.proposed": {OFFICER},
    "frozen.corrected": {OFFICE, PRINCIPAL},
    "frozen.made": {OFFICE, PRINCIPAL},
    "funding.allotted": {OFFICE, PRINCIPAL},
    "funding.approved": {OFFICE},
    "grades.published": {OFFICE, PRINCIPAL},
    "grouping.done": {OFFICER},
    "lifecycle.decided": {OFFICE},
    "lifecycle.proposed": {OFFICER},
    "need.met": {PRINCIPAL},
    "need.stated": {OFFICE},
    "paper.issued": {OFFICE, PRINCIPAL},
    "paper.replaced": {OFFICE, PRINCIPAL},
    "plan.asked": {PRINCIPAL},
    "policy.filed": {OFFICER, OFFICE, PRINCIPAL},
    "policy.repealed": {OFFICER, PRINCIPAL},
    "policy.revised": {OFFICE, PRINCIPAL},
    "posting.arranged": {PRINCIPAL},
    "research.arranged": {PRINCIPAL},
    "research.published": {PRINCIPAL},
    "run.done": {OFFICER, OFFICE},
    "scenario.submitted": {OFFICER},
    "visit.arranged": {PRINCIPAL},
    "visit.held": {PRINCIPAL},
    "visits.opened": {PRINCIPAL},
    "wheel.opened": {OFFICE},
    "window.opened": {PRINCIPAL, TEACHER},
}


def told(**only):
    found = Notice.objects.filter(**only).select_related("seat__unit", "seat__person")
    return {(one.seat.role, one.seat.unit.code) for one in found}


def test_whom_it_concerns_is_told_of_each_action(seen):
    found = defaultdict(set)
    with seen.world.at():
        for code in Record.objects.order_by().values_list("code", flat=True).distinct():
            if whom := told(record__code=code):
                found[code] = whom

    assert found == TOLD


def test_whoever_did_it_is_not_told(seen):
    with seen.world.at():
        own = Notice.objects.select_related("record__seat", "seat")

        assert [one for one in own if one.record.seat.person_id == one.seat.person_id] == []


def test_an_import_tells_nobody(shore):
    with shore.at():
        assert Record.objects.filter(code="import.applied").count() == 1
        assert Notice.objects.count() == 0


def test_every_kind_tells_somebody_and_only_of_what_has_a_sentence():
    assert told_codes() <= registered_codes()
    assert [slug for slug, kind in flow_kinds().items() if not kind.audiences] == []


def queries_of(shore, visit, number):
    """Return how many queries it takes to tell of a visit among so many changed rows."""
    changes = [
        Changed("visits", visit.code, "", None, {"topic": "海"}),
        *(Changed("schools", f"S{one}", "", None, {}) for one in range(number)),
    ]
    written = Record.objects.filter(code="visit.arranged").first()
    Notice.objects.all().delete()
    with CaptureQueriesContext(connection) as queries:
        tell(shore.officer, written, changes)
    return len(queries)


def test_telling_takes_three_queries_however_much_has_changed(coast):
    visit = coast.visit()

    assert [queries_of(coast, visit, number) for number in (1, 200)] == [3, 3]


def test_an_action_of_which_nobody_is_told_costs_nothing(shore):
    with shore.at():
        written = Record.objects.filter(code="import.applied").get()
        with CaptureQueriesContext(connection) as queries:
            tell(shore.officer, written, [])

    assert len(queries) == 0


def test_a_seat_that_ended_or_whose_account_is_closed_is_not_told(coast):
    Seat.objects.filter(pk=coast.principal.pk).update(ends_on=today())

    coast.visit()

    assert told() == set()


@pytest.fixture
def arranged(coast):
    visit = coast.visit()
    return visit, Record.objects.get(code="visit.arranged")


def undo(coast, arranged):
    """Take the arrangement back as an action that undoes does."""
    visit, first = arranged
    with coast.at():
        changed = Changed("visits", visit.code, str(visit), {"state": "planned"}, None)
        facts = {**first.facts, "starts": "", "reason": "误操作"}
        return record(
            by=coast.officer, code="visit.cancelled", changes=[changed], undoes=first, **facts
        )


def test_what_was_undone_before_anybody_saw_it_is_not_told(coast, arranged):
    undo(coast, arranged)

    assert Notice.objects.count() == 0


@pytest.mark.parametrize("how", ["read", "mailed"])
def test_who_has_seen_what_was_undone_is_told_of_that(coast, arranged, how):
    notice = Notice.objects.get()
    if how == "read":
        read_notice(coast.principal, notice)
    else:
        letter = Letter.objects.create(
            person=coast.principal.person, due_at=now(), state=SendingState.SENT
        )
        Notice.objects.update(letter=letter)

    second = undo(coast, arranged)

    assert told(record=second) == {PRINCIPAL}
    assert Notice.objects.count() == 2


def test_a_school_hears_of_a_visit_that_the_bureau_calls_off(coast):
    visit = coast.visit()

    cancel_visit(by=coast.officer, visit=visit, reason="出差")

    assert told(record__code="visit.cancelled") == {PRINCIPAL}


def test_mail_about_what_was_undone_never_leaves(coast, arranged):
    letter = Letter.objects.create(person=coast.principal.person, due_at=now())
    Notice.objects.update(letter=letter)

    undo(coast, arranged)

    assert Notice.objects.count() == 0
