"""Every sum of flows against a count in plain Python that shares no code with it."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from random import Random

import pytest

from manyuan.engagements.queries.flows import visible_flows
from manyuan.engagements.queries.flows_balance import balance_of_flows
from manyuan.engagements.queries.flows_counting import counted_as, with_ends
from manyuan.engagements.queries.flows_coverage import (
    Covering,
    coverage_of_flows,
    last_received,
    months_as_slots,
)
from manyuan.engagements.queries.flows_periods import months_of, period_with_code, year_period
from manyuan.engagements.queries.flows_sums import (
    Narrowing,
    pair_sums,
    pairs_of_flows,
    sums_by_kind_and_direction,
    sums_by_month,
)
from manyuan.kernel.school_year import SchoolYear
from worlds.clock import on_day
from worlds.flows import DOWN, OUTSIDE, PEER, TODAY, UP, write_flows

YEAR = SchoolYear(2026)
LEGAL = {"S5-2": "S5"}
OPEN = ("S1", "S2", "S3", "S4", "S5", "S6")
DAY = timedelta(days=1)


def invented(seed):
    dice = Random(seed)
    for number in range(120):
        first = dice.choice(
            [None, *(date(2026, 7, 1) + DAY * dice.randrange(500) for _n in range(9))]
        )
        lasts = dice.choice([None, 0, 1, 45, 400])
        end = first + DAY * lasts if first and lasts is not None else None
        ends = ("S1", "S2", "S3", "S4", "S5", "S5-2", "S6")
        yield (
            f"R{number:03}",
            dice.choice(["posting", "course", "visit"]),
            dice.choice([*ends, "P1", "G1"]),
            dice.choice(ends),
            dice.choice(["", "G1", "G2"]),
            first,
            end,
            dice.choice([None, 2]),
            dice.choice([None, 30]),
            dice.choice(["held", "confirmed", "planned", "cancelled"]),
            dice.choice([DOWN, UP, PEER, OUTSIDE, ""]),
        )


@pytest.fixture(params=[1, 2])
def invented_flows(request, shore):
    given = list(invented(request.param))
    with shore.at(), on_day(TODAY):
        write_flows(shore, given)
        yield shore, given


def is_counted(flow):
    return flow[9] != "cancelled" and legal(flow[2]) != legal(flow[3])


def legal(code):
    return LEGAL.get(code, code)


def is_done(flow):
    _code, kind, _p, _r, _g, first, end, _h, _n, status, _d = flow
    if status != "confirmed":
        return status == "held"
    if first is None or first > TODAY:
        return False
    return end > TODAY if end else kind == "posting"


def days_of(flow, first, after):
    """Whether a flow is under way on a day of the span, day by day."""
    start, end = flow[5], flow[6]
    if start is None or start >= after:
        return False
    if end is None:
        return flow[1] == "posting" or start >= first
    return any(
        start <= first + DAY * n < max(end, start + DAY) for n in range((after - first).days)
    )


def told(flows):
    done = [flow for flow in flows if is_done(flow)]
    return (
        len(done),
        sum(flow[7] or 0 for flow in done),
        sum(flow[8] or 0 for flow in done),
        len(flows) - len(done),
    )


def figures(sums):
    return (sums.done, sums.hours, sums.people, sums.ahead)


def grouped(flows, key):
    found = defaultdict(list)
    for flow in flows:
        found[key(flow)].append(flow)
    return {name: told(some) for name, some in found.items()}


def within(given, period):
    return [f for f in given if is_counted(f) and days_of(f, period.first, period.after)]


def test_pairs_kinds_and_months_add_up(invented_flows):
    shore, given = invented_flows
    officer, period = shore.officer, year_period(YEAR)
    flows = within(given, period)

    pairs = pair_sums(officer, list(pairs_of_flows(officer, Narrowing(period=period))))
    cells = sums_by_kind_and_direction(
        officer, Narrowing(period=period, group=shore.group("G1").pk)
    )
    months = sums_by_month(officer, months_of(YEAR), Narrowing(kind="course"))

    assert {(p.giver.code, p.taker.code, p.direction): figures(p.sums) for p in pairs} == grouped(
        flows, lambda flow: (legal(flow[2]), legal(flow[3]), flow[10])
    )
    assert {key: figures(sums) for key, sums in cells.items()} == grouped(
        [flow for flow in flows if flow[4] == "G1"], lambda flow: (flow[1], flow[10])
    )
    assert {code: figures(sums) for code, sums in months.items()} == {
        month.code: told([flow for flow in within(given, month) if flow[1] == "course"])
        for month in months_of(YEAR)
    }


def test_coverage_counts_each_school_in_each_month(invented_flows):
    shore, given = invented_flows
    term = period_with_code(shore.officer, "2026-T1")
    months = months_as_slots(months_of(YEAR)[:4])

    found = coverage_of_flows(shore.officer, Covering(period=term, kind="visit"), months)

    visits = [flow for flow in within(given, term) if flow[1] == "visit"]
    done = Counter(legal(flow[3]) for flow in visits if is_done(flow))
    assert {row.school.code: row.whole.done for row in found.rows} == {s: done[s] for s in OPEN}
    for place, slot in enumerate(months):
        here = [f for f in visits if days_of(f, slot.period.first, slot.period.after)]
        reached = {legal(flow[3]) for flow in here if is_done(flow)}
        assert (found.reach(place).reached, found.reach(place).schools) == (len(reached), 6)
    assert {row.school.code for row in found.silent} == set(OPEN) - set(done)


def test_balance_and_lists_hold_the_same_flows(invented_flows):
    shore, given = invented_flows
    period = year_period(YEAR)
    keys = {shore.school(code).pk for code in ("S1", "S2", "S3")} | {shore.group("G1").pk}
    own = {"S1", "S2", "S3", "G1"}

    found = balance_of_flows(shore.officer, keys, period)
    listed = with_ends(shore.officer, visible_flows(shore.officer))
    ahead = set(listed.filter(counted_as("ahead", TODAY)).values_list("code", flat=True))
    last = last_received(shore.officer)

    flows = within(given, period)
    gives = [f for f in flows if f[2] in own and f[3] not in own]
    receives = [f for f in flows if f[2] not in own and f[3] in own]
    inside = [f for f in flows if f[2] in own and f[3] in own]
    sides = (found.whole.gives, found.whole.receives, found.whole.inside)
    assert tuple(map(figures, sides)) == (told(gives), told(receives), told(inside))
    assert ahead == {f[0] for f in given if is_counted(f) and not is_done(f)}
    done = [f for f in given if is_counted(f) and is_done(f) and f[5]]
    assert last == {
        shore.school(code).pk: max(f[5] for f in done if legal(f[3]) == code)
        for code in {legal(f[3]) for f in done}
    }


def test_periods_are_named_by_their_codes(shore):
    with shore.at():
        codes = {
            code: period_with_code(shore.officer, code) for code in ("2026", "2026-T2", "2027-03")
        }
        wrong = [
            period_with_code(shore.officer, code) for code in ("", "26", "2026-T3", "2026-13", "x")
        ]

    assert codes["2026"].after == date(2027, 9, 1)
    assert codes["2026-T2"].kind == "term"
    assert (codes["2027-03"].first, codes["2027-03"].year) == (date(2027, 3, 1), YEAR)
    assert wrong == [None] * 5
