"""Money for group schooling, of 2023.

B18 (Shibei): preferential support for groups (倾斜支持): funds and posts.
N4 (Shinan): a special fund for group schooling of more than 3,000,000 yuan, for teacher training,
pupil growth, education research and curriculum.
N9 (Shinan): an award-subsidy for strengthening junior schools (强校提质专项奖补资金): 1,500,000 yuan.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from manyuan.funding.actions.allocating import (
    Award,
    approve_allocation,
    draft_allocation,
    draft_awards,
)
from manyuan.funding.actions.lines import LineFacts, approve_line, propose_line
from manyuan.funding.actions.pots import PotFacts, open_pot
from manyuan.funding.models import Account, Pot
from manyuan.offers.actions.posts import Wanted, set_posts
from manyuan.offers.actions.windows import WindowFacts, open_window
from manyuan.seats.enums import Role
from worlds.clock import on_day
from worlds.qingdao.bureau import Bureau
from worlds.qingdao.shibei import CHAIN_FOUNDED_ON, PRIMARIES
from worlds.qingdao.shinan import LEAD

YEAR = 2023
SPECIAL_FUND, MORE_THAN, AWARD_SUBSIDY = "集团化办学专项资金", 3_000_000, 1_500_000
AWARDS, SUPPORT = "强校提质专项奖补资金", "集团倾斜支持资金"

# Of what is told to be more than a number, the world holds one more. Which of the permitted uses
# the four named ones are is ours, as is that each gets a quarter; what Shibei gave is not told.
OUR_FUND = MORE_THAN + 1
OUR_USES = {
    "教师培训": "staff",
    "学生成长": "features",
    "教育科研": "teaching",
    "课程建设": "curriculum",
}
OUR_SHARE = 750_000
OUR_SOURCE, OUR_DIVIDING = "区财政", date(2023, 4, 3)
OUR_SUPPORT = 700_000
OUR_POSTS = (Wanted("primary", "语文", 1, backbone=1), Wanted("primary", "数学", 1))
OUR_WINDOW = WindowFacts(CHAIN_FOUNDED_ON, date(2023, 5, 1), "exchange-national")
# The strengthening schools are not named; the only junior school of the world is the lead itself.
OUR_AWARDED = LEAD


def give_special_fund(bureau: Bureau) -> Pot:
    """N4: divided by the formula, and budgeted by the group's office for the four named uses."""
    with on_day(OUR_DIVIDING), bureau.at():
        pot = _divided(bureau, "P1", SPECIAL_FUND, OUR_FUND)
        office = bureau.seat("money26", Role.GROUP_OFFICE, bureau.group(LEAD).unit)
        account = Account.objects.get(pot=pot, unit=bureau.group(LEAD).unit)
        for purpose, use in OUR_USES.items():
            facts = LineFacts(use=use, purpose=purpose, amount=Decimal(OUR_SHARE))
            with bureau.at(office):
                line = propose_line(by=office, account=account, facts=facts)
            approve_line(by=bureau.officer, line=line)
    return pot


def award_strengthening(bureau: Bureau) -> Pot:
    """N9: the whole award-subsidy goes to a junior school."""
    with on_day(OUR_DIVIDING), bureau.at():
        pot = _opened(bureau, "P2", AWARDS, AWARD_SUBSIDY, "award")
        award = Award(school=bureau.school(OUR_AWARDED), amount=pot.amount, reason="强校提质")
        given = draft_awards(by=bureau.officer, pot=pot, awards=[award])
        approve_allocation(by=bureau.officer, allocation=given, document="")
    return pot


def support_groups(bureau: Bureau) -> Pot:
    """B18: a fund for all groups, and posts for teachers at the members of the youngest group."""
    with on_day(OUR_DIVIDING), bureau.at():
        open_window(by=bureau.officer, year=YEAR, facts=OUR_WINDOW)
        for name in PRIMARIES:
            school = bureau.school(name)
            set_posts(by=bureau.officer, school=school, year=YEAR, posts=OUR_POSTS)
        return _divided(bureau, "P1", SUPPORT, OUR_SUPPORT)


def _opened(bureau: Bureau, code: str, name: str, amount: int, kind: str) -> Pot:
    facts = PotFacts(name=name, kind=kind, year=YEAR, source=OUR_SOURCE, amount=Decimal(amount))
    return open_pot(by=bureau.officer, code=code, facts=facts)


def _divided(bureau: Bureau, code: str, name: str, amount: int) -> Pot:
    pot = _opened(bureau, code, name, amount, "groups")
    nothing: Mapping[str, str] = {}
    drafted = draft_allocation(
        by=bureau.officer, pot=pot, amount=pot.amount, values=nothing, grades=nothing
    )
    approve_allocation(by=bureau.officer, allocation=drafted, document="")
    return pot
