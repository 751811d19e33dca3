"""Shinan: the ties to science and senior schools, the money, the meetings, the outcome."""

from collections import Counter
from datetime import date

from manyuan.directory.enums import PartnerKind
from manyuan.engagements.kinds.posting.enums import Mode
from manyuan.funding.enums import PermittedUse
from manyuan.web.ui.figures import number
from worlds.qingdao.bureau import Bureau
from worlds.qingdao.evaluation import YEAR, choose_public_juniors
from worlds.qingdao.meetings import meet_all_term
from worlds.qingdao.mobility import exchange_seniors
from worlds.qingdao.money import award_strengthening, give_special_fund
from worlds.qingdao.policies import file_labels
from worlds.qingdao.principles import live_by_principles
from worlds.qingdao.report.line import Line, Part, Words
from worlds.qingdao.report.reader import Reader
from worlds.qingdao.shinan import (
    build_shinan,
    hold_science_day,
    join_with_seniors,
    sign_with_science,
)
from worlds.remembered import remembered

TIES, MONEY = "acceptance/test_shinan.py", "acceptance/test_money.py"
SCIENCE = (PartnerKind.UNIVERSITY, PartnerKind.INSTITUTE)
TERM = {"first": "2024-09-01", "last": "2024-12-31"}
YEAR_OF_PRINCIPLES = {"period": "2024", "group": "G1"}


def build() -> Bureau:
    bureau = remembered(build_shinan)
    give_special_fund(bureau)
    award_strengthening(bureau)
    file_labels(bureau)
    choose_public_juniors(bureau)
    sign_with_science(bureau)
    join_with_seniors(bureau)
    hold_science_day(bureau)
    meet_all_term(bureau)
    return bureau


def build_principled() -> Bureau:
    bureau = remembered(build_shinan)
    live_by_principles(bureau)
    exchange_seniors(bureau)
    return bureau


def _science(reader: Reader) -> str:
    kinds = Counter(row["kind"] for row in reader.page("partners")["table"].table.rows)
    partners = (f"{PartnerKind(kind).label} {kinds[kind]}" for kind in SCIENCE)
    return reader.joined((reader.figures("partnerships", at=(0, 1, 2)), *partners))


def _talks(reader: Reader) -> str:
    topics = (row["topic"] for row in reader.page("visits")["table"].table.rows)
    return reader.joined((*sorted(topics), reader.figures("visits", at=(1,))))


def _special_fund(reader: Reader) -> str:
    lines = reader.page("account", "P1", "G1")["table"].table.rows
    said = (
        f"{row['purpose']} · {PermittedUse(row['use']).label} {number(row['asked'])}"
        for row in lines
    )
    return reader.joined((reader.headline("pot", "P1"), *said))


def _kinds(reader: Reader) -> str:
    rows = reader.page("flow-kinds", **YEAR_OF_PRINCIPLES)["kinds"].table.rows
    ordered = sorted(rows, key=lambda row: row["kind"])
    return reader.joined(f"{row['name']} {row['whole']}" for row in ordered)


def _moved(reader: Reader) -> str:
    rows = reader.page("postings")["table"].table.rows
    said = (f"{Mode(row['mode']).label} {row['starts']} – {row['ends']}" for row in rows)
    return reader.joined(sorted(said))


DISTRICT = Part(
    build,
    date(2024, 12, 31),
    (
        Line(
            row="N1",
            told=Words(
                "一集团一高校、一集团一院所、一学校一科学家；10 所高校院所",
                "One group – one university, one group – one institute, one school – one "
                "scientist; ten universities and institutes",
            ),
            place=Words("目录 › 合作单位 › 共建情况", "Directory › partners › partnerships"),
            guide="how-to/partners",
            read=_science,
            proofs=(TIES, "journeys/test_qingdao.py"),
        ),
        Line(
            row="N2",
            told=Words(
                "科学日“与海共生 逐梦前行”：为七年级讲座，含极地渔业",
                "Science day “Living with the sea”: talks for grade 7, one on polar fishery",
            ),
            place=Words("实施 › 专家到校", "Activity › expert visits"),
            guide="how-to/visits",
            read=_talks,
            proofs=(TIES,),
        ),
        Line(
            row="N3",
            told=Words(
                "与优质高中结成共同体，辐射片区小学：高中—初中—小学",
                "A community with good senior high schools: a chain senior → junior → primary",
            ),
            place=Words("目录 › 合作单位 › 共建情况", "Directory › partners › partnerships"),
            guide="how-to/partners",
            read=lambda reader: reader.figures("partnerships", at=(3,)),
            proofs=(TIES,),
        ),
        Line(
            row="N4",
            told=Words(
                "2023 年集团化办学专项资金 300 多万元，用于教师培训、学生成长、教育科研、课程建设",
                "Special fund 2023 of more than 3,000,000 yuan for teacher training, pupil growth, "
                "education research and curriculum",
            ),
            place=Words("经费 › 专项资金、账户", "Funding › special funds, accounts"),
            guide="how-to/funding",
            read=_special_fund,
            proofs=(MONEY,),
        ),
        Line(
            row="N5",
            told=Words("优质资源全覆盖", "Full coverage: 100 % of schools"),
            place=Words("目录 › 地图", "Directory › map"),
            guide="how-to/start-a-district",
            read=lambda reader: reader.figures("directory", at=(2,)),
            proofs=(TIES,),
        ),
        Line(
            row="N8",
            told=Words(
                "片区联席会、“三长”会；培训交流 10 余场，走访学校 20 余次",
                "Joint meetings, “three heads” meetings; more than 10 sessions, more than 20 "
                "visits to schools",
            ),
            place=Words("实施 › 联合教研", "Activity › joint research"),
            guide="how-to/joint-research",
            read=lambda reader: reader.figures("research-list", at=(1, 2, 3), **TERM),
            proofs=("acceptance/test_meetings.py",),
        ),
        Line(
            row="N9",
            told=Words("强校提质专项奖补资金 150 万元", "Award-subsidy of 1,500,000 yuan"),
            place=Words("经费 › 专项资金", "Funding › special funds"),
            guide="how-to/funding",
            read=lambda reader: reader.headline("pot", "P2"),
            proofs=(MONEY,),
        ),
        Line(
            row="N10",
            told=Words(
                "小学毕业生选择区内公办初中的比例提高 5 % 以上",
                "The share of primary graduates who choose the district's public junior schools "
                "rose by 5 % and more",
            ),
            place=Words("评价 › 冻结的学年 › 指标 E3", "Evaluation › frozen years › indicator E3"),
            guide="how-to/frozen-years",
            read=lambda reader: reader.headline(
                "frozen-indicator", YEAR, 1, "G1", "intake_share_change"
            ),
            proofs=("acceptance/test_evaluation.py",),
        ),
        Line(
            row="N11",
            told=Words(
                "“西提东优”布局；“336”模式；“三型”集团：只作名称",
                "Layout “西提东优” (lift the west, refine the east); “336” model; “三型” groups: "
                "labels only",
            ),
            place=Words("文书 › 政策文件：标题", "Papers › policy documents: titles"),
            guide="how-to/policy-documents",
            read=lambda reader: reader.joined(
                row["title"] for row in reversed(reader.page("policies")["table"].table.rows)
            ),
            proofs=("acceptance/test_policies.py",),
        ),
    ),
)
PRINCIPLED = Part(
    build_principled,
    date(2024, 12, 31),
    (
        Line(
            row="N6",
            told=Words(
                "六项原则：理念辐射、管理共建、骨干教师柔性流动、教学资源共享、设施共用、和而不同",
                "Six principles: idea radiation, co-built management, flexible flow of backbone "
                "teachers, shared teaching resources, shared facilities, harmony in diversity",
            ),
            place=Words("实施 › 资源流动 › 种类与方向", "Activity › flows › by kind"),
            guide="how-to/flow-views",
            read=_kinds,
            proofs=("acceptance/test_principles.py",),
        ),
        Line(
            row="N7",
            told=Words(
                "一名市级称号教师支教强校提质校两年；多名高级教师到分校交流",
                "A teacher with a city-level title seconded for two years; several seniors "
                "exchanged to branch schools",
            ),
            place=Words("实施 › 教师交流", "Activity › postings"),
            guide="how-to/teacher-exchange",
            read=_moved,
            proofs=("acceptance/test_mobility.py",),
        ),
        Line(
            row="N12",
            told=Words(
                "资源远程“分裂再生”，带动薄弱校",
                "Resources that “split and regrow” at a distance: remote sharing lifts weak schools",
            ),
            place=Words("实施 › 资料共享", "Activity › shared material"),
            guide="how-to/materials",
            read=lambda reader: reader.figures("materials", at=(1, 2, 3)),
            proofs=("acceptance/test_sharing.py",),
        ),
    ),
)
PARTS = (DISTRICT, PRINCIPLED)
