import pytest

from manyuan.directory.errors import ReasonMissing
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused
from manyuan.offers.actions.wishes import state_wishes
from manyuan.offers.errors import TooManyWishes, WishNotPossible, WishTwice
from manyuan.offers.models import Statement
from manyuan.offers.queries.schools import fellows_of, wishable_schools
from offers.collecting import teacher


@pytest.fixture
def at_home(world, window):
    with world.at(world.teacher):
        yield world


def state(world, window, wishes=(), refuses=(), reason="", by=None, code="T1"):
    return state_wishes(
        by=by or world.teacher,
        teacher=teacher(code),
        window=window,
        wishes=wishes,
        refuses=refuses,
        reason=reason,
    )


def test_wishes_stand_in_order_on_the_roster(at_home, window):
    state(at_home, window, ["S3", "S2"], ["S5"], "父母需要照料")
    said = Statement.objects.get()
    record = Record.objects.latest("pk")

    assert (teacher("T1").wishes, teacher("T1").refuses) == ("S3;S2", "S5")
    assert (said.reason, str(said)) == ("父母需要照料", f"林一 {window}")
    assert sentence_of(record) == "林一填写了交流意愿：愿意去 2 所，不去 1 所"
    assert sorted(record.changes.values_list("table", flat=True)) == ["statements", "teachers"]


def test_wishes_are_stated_anew_and_no_wish_is_an_answer(at_home, window):
    state(at_home, window, ["S3"], ["S5"], "太远")
    state(at_home, window)

    assert Statement.objects.get().reason == ""
    assert (teacher("T1").wishes, teacher("T1").refuses) == ("", "")


@pytest.mark.parametrize(
    ("wishes", "refuses", "error"),
    [
        (["S2", "S2"], [], WishTwice),
        (["S2"], ["S2"], WishTwice),
        (["S1"], [], WishNotPossible),
        (["S4"], [], WishNotPossible),
        (["S6"], [], WishNotPossible),
        ([], ["S7"], WishNotPossible),
        ([f"S{n}" for n in range(11)], [], TooManyWishes),
        ([], ["S3"], ReasonMissing),
    ],
)
def test_wishes_that_cannot_be(at_home, window, wishes, refuses, error):
    with pytest.raises(error):
        state(at_home, window, wishes, refuses, reason="" if error is ReasonMissing else "远")


def test_nobody_speaks_for_a_teacher(at_home, window):
    with pytest.raises(Refused):
        state(at_home, window, ["S1"], code="T2")
    with pytest.raises(Refused):
        state(at_home, window, ["S2"], by=at_home.officer)


def test_places_are_other_public_schools_of_the_same_stage(at_home, window):
    def codes(one):
        return [school.code for school in wishable_schools(at_home.teacher, one, window)]

    unknown = teacher("T1")
    unknown.stage = ""

    assert codes(teacher("T1")) == ["S2", "S3", "S5", "S5-2"]
    assert codes(teacher("T5")) == ["S1", "S2", "S3"]
    assert codes(unknown) == ["S2", "S3", "S4", "S5", "S5-2"]


def test_fellows_are_the_schools_of_the_same_groups(at_home, window):
    fellows = fellows_of(at_home.teacher, at_home.school("S2"), window)

    assert fellows == {at_home.school(code).pk for code in ("S1", "S2", "S3", "S4", "S5", "S5-2")}
