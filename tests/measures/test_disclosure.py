"""Totals that give no small number away, held against linear algebra."""

from fractions import Fraction
from itertools import combinations
from random import Random

from manyuan.measures.disclosure import covered

LEAST = 10


def test_total_of_one_small_unit_leaves_it_out():
    found = covered({"a": 30, "b": 4}, {"all": {"a", "b"}}, least=LEAST)

    assert found == {"all": frozenset("a")}


def test_total_includes_small_units_that_are_enough_together():
    found = covered({"a": 30, "b": 4, "c": 6}, {"all": {"a", "b", "c"}}, least=LEAST)

    assert found == {"all": frozenset("abc")}


def test_difference_of_two_totals_gives_nothing_away():
    answers = {"a": 30, "b": 4, "c": 6, "d": 3}
    totals = {"all": {"a", "b", "c", "d"}, "north": {"a", "b", "c"}}

    found = covered(answers, totals, least=LEAST)

    assert found == {"all": frozenset("abcd"), "north": frozenset("a")}


def test_unit_without_answers_counts_for_nothing():
    found = covered({"a": 30, "b": 0}, {"all": {"a", "b"}, "none": {"b"}}, least=LEAST)

    assert found == {"all": frozenset("a"), "none": frozenset()}


def test_no_small_set_follows_from_what_is_published():
    for seed in range(150):
        chance = Random(seed)
        units = "abcdefgh"[: chance.randint(2, 8)]
        answers = {unit: chance.choice([0, 1, 3, 4, 6, 9, 10, 25]) for unit in units}
        totals = {"all": set(units)} | {
            str(number): {unit for unit in units if chance.random() < 0.5} for number in range(4)
        }

        found = covered(answers, totals, least=LEAST)

        shown = [{unit} for unit in units if answers[unit] >= LEAST]
        assert derivable_small_sets(answers, [*shown, *found.values()]) == [], seed


def derivable_small_sets(answers, published):
    """Return every set of units with few answers whose sum is a combination of published sums."""
    units = sorted(unit for unit, count in answers.items() if count)
    rows = [[Fraction(unit in one) for unit in units] for one in published]
    rank = rank_of(rows)
    return [
        some
        for size in range(1, len(units) + 1)
        for some in combinations(units, size)
        if sum(answers[unit] for unit in some) < LEAST
        and rank_of([*rows, [Fraction(unit in some) for unit in units]]) == rank
    ]


def rank_of(rows):
    rows, rank = [list(row) for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((row for row in rows[rank:] if row[column]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        rows.insert(rank, pivot)
        for place, row in enumerate(rows):
            if place != rank and row[column]:
                factor = row[column] / pivot[column]
                rows[place] = [x - factor * y for x, y in zip(row, pivot, strict=True)]
        rank += 1
    return rank
