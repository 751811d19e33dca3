"""Shinan 市南区: groups tied upward to science and across to senior schools, September 2024.

N1: one group – one university, one group – one institute, one school – one scientist; ten
universities and institutes; the 26th Middle School's group with 中国海洋大学 and 中国科学院海洋研究所.
N2: science day “Living with the sea” (与海共生 逐梦前行): researchers lecture for grade 7, one on
polar fishery.
N3: a horizontal community with good senior high schools, and radiation down to the catchment's
primaries: a chain senior → junior → primary.
N5: full coverage with quality resources: 100 % of schools.
"""

from datetime import date, time

from manyuan.directory.actions.agreements import AgreementFacts, sign_agreement
from manyuan.directory.actions.experts import ExpertFacts, register_expert
from manyuan.directory.actions.groups import GroupFacts, found_group
from manyuan.directory.actions.memberships import MembershipFacts, start_membership
from manyuan.directory.actions.partners import PartnerFacts, add_partner
from manyuan.directory.models import Expert
from manyuan.engagements.kinds.visit.actions import Attended, VisitFacts, arrange_visit, hold_visit
from manyuan.sheets.district import DistrictHead
from worlds.clock import on_day
from worlds.qingdao.bureau import Bureau, group_name, open_with_schools, unnamed

HEAD = DistrictHead("370202", "市南区教育和体育局")
LEAD = "青岛第二十六中学"
OCEAN_UNIVERSITY, OCEAN_INSTITUTE = "中国海洋大学", "中国科学院海洋研究所"
(SENIOR,) = unnamed("高中", 1)
# Ten are counted, two named; which of the others are universities is not told.
OTHERS = unnamed("高校院所", 8)
SCIENCE_DAY, POLAR_FISHERY, GRADE = "与海共生 逐梦前行", "极地渔业", "七年级"

# How many schools Shinan has is not told: three placeholders stand for the catchment's primaries.
OUR_PRIMARIES = unnamed("学校", 3)
# Nor is since when the group is there: it stands in the first register, as Shibei's.
OUR_REGISTER_OF = date(2023, 3, 1)
OUR_SIGNING, OUR_SCIENCE_DAY = date(2024, 9, 1), date(2024, 9, 18)
OUR_PUPILS, OUR_TEACHERS = 200, 10


def build_shinan() -> Bureau:
    """Record Shinan's schools, its group, its partners; nothing is signed yet."""
    with on_day(OUR_REGISTER_OF):
        schools = ((LEAD, "junior"), *((name, "primary") for name in OUR_PRIMARIES))
        bureau = open_with_schools(HEAD, schools)
        with bureau.at():
            _found(bureau)
            _meet_partners(bureau)
    return bureau


def _found(bureau: Bureau) -> None:
    group = found_group(by=bureau.officer, code="G1", facts=GroupFacts(name=group_name(LEAD)))
    for name in (LEAD, *OUR_PRIMARIES):
        role = "lead" if name == LEAD else "member"
        facts = MembershipFacts(role=role, joined_on=OUR_REGISTER_OF, state="member")
        start_membership(by=bureau.officer, group=group, school=bureau.school(name), facts=facts)


def _meet_partners(bureau: Bureau) -> None:
    named = ((OCEAN_UNIVERSITY, "university"), (OCEAN_INSTITUTE, "institute"))
    others = ((name, "university") for name in OTHERS)
    for number, (name, kind) in enumerate((*named, *others, (SENIOR, "high_school")), 1):
        facts = PartnerFacts(name, kind)
        add_partner(by=bureau.officer, code=f"P{number:02d}", facts=facts)


def sign_with_science(bureau: Bureau) -> None:
    """N1: the 26th Middle School's group with a university and an institute."""
    _sign(bureau, OCEAN_UNIVERSITY, "group_university")
    _sign(bureau, OCEAN_INSTITUTE, "group_institute")


def join_with_seniors(bureau: Bureau) -> None:
    """N3: the community with a senior high school, which the article does not name."""
    _sign(bureau, SENIOR, "community")


def _sign(bureau: Bureau, partner: str, kind: str) -> None:
    with on_day(OUR_SIGNING), bureau.at():
        facts = AgreementFacts(
            partner=bureau.partner(partner),
            kind=kind,
            starts_on=OUR_SIGNING,
            group=bureau.group(LEAD),
        )
        sign_agreement(by=bureau.officer, facts=facts)


def hold_science_day(bureau: Bureau) -> None:
    """N2. Whose researchers spoke is not told, nor how many pupils listened."""
    with on_day(OUR_SCIENCE_DAY), bureau.at():
        for code, partner, topic in (
            ("E1", OTHERS[0], SCIENCE_DAY),
            ("E2", OTHERS[1], POLAR_FISHERY),
        ):
            facts = ExpertFacts(topics=(topic,), stages=("junior",))
            by, of = bureau.officer, bureau.partner(partner)
            _lecture(bureau, register_expert(by=by, code=code, partner=of, facts=facts))


def _lecture(bureau: Bureau, expert: Expert) -> None:
    facts = VisitFacts(
        expert=expert,
        school=bureau.school(LEAD),
        topic=expert.topics,
        stage="junior",
        grade=GRADE,
        expected=OUR_PUPILS,
        on=OUR_SCIENCE_DAY,
        starts_at=time(9),
        ends_at=time(10),
        explanation=f"科学日“{SCIENCE_DAY}”",
    )
    visit = arrange_visit(by=bureau.officer, facts=facts)
    attendance = [Attended(GRADE, OUR_PUPILS)]
    hold_visit(by=bureau.officer, visit=visit, attendance=attendance, teachers=OUR_TEACHERS)
