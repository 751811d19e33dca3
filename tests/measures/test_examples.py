import doctest
from importlib import import_module

import pytest


@pytest.mark.parametrize(
    ("module", "examples"),
    [
        ("manyuan.measures.balance.judging", 3),
        ("manyuan.measures.balance.years", 2),
        ("manyuan.measures.growth.gap_closure", 2),
        ("manyuan.measures.impact.estimating", 3),
        ("manyuan.measures.impact.pretrend", 2),
        ("manyuan.measures.bundle.members", 2),
        ("manyuan.measures.allocation.rounding", 2),
        ("manyuan.measures.allocation.water", 2),
        ("manyuan.rules.funding", 1),
        ("manyuan.measures.bundle.contributions", 2),
        ("manyuan.measures.bundle.naming", 1),
        ("manyuan.measures.bundle.template", 1),
        ("manyuan.measures.bundle.weighing", 1),
        ("manyuan.rules.status", 1),
    ],
)
def test_examples_in_the_docstrings_run(module, examples):
    found = doctest.testmod(import_module(module))

    assert (found.failed, found.attempted) == (0, examples)
