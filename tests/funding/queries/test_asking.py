"""What the formula counts, what flows cost, who sees which account, how far the year has come."""

from datetime import date
from decimal import Decimal

import pytest

from manyuan.engagements.models import Flow
from manyuan.funding.actions.lines import approve_line
from manyuan.funding.actions.pots import edit_pot
from manyuan.funding.actions.reversing import reverse_entry
from manyuan.funding.actions.spending import pay_voucher
from manyuan.funding.models import Account, LedgerEntry
from manyuan.funding.permissions import visible_accounts
from manyuan.funding.queries.accounts import reckoning
from manyuan.funding.queries.costs import costs_of_flows, total_of
from manyuan.funding.queries.facts import facts_of_groups
from manyuan.funding.queries.year import state_of_funding
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.notices.models import Notice
from worlds.clock import on_day
from worlds.funding import pot_facts

DAY = date(2026, 3, 2)


def flow(mint, code, **rest):
    given = {
        "kind": "visit",
        "group": mint.shore.group("G1"),
        "provider": mint.shore.school("S4").unit,
        "receiver": mint.shore.school("S2").unit,
        "starts_on": date(2026, 2, 1),
        "status": "held",
        **rest,
    }
    return Flow.objects.create(bureau=mint.officer.bureau, code=code, **given)


def test_formula_counts_members_pupils_misses_and_costs(mint):
    flow(mint, "F1", cost=Decimal("120.50"))
    flow(mint, "F2")
    flow(mint, "F3", cost=Decimal(50), status="planned")
    flow(mint, "F4", cost=Decimal(50), starts_on=date(2025, 3, 1))

    first, second = facts_of_groups(mint.officer, DAY, grades={"G2": "good"})

    assert [(m.school, m.role, m.kind) for m in first.members] == [
        ("S1", "lead", ""),
        ("S2", "member", "weak"),
        ("S3", "member", "new"),
    ]
    assert (first.tightness, first.pupils, first.pupils_unknown) == ("compact", 2200, 0)
    # S2 misses backbone teachers and multimedia rooms, S3 backbone and PE and arts teachers.
    assert (first.need, first.need_unknown) == (4, 0)
    assert (first.cost, first.cost_unknown) == (Decimal("120.50"), 1)
    assert (first.grade, second.grade) == ("", "good")
    # The junior stage of S5 reports no equipment: not judged, and no need.
    assert (second.need, second.need_unknown) == (2, 1)


def test_costs_rest_on_what_was_paid_for_known_people(mint):
    line = mint.line(10_000)
    known = flow(mint, "F1", people=180, cost=Decimal(500))
    unknown = flow(mint, "F2", kind="course")
    for number, one, amount in (("1", known, 900), ("2", unknown, 300), ("3", known, 60)):
        voucher = mint.bill(mint.promise(line, amount, flow=one), amount, number)
        pay_voucher(by=mint.officer, voucher=voucher)
    mint.bill(mint.promise(line, 77, flow=known), 77, "4")
    last = LedgerEntry.objects.filter(kind="paid").latest("number")
    reverse_entry(by=mint.officer, entry=last, reason="退票")

    found = {one.kind: one for one in costs_of_flows(mint.officer)}
    whole = total_of(list(found.values()))

    visit, course = found["visit"], found["course"]
    assert (visit.paid, visit.per_flow, visit.per_person) == (900, Decimal("900.00"), 5)
    assert (visit.recorded, visit.recorded_unknown) == (500, 0)
    assert (course.per_person, course.people_unknown, course.recorded_unknown) == (None, 1, 1)
    assert (whole.flows, whole.paid, whole.per_flow) == (2, 1200, 600)
    assert (whole.people, whole.per_person, whole.people_unknown) == (180, 5, 1)


def test_each_seat_sees_its_own_accounts(mint):
    def seen(seat):
        return sorted(visible_accounts(seat).values_list("unit__code", flat=True))

    shore = mint.shore
    assert seen(shore.officer) == seen(shore.auditor) == ["G1", "G2", "S2"]
    # The office of G1 also answers for its members; S2 belongs to both groups.
    assert seen(shore.group_office) == ["G1", "S2"]
    assert seen(shore.principal) == ["G1", "G2", "S2"]
    assert seen(shore.teacher) == []
    with shore.at(shore.hill):
        assert seen(shore.hill) == []


def test_statement_of_a_day_counts_what_was_booked_by_then(mint):
    year = today().year
    line = mint.line(1000)
    voucher = mint.bill(mint.promise(line, 400), 150)
    with on_day(date(year + 1, 2, 1)):
        pay_voucher(by=mint.officer, voucher=voucher)

    then = reckoning(mint.account(), day=date(year + 1, 1, 31)).total
    after = reckoning(mint.account(), day=date(year + 1, 2, 1)).total
    before = reckoning(mint.account(), day=date(year - 1, 1, 1))

    assert (then.vouchered, then.paid) == (150, 0)
    assert (after.vouchered, after.paid) == (0, 150)
    assert (before.allotted, before.lines, before.reconciles) == (0, [], True)


def test_year_is_done_once_every_pot_is_given_out(mint):
    year = SchoolYear.on(mint.pot.opens_on)

    assert state_of_funding(mint.officer, SchoolYear(year.start + 9)) == "none"
    assert state_of_funding(mint.officer, year) == "part"
    facts = pot_facts(kind="award", amount=Decimal(30_000))
    edit_pot(by=mint.officer, pot=mint.awards, facts=facts)
    assert state_of_funding(mint.officer, year) == "done"


def test_those_who_got_money_are_told_with_the_schools_of_their_group(mint):
    told = Notice.objects.filter(record__code="funding.allotted").order_by("pk")

    # The award of S2, and the money of its groups.
    assert [notice.seat_id for notice in told] == [
        mint.office.pk,
        mint.principal.pk,
        mint.principal.pk,
    ]


def test_bureau_is_told_of_proposals_and_groups_of_payments(mint):
    from manyuan.funding.actions.lines import LineFacts, propose_line

    facts = LineFacts(use="staff", purpose="研修", amount=Decimal(100))
    line = propose_line(by=mint.office, account=mint.account(), facts=facts)
    approve_line(by=mint.officer, line=line)
    pay_voucher(by=mint.officer, voucher=mint.bill(mint.promise(line, 50), 50))

    def seats(code):
        return set(Notice.objects.filter(record__code=code).values_list("seat", flat=True))

    assert seats("funding.proposed") == {mint.officer.pk}
    assert seats("funding.paid") == {mint.office.pk}
    assert Account.objects.count() == 3


@pytest.mark.parametrize("who", ["officer", "group_office"])
def test_refusal_says_who_may(mint, who):
    from manyuan.funding.permissions import may_run_pots, may_see_all_funding, may_see_funding

    seat = getattr(mint.shore, who)
    answers = [may_see_funding(seat), may_see_all_funding(seat), may_run_pots(seat)]

    assert [bool(answer) for answer in answers] == [True, who == "officer", who == "officer"]
    assert all(answer.ok or answer.reason.endswith("。") for answer in answers)
