"""Shibei at the end of 2023: groups, exchange, postings, money, papers and the meeting."""

from collections import Counter
from datetime import date

from manyuan.engagements.kinds.exchange.models import PupilExchange
from manyuan.engagements.kinds.posting.enums import Mode
from manyuan.engagements.kinds.research.models import Research
from worlds.qingdao.bureau import Bureau
from worlds.qingdao.exchange import exchange_pupils
from worlds.qingdao.meetings import hold_promotion_meeting
from worlds.qingdao.mobility import move_cadre_and_teacher
from worlds.qingdao.money import support_groups
from worlds.qingdao.policies import lay_down_policies
from worlds.qingdao.report.line import Line, Part, Words
from worlds.qingdao.report.reader import CHINESE, Reader
from worlds.qingdao.shibei import CHAIN_FOUNDED_ON, OUR_REGISTER_OF, PRIMARIES, build_shibei
from worlds.remembered import remembered

ON = date(2023, 12, 1)
GROUPS = "acceptance/test_shibei.py"


def build() -> Bureau:
    bureau = remembered(build_shibei)
    exchange_pupils(bureau)
    move_cadre_and_teacher(bureau)
    support_groups(bureau)
    lay_down_policies(bureau)
    hold_promotion_meeting(bureau)
    return bureau


def _groups_and_schools(reader: Reader) -> str:
    return reader.joined((reader.headline("directory"), reader.headline("groups")))


def _leads(reader: Reader) -> str:
    rows = reader.page("groups")["table"].table.rows
    return reader.joined(lead for row in rows for lead in row["leads"])


def _ways(reader: Reader) -> str:
    pages = [reader.page("group", f"G{number}") for number in range(1, 8)]
    ways: Counter[str] = Counter()
    for page in pages:
        ways.update({way.name: len(way.members) for way in page["ways"]})
    return reader.joined(f"{name} {count}" for name, count in ways.items())


def _chain(reader: Reader) -> str:
    page = reader.page("group", "G7")
    schools = (member.school.name for member in page["members"])
    return reader.joined((page["headline"], page["group"].founded_on, *schools))


def _growing(reader: Reader) -> str:
    days = (OUR_REGISTER_OF, CHAIN_FOUNDED_ON)
    said = (f"{day} {reader.headline('directory', on=day.isoformat())}" for day in days)
    return reader.joined(said)


def _moved(reader: Reader) -> str:
    rows = reader.page("postings")["table"].table.rows
    modes = Counter(row["mode"] for row in rows)
    return reader.joined(f"{Mode(mode).label} {modes[mode]}" for mode in sorted(modes))


def _papers(reader: Reader) -> str:
    page = reader.page("policies")
    version = "第 {} 版" if reader.language == CHINESE else "version {}"
    titles = (
        f"{row['title']} {version.format(row['version'])}" for row in page["table"].table.rows
    )
    return reader.joined((page["headline"], *titles))


def _support(reader: Reader) -> str:
    codes = [reader.bureau.school(name).code for name in PRIMARIES]
    posts = (reader.headline("school-posts", code) for code in codes)
    return reader.joined((reader.headline("pot", "P1"), *posts))


LINES = (
    Line(
        row="B1",
        told=Words(
            "义务教育学段 7 个教育集团；全区中小学 94 所，其中 24 所在集团内（含牵头校，本处理解）",
            "7 education groups of the compulsory stage; 94 schools, 24 of them in groups with "
            "the leads (our reading)",
        ),
        place=Words("目录 › 地图、集团", "Directory › map, groups"),
        guide="how-to/start-a-district",
        read=_groups_and_schools,
        proofs=(GROUPS,),
    ),
    Line(
        row="B2",
        told=Words("7 所牵头校", "7 lead schools"),
        place=Words("目录 › 集团：牵头校", "Directory › groups: leads"),
        guide="how-to/start-a-district",
        read=_leads,
        proofs=(GROUPS,),
    ),
    Line(
        row="B3",
        told=Words(
            "三种牵头方式：名校带新校、带老校、带民办校；5 所新校",
            "Three ways to lead: new, old and private schools; five new schools",
        ),
        place=Words("目录 › 集团的页面：牵头方式", "Directory › a group: ways to lead"),
        guide="how-to/start-a-district",
        read=_ways,
        proofs=(GROUPS,),
    ),
    Line(
        row="B4",
        told=Words(
            "青岛第五十三中学集团：首个九年一贯链条，四月成立，成员为 3 所小学",
            "The 53rd Middle School's group: the first nine-year chain, founded in April, with "
            "three primaries",
        ),
        place=Words("目录 › 集团的页面", "Directory › a group"),
        guide="how-to/start-a-district",
        read=_chain,
        proofs=(GROUPS,),
    ),
    Line(
        row="B7",
        told=Words("小学与初中的交换生项目", "Exchange pupils between primary and junior"),
        place=Words("实施 › 学生交换", "Activity › pupil exchange"),
        guide="how-to/pupil-exchange",
        read=lambda reader: reader.headline("pupil-exchange", PupilExchange.objects.get().code),
        proofs=("acceptance/test_exchange.py",),
    ),
    Line(
        row="B12",
        told=Words("集团“地图”越来越大", "The map grows: more public schools join"),
        place=Words("目录 › 某一天的地图", "Directory › the map by day"),
        guide="how-to/start-a-district",
        read=_growing,
        proofs=(GROUPS,),
    ),
    Line(
        row="B17",
        told=Words("干部教师在集团内流动", "Cadres and teachers move inside the group"),
        place=Words("实施 › 教师交流", "Activity › postings"),
        guide="how-to/teacher-exchange",
        read=_moved,
        proofs=("acceptance/test_mobility.py", "journeys/test_exchange.py"),
    ),
    Line(
        row="B18",
        told=Words("对集团倾斜支持：经费、岗位", "Preferential support for groups: funds, posts"),
        place=Words(
            "经费 › 专项资金；供需 › 岗位需求", "Funding › special funds; Offers › posts wanted"
        ),
        guide="how-to/funding",
        read=_support,
        proofs=("acceptance/test_money.py",),
    ),
    Line(
        row="B20",
        told=Words(
            "集团化办学实施方案和配套文件",
            "The district's plan for group schooling and supporting documents",
        ),
        place=Words("文书 › 政策文件", "Papers › policy documents"),
        guide="how-to/policy-documents",
        read=_papers,
        proofs=("acceptance/test_policies.py",),
    ),
    Line(
        row="B21",
        told=Words(
            "94 名校长参加的推进会，有经验交流和议题",
            "A promotion meeting of 94 principals with experience talks and topics",
        ),
        place=Words("实施 › 联合教研", "Activity › joint research"),
        guide="how-to/joint-research",
        read=lambda reader: reader.headline("research", Research.objects.get().code),
        proofs=("acceptance/test_meetings.py",),
    ),
)
PART = Part(build, ON, LINES)
