"""Shibei 市北区: seven groups on a map that grows.

B1: seven education groups of the compulsory stage; 94 primary and secondary schools in the
district, 24 of them in groups, leads included (our reading).
B12: the map grows: more public schools join (集团“地图”越来越大).
"""

from datetime import date

from manyuan.directory.actions.groups import GroupFacts, found_group
from manyuan.directory.actions.memberships import MembershipFacts, start_membership
from manyuan.sheets.district import DistrictHead
from worlds.clock import on_day
from worlds.qingdao.bureau import Bureau, group_name, open_with_schools, unnamed

HEAD = DistrictHead("370203", "市北区教育和体育局")
GROUPS, SCHOOLS_IN_GROUPS, SCHOOLS = 7, 24, 94

# B2, in the order of the article.
LEADS = (
    "台东六路小学",
    "平安路第二小学",
    "青岛第四十四中学",
    "青岛第二实验初级中学",
    "鞍山二路小学",
    "上清路小学",
    "青岛第五十三中学",
)
# B4: the first nine-year chain, founded in April: a junior school and its primaries.
CHAIN = "青岛第五十三中学"
PRIMARIES = ("辽源路小学", "东升路小学", "山东路小学")
CHAIN_FOUNDED_ON = date(2023, 4, 1)
# B3 names the new schools, not who leads them; B10 names two schools beside 上清路小学.
NEW_SCHOOLS = ("海逸学校", "市北第二实验小学", "启元学校", "滨海学校", "弘毅中学")
OWN_FEATURES = ("台湛路小学", "洛阳路第一小学")
UNNAMED = unnamed("学校", SCHOOLS - len(LEADS + PRIMARIES + NEW_SCHOOLS + OWN_FEATURES))

# The articles do not say when the six other groups began: they stand in the first register.
OUR_REGISTER_OF = date(2023, 3, 1)
# Every member needs a group, and the articles tell those of the chain alone. B3's three ways to
# lead (new, old, private) each have a school at least: of the unnamed, one is old, one private.
OUR_MEMBERS = {
    "台东六路小学": ((NEW_SCHOOLS[0], "new"), (UNNAMED[0], "old")),
    "平安路第二小学": ((NEW_SCHOOLS[1], "new"), (UNNAMED[1], "private")),
    "青岛第四十四中学": ((NEW_SCHOOLS[2], "new"), (UNNAMED[2], "")),
    "青岛第二实验初级中学": ((NEW_SCHOOLS[3], "new"), (UNNAMED[3], ""), (UNNAMED[4], "")),
    "鞍山二路小学": ((NEW_SCHOOLS[4], "new"), (UNNAMED[5], ""), (UNNAMED[6], "")),
    "上清路小学": tuple((school, "") for school in OWN_FEATURES),
}


def our_kind(school: str) -> str:
    """Return the kind of a school, which the register demands: told by the name where it is."""
    if school.endswith("小学"):
        return "primary"
    return "junior" if school.endswith("中学") else "nine_year"


def build_shibei() -> Bureau:
    """Record Shibei's register, then its groups in the order in which they are told."""
    schools = (*LEADS, *PRIMARIES, *NEW_SCHOOLS, *OWN_FEATURES, *UNNAMED)
    with on_day(OUR_REGISTER_OF):
        bureau = open_with_schools(HEAD, ((school, our_kind(school)) for school in schools))
        with bureau.at():
            for number, (lead, members) in enumerate(OUR_MEMBERS.items(), 1):
                code = f"G{number}"
                _found(bureau, code, lead, members, joined_on=OUR_REGISTER_OF)
    with on_day(CHAIN_FOUNDED_ON), bureau.at():
        members = tuple((school, "") for school in PRIMARIES)
        _found(bureau, "G7", CHAIN, members, joined_on=CHAIN_FOUNDED_ON, founded=CHAIN_FOUNDED_ON)
    return bureau


def _found(
    bureau: Bureau,
    code: str,
    lead: str,
    members: tuple[tuple[str, str], ...],
    *,
    joined_on: date,
    founded: date | None = None,
) -> None:
    facts = GroupFacts(name=group_name(lead), founded_on=founded)
    group = found_group(by=bureau.officer, code=code, facts=facts)
    for school, kind in ((lead, ""), *members):
        role = "lead" if school == lead else "member"
        said = MembershipFacts(role=role, joined_on=joined_on, kind=kind, state="member")
        start_membership(by=bureau.officer, group=group, school=bureau.school(school), facts=said)
