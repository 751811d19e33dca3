from datetime import date

import pytest
from exchange_markets import GROUP, instances, largest
from peers.figures import figures, peers
from peers.reading import peer_market, rank

from manyuan.planner.kinds.exchange.market import Market
from manyuan.planner.kinds.exchange.problem import Teacher
from manyuan.synthetic import generate


@pytest.fixture(scope="module")
def group() -> Market:
    return Market(instances()["group"].read())


def test_rank_asks_for_backbone_then_title_then_years() -> None:
    plain = {"name": "", "school": "S", "stage": "primary", "subject": "语文"}
    order = [
        Teacher(code="a", backbone="city", title="second", **plain),
        Teacher(code="b", backbone="county", title="senior", **plain),
        Teacher(code="c", backbone="county", title="first", **plain),
        Teacher(code="d", backbone=None, title="first", at_school_since=date(2010, 9, 1), **plain),
        Teacher(
            code="e", backbone="none", title="first", at_school_since=date(2010, 9, 2), **plain
        ),
        Teacher(code="f", **plain),
    ]

    ranks = [rank(teacher, 2026) for teacher in order]

    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)


def test_peers_see_the_teachers_and_destinations_of_the_planner(group: Market) -> None:
    given = peer_market(group)

    for code, one in given.candidates.items():
        teacher = group.teachers[code]
        assert {place[0] for place in one.acceptable} == set(group.destinations_of(teacher))
        assert [p[0] for p in one.wishes] == [
            school for school in teacher.wishes if school in group.destinations_of(teacher)
        ]


def test_teachers_without_wishes_stay_unless_they_are_taken_as_indifferent(group: Market) -> None:
    silent = [each.code for each in group.teachers.values() if not each.wishes]

    firm, easy = peer_market(group), peer_market(group, indifferent=True)

    assert not any(firm.candidates[code].wishes for code in silent if code in firm.candidates)
    listed = {place for one in easy.candidates.values() for place in one.wishes}
    assert any(easy.candidates[code].wishes for code in silent if code in easy.candidates)
    assert listed >= {place for one in firm.candidates.values() for place in one.wishes}


def test_peers_keep_everyone_content_who_has_a_wish_list(group: Market) -> None:
    names = ("nobody-moves", "deferred-acceptance", "top-trading-cycles", "block-exchange")

    found = {name: figures(group, peers(indifferent=False)[name](group)) for name in names}

    assert {name: (one.worse_off, one.unasked) for name, one in found.items()} == dict.fromkeys(
        names, (0, 0)
    )


def test_capped_transfers_break_no_hard_rule_and_better_the_shortfall(group: Market) -> None:
    mechanisms = peers(indifferent=False)

    before = figures(group, mechanisms["nobody-moves"](group))
    after = figures(group, mechanisms["lorenz-cells-capped"](group))

    assert after.broken == 0
    assert after.equalising_shortfall < before.equalising_shortfall
    assert after.largest <= before.largest


def test_largest_keeps_the_schools_with_most_teachers_and_all_that_is_theirs() -> None:
    tables = generate(**GROUP).tables

    kept = largest(tables, 5)

    schools = {row["school"] for row in kept["schools"]}
    legal = {row["school"] for row in kept["schools"] if not row["campus_of"]}
    assert len(legal) == 5
    assert {row["school"] for row in kept["teachers"]} == legal
    assert {row["school"] for row in kept["resources"]} <= schools
    assert kept["groups"] == tables["groups"]
