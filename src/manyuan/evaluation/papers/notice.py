"""The notice by which the bureau makes the year's grades known."""

from django.utils.translation import gettext_lazy as _

from manyuan.evaluation.papers.versions import SHORT, name_of, said_of
from manyuan.evaluation.scores.enums import GradeName, TemplateName
from manyuan.evaluation.scores.models import GroupGrade, Publication
from manyuan.evaluation.scores.queries.published import grades_in, last_publication
from manyuan.evaluation.scores.queries.schemes import packs_of
from manyuan.papers.content import (
    Content,
    Heading,
    Source,
    TableHere,
    Text,
    day_said,
    digest_of,
)
from manyuan.papers.enums import Form
from manyuan.papers.errors import NothingToPaper
from manyuan.papers.kinds import Asked, PaperKind, TextBox
from manyuan.rules.evaluation import EvaluationPack, load_evaluation_pack
from manyuan.rules.grading import load_grading_pack
from manyuan.rules.status import Status
from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Seat
from manyuan.sheets.forms import FormColumn, FormSheet

GRADES, TEMPLATES = "评价等次", "评价模板"
GRADE_COLUMNS = (
    FormColumn("序号", 6),
    FormColumn("集团", 26),
    FormColumn("评价模板", 18),
    FormColumn("等次", 10),
    FormColumn("说明", 22),
)
TEMPLATE_COLUMNS = (
    FormColumn("模板", 18),
    FormColumn("版本", 24),
    FormColumn("本区调整", 10),
    FormColumn("数值性质", 10),
    FormColumn("指纹", 20),
)
STATUS = {Status.PROPOSED: "建议值", Status.RECALLED: "待核实", Status.VERIFIED: "已核实"}
NO_GRADE, NOT_KNOWN = "不评等次", "已知数据不足"
DEMAND = TextBox(
    "工作要求",
    _("对各集团下一步工作的要求。"),
    "各集团要对照评价结果分析原因，把改进措施列入下一学年工作计划；"
    "牵头学校要重点帮扶薄弱成员学校，逐校落实。",
)


def compose(seat: Seat, asked: Asked) -> Content:
    """Return the notice of a year's published grades, and what they rest on."""
    publication = last_publication(seat, asked.year.start)
    if publication is None:
        reason = f"{asked.year} 学年还没有公布集团评价等次，没有可通报的结果。"
        raise NothingToPaper(reason=reason)
    grades = list(grades_in(seat, publication).order_by("group__unit__code"))
    packs = packs_of(seat, publication.year)
    used = [packs[name] for name in TemplateName.values if name in {one.template for one in grades}]
    tables = [_grades(grades), _templates(used)]
    fields = {**_facts(asked, publication, grades), **asked.texts}
    return Content(
        title=f"关于 {asked.year} 学年集团化办学评价结果的通报",
        seal=asked.unit.name,
        source=Source(
            f"第 {publication.version} 版公布结果；{name_of(publication.frozen)}",
            publication.frozen.digest,
        ),
        fields=fields,
        tables=tables,
        layout=NOTICE.layout,
    )


def _facts(asked: Asked, publication: Publication, grades: list[GroupGrade]) -> dict[str, str]:
    words = [*(str(grade.label) for grade in GradeName), NO_GRADE]
    given = [_grade(one) for one in grades]
    corrected = f"，更正原因：{publication.reason}" if publication.reason else ""
    return {
        "发文单位": asked.unit.name,
        "学年": str(asked.year),
        "集团数": str(len(grades)),
        "等次分布": "、".join(f"{word} {given.count(word)} 个" for word in words if word in given),
        "公布日期": day_said(publication.published_on),
        "公布版次": f"第 {publication.version} 版{corrected}",
        "申诉截止": day_said(publication.appeal_until),
        "数据版本": said_of(publication.frozen),
        "等次规则": _lines(),
    }


def _lines() -> str:
    pack = load_grading_pack()
    lines = (
        f"优秀 {pack.excellent.value} 分、良好 {pack.good.value} 分、合格 {pack.passed.value} 分"
    )
    cap = f"优秀不超过参评集团的 {pack.excellent_share.value:.0%}"
    return f"{lines}；{cap}（{STATUS[pack.status]}）"


def _grade(one: GroupGrade) -> str:
    return str(one.get_grade_display()) or NO_GRADE


def _grades(grades: list[GroupGrade]) -> FormSheet:
    rows = [
        [
            number,
            one.group.name,
            str(one.get_template_display()),
            _grade(one),
            one.adjusted_for or ("" if one.grade else NOT_KNOWN),
        ]
        for number, one in enumerate(grades, start=1)
    ]
    return FormSheet(name=GRADES, title=GRADES, columns=GRADE_COLUMNS, rows=rows)


def _templates(packs: list[EvaluationPack]) -> FormSheet:
    rows = [
        [
            str(TemplateName(pack.id).label),
            f"{day_said(pack.heading.effective_from)}起",
            _changed(pack),
            STATUS[pack.status],
            _digest(pack),
        ]
        for pack in packs
    ]
    return FormSheet(name=TEMPLATES, title=TEMPLATES, columns=TEMPLATE_COLUMNS, rows=rows)


def _changed(pack: EvaluationPack) -> str:
    own = load_evaluation_pack(pack.id).rules
    count = sum(rule.value != own[code].value for code, rule in pack.rules.items())
    return f"{count} 项权重" if count else "无"


def _digest(pack: EvaluationPack) -> str:
    """Return what tells these weights from all others."""
    weights = {code: str(rule.value) for code, rule in pack.rules.items()}
    return digest_of([pack.id, weights])[:SHORT]


NOTICE = PaperKind(
    code="evaluation_notice",
    label=_("评价结果通报"),
    purpose=_("公布的集团评价等次，写明所依据的冻结数据和评价模板的版本与指纹。"),
    word="评通",
    about=(UnitKind.BUREAU,),
    forms=(Form.DOCX, Form.PDF),
    compose=compose,
    layout=(
        Text("各教育集团、各学校："),
        Text(
            "按照集团化办学评价方案，对全区 «集团数» 个教育集团 «学年» 学年的办学情况进行了"
            "捆绑式评价，评价结果已于«公布日期»公布（«公布版次»）。现将结果通报如下。"
        ),
        Heading("一、评价结果"),
        Text("«等次分布»，各集团等次如下："),
        TableHere(GRADES),
        Heading("二、评价依据"),
        Text("数据：«数据版本»。等次线：«等次规则»。评价模板及其权重如下："),
        TableHere(TEMPLATES),
        Heading("三、申诉"),
        Text("对等次有异议的集团和学校，可在«申诉截止»以前向«发文单位»提出申诉。"),
        Heading("四、工作要求"),
        Text("«工作要求»"),
    ),
    facts=(
        *("发文单位", "学年", "集团数", "等次分布", "公布日期"),
        *("公布版次", "申诉截止", "数据版本", "等次规则"),
    ),
    tables={GRADES: GRADE_COLUMNS, TEMPLATES: TEMPLATE_COLUMNS},
    texts=(DEMAND,),
    for_all=True,
    is_proposed=True,
)
