"""What holds of any flows: a second count agrees, order says nothing, amounts add up."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from manyuan.measures.flows.catalogue import CATALOGUE, INDICATORS, measure_group
from manyuan.measures.flows.group_year import group_years
from manyuan.measures.flows.rotation import exchanged_in
from manyuan.measures.flows.tables import FlowRow
from measures.flow_year import year_of
from measures.flows.counted_again import Again

ENDS = ("A", "B", "B2", "C", "D", "Z", "P", "G")
KINDS = ("posting", "visit", "course", "venue", "event", "exchange", "research", "material")
MODES = ("rotation", "transfer", "cadre", "walking", "bridging", "shared", None)
COUNTED_TWICE = (
    *("venue_hours", "materials_used", "cadre_postings", "bridging_courses", "caravan_reach"),
    *("strong_to_weak_share", "plan_fulfilment", "joint_research_attendance"),
)


def rows(draw):
    start = date(2024, 7, 1) + timedelta(draw(some.integers(0, 480)))
    lasts = draw(some.sampled_from((None, 1, 90, 299, 300, 700)))
    return FlowRow(
        flow="",
        kind=draw(some.sampled_from(KINDS)),
        provider=draw(some.sampled_from(ENDS)),
        receiver=draw(some.sampled_from(ENDS)),
        start=start,
        end=None if lasts is None else start + timedelta(lasts),
        status=draw(some.sampled_from(("held", "held", "confirmed", "planned", "cancelled"))),
        activity=draw(some.sampled_from((None, "M1", "M2"))),
        mode=draw(some.sampled_from(MODES)),
        group=draw(some.sampled_from(("G", "G", "H", None))),
        teacher=draw(some.sampled_from((None, "t1", "t2", "t3"))),
        hours=draw(some.sampled_from((None, 1, 2))),
        people=draw(some.sampled_from((None, 0, 3, 40))),
        direction=draw(some.sampled_from((None, "strong_to_weak", "peer", "outside"))),
    )


@some.composite
def flows_of_a_year(draw):
    drawn = [rows(draw) for _ in range(draw(some.integers(1, 14)))]
    return tuple(replace(row, flow=f"F{place:02d}") for place, row in enumerate(drawn))


BARE = year_of()


def groups(flows):
    return group_years(replace(BARE, flows=tuple(flows)))


@settings(max_examples=150, deadline=None)
@given(flows_of_a_year())
def test_a_second_count_agrees(flows):
    tables = replace(BARE, flows=flows)
    for code, group in group_years(tables).items():
        again = Again(tables, code)
        if not group.roll or not group.flows_known:
            continue
        assert group.roll == again.roll()
        assert exchanged_in(group).teachers == again.exchanged()
        for name in COUNTED_TWICE:
            assert CATALOGUE[name].measure(group).value == getattr(again, name)(), name


@settings(max_examples=60, deadline=None)
@given(flows_of_a_year(), some.randoms(use_true_random=False))
def test_the_order_of_rows_says_nothing(flows, chance):
    mixed = list(flows)
    chance.shuffle(mixed)
    tables = replace(BARE, flows=flows)
    turned = replace(
        tables,
        flows=tuple(mixed),
        memberships=tuple(reversed(tables.memberships)),
        schools=tuple(reversed(tables.schools)),
        groups=tuple(reversed(tables.groups)),
    )

    for code, group in group_years(tables).items():
        assert measure_group(group) == measure_group(group_years(turned)[code])


@settings(max_examples=60, deadline=None)
@given(flows_of_a_year(), flows_of_a_year())
def test_amounts_add_up_and_none_is_counted_twice(some_flows, more):
    others = [replace(row, flow=f"N{row.flow}", activity=None) for row in more]
    first = [replace(row, activity=None) for row in some_flows]
    one, other, both = (groups(rows) for rows in (first, others, [*first, *others]))

    for name in ("venue_hours", "materials_used", "cadre_postings", "bridging_courses"):
        measure = CATALOGUE[name].measure
        parts = [measure(found["G"]) for found in (one, other)]
        if all(part.value is not None for part in parts):
            assert measure(both["G"]).value == parts[0].value + parts[1].value


@settings(max_examples=40, deadline=None)
@given(flows_of_a_year())
def test_what_flows_elsewhere_changes_nothing(flows):
    before = groups(flows)["G"]
    strange = FlowRow(
        flow="X", kind="venue", provider="D", receiver="Z", start=date(2024, 10, 1), status="held"
    )
    after = groups([*flows, strange])["G"]

    assert after.flows == before.flows


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda one: one.code)
def test_every_indicator_says_formula_unit_and_source_in_its_docstring(indicator):
    told = indicator.measure.__doc__

    assert f"({indicator.place}" in told
    assert "Unit:" in told
    assert "Source:" in told
