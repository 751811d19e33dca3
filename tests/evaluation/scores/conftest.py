import pytest

from worlds.scores import evaluate_something


@pytest.fixture
def evaluated(shore):
    with shore.at():
        evaluate_something(shore)
        yield shore
