import pytest

from manyuan.directory.errors import NothingCorrected
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.actions.confirming import confirm_posts
from manyuan.offers.actions.posts import Wanted, set_posts
from manyuan.offers.errors import (
    BackboneAboveWanted,
    PostIncomplete,
    PostOutsideSchool,
    PostTwice,
)
from manyuan.offers.models import Post
from offers.collecting import YEAR


@pytest.fixture
def at_school(world, window):
    with world.at(world.principal):
        yield world


def state(world, *posts, by=None, school="S2"):
    return set_posts(by=by or world.principal, school=world.school(school), year=YEAR, posts=posts)


MATHS, ARTS = Wanted("primary", "数学", 2, 1), Wanted("primary", "美术", 1)


def test_list_replaces_the_list_before(at_school):
    state(at_school, MATHS, ARTS)
    posts = state(at_school, Wanted("primary", "数学", 3, 1), Wanted("primary", "体育与健康", 1))
    record = Record.objects.latest("pk")

    assert {(p.subject, p.wanted, p.backbone_wanted) for p in posts} == {
        ("数学", 3, 1),
        ("体育", 1, 0),
    }
    assert sorted((c.key, c.before is None, c.after is None) for c in record.changes.all()) == [
        (f"S2/primary/体育/{YEAR}", True, False),
        (f"S2/primary/数学/{YEAR}", False, False),
        (f"S2/primary/美术/{YEAR}", False, True),
    ]
    assert sentence_of(record) == f"填写了灯塔小学 {SchoolYear(YEAR)} 学年的岗位需求：共 4 人"
    assert str(posts[0]) in {"灯塔小学 小学 数学", "灯塔小学 小学 体育"}


def test_the_same_list_again_is_said(at_school):
    state(at_school, MATHS)

    with pytest.raises(NothingCorrected):
        state(at_school, MATHS)


def test_nothing_wanted_is_a_list_as_well(at_school):
    state(at_school, MATHS)

    assert state(at_school) == []
    assert not Post.objects.exists()


@pytest.mark.parametrize(
    ("posts", "error"),
    [
        ([MATHS, MATHS], PostTwice),
        ([Wanted("primary", "体育", 1), Wanted("primary", "体育与健康", 1)], PostTwice),
        ([Wanted("junior", "数学", 1)], PostOutsideSchool),
        ([Wanted("night", "数学", 1)], PostOutsideSchool),
        ([Wanted("primary", " ", 1)], PostIncomplete),
        ([Wanted("primary", "数学", 0)], PostIncomplete),
        ([Wanted("primary", "数学", 1001)], PostIncomplete),
        ([Wanted("primary", "数学", 1, 2)], BackboneAboveWanted),
    ],
)
def test_lists_that_cannot_be(at_school, posts, error):
    with pytest.raises(error):
        state(at_school, *posts)


def test_own_change_takes_the_confirmation_back(at_school):
    line = confirm_posts(
        by=at_school.principal,
        school=at_school.school("S2"),
        window=_window(at_school),
    )
    state(at_school, MATHS)
    line.refresh_from_db()

    assert line.posts_confirmed_at is None


def _window(world):
    from manyuan.offers.queries.windows import current_window

    return current_window(world.officer)


def test_only_the_own_school_states(at_school):
    with pytest.raises(Refused):
        state(at_school, MATHS, school="S1")
    with pytest.raises(Refused):
        state(at_school, MATHS, by=at_school.auditor)
