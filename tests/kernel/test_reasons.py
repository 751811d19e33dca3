import pytest

from manyuan.kernel.errors import BadInput
from manyuan.kernel.reasons import given


class RainUnsaid(BadInput):
    """Stands for an error of a room."""


def test_reason_is_kept_without_blanks_around_it():
    assert given(" 雨天 改期\n", missing=RainUnsaid) == "雨天 改期"


@pytest.mark.parametrize("reason", ["", " \n\u3000"])
def test_who_says_nothing_is_told_in_the_words_of_the_room(reason):
    with pytest.raises(RainUnsaid):
        given(reason, missing=RainUnsaid)
