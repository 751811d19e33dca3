"""Shibei's groups judged, grown and renewed: up to September 2024."""

from manyuan.directory.models import Membership
from worlds.qingdao.bureau import Bureau
from worlds.qingdao.evaluation import YEAR, evaluate_groups
from worlds.qingdao.lifecycle import (
    OUR_FOUNDING,
    OUR_GROWN,
    build_up_a_compact_group,
    cultivate_a_new_group,
    finish_growing,
    let_a_member_grow,
)
from worlds.qingdao.report.line import Line, Part, Words
from worlds.qingdao.report.reader import Reader
from worlds.qingdao.shibei import build_shibei
from worlds.remembered import remembered

LIFECYCLE = "acceptance/test_lifecycle.py"


def build() -> Bureau:
    bureau = remembered(build_shibei)
    build_up_a_compact_group(bureau)
    let_a_member_grow(bureau)
    evaluate_groups(bureau)
    finish_growing(bureau)
    cultivate_a_new_group(bureau)
    return bureau


def _compact(reader: Reader) -> str:
    page = reader.page("lifecycle-group", "G7")
    return reader.joined((page["headline"], page["checklist_said"]))


def _grown(reader: Reader) -> str:
    member = Membership.objects.get(school__unit__name=OUR_GROWN, role="member")
    page = reader.page("lifecycle-member", member.pk)
    return reader.joined((page["headline"], page["lead"].rstrip("。.")))


def _incubating(reader: Reader) -> str:
    page = reader.page("lifecycle-group", "G8")
    return reader.joined((page["headline"], page["lead"].rstrip("。.")))


LINES = (
    Line(
        row="B13",
        told=Words("紧密型教育集团", "Compact education groups as a development model"),
        place=Words("进退 › 集团：紧密型条件", "Lifecycle › group: the checklist"),
        guide="how-to/lifecycle",
        read=_compact,
        proofs=(LIFECYCLE,),
    ),
    Line(
        row="B14",
        told=Words("成员校成长退出机制", "Growth-exit of member schools"),
        place=Words("进退 › 成员校", "Lifecycle › member"),
        guide="how-to/lifecycle",
        read=_grown,
        proofs=(LIFECYCLE,),
    ),
    Line(
        row="B15",
        told=Words("新集团培育机制", "Cultivation of new groups"),
        place=Words("进退 › 集团", "Lifecycle › group"),
        guide="how-to/lifecycle",
        read=_incubating,
        proofs=(LIFECYCLE,),
    ),
    Line(
        row="B19",
        told=Words("“捆绑式”一体化评价", "“Bundled” integrated evaluation of groups"),
        place=Words("评价 › 集团评分", "Evaluation › scores"),
        guide="reference/scoring",
        read=lambda reader: reader.joined(
            reader.page("scores-year", YEAR)[said] for said in ("headline", "lead")
        ),
        proofs=("acceptance/test_evaluation.py",),
    ),
)
PART = Part(build, OUR_FOUNDING, LINES)
