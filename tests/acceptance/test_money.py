"""B18, N4, N9: support for groups, the special fund of four uses, the award-subsidy."""

from decimal import Decimal

from manyuan.funding.enums import AllocationState, LineState
from manyuan.funding.models import Allocation, Line, Pot
from manyuan.funding.queries.accounts import accounts_of, reckonings
from manyuan.offers.models import Post
from worlds.qingdao import money
from worlds.qingdao.shibei import GROUPS, PRIMARIES


def given(seat, pot):
    return [one.allotted for one in reckonings(list(accounts_of(seat, pot=pot)))]


def test_special_fund_of_more_than_three_million_has_four_uses(shinan):
    pot = money.give_special_fund(shinan)

    assert (pot.year, pot.amount > money.MORE_THAN) == (money.YEAR, True)
    assert given(shinan.officer, pot) == [pot.amount]
    lines = Line.objects.filter(account__pot=pot)
    assert {line.purpose: line.use for line in lines} == money.OUR_USES
    assert {line.state for line in lines} == {LineState.APPROVED}


def test_whole_award_subsidy_is_given_out(shinan):
    pot = money.award_strengthening(shinan)

    assert Pot.objects.get().amount == money.AWARD_SUBSIDY
    assert given(shinan.officer, pot) == [Decimal(money.AWARD_SUBSIDY)]


def test_all_seven_groups_get_support_and_the_youngest_posts(shibei):
    pot = money.support_groups(shibei)

    shares = given(shibei.officer, pot)
    assert (len(shares), sum(shares)) == (GROUPS, pot.amount)
    assert Allocation.objects.get().state == AllocationState.APPROVED
    posts = Post.objects.filter(year=money.YEAR)
    assert {post.school.name for post in posts} == set(PRIMARIES)
