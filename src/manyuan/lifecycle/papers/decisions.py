"""The paper by which the bureau says who joins or leaves a group, and what becomes of the group."""

from collections.abc import Sequence

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from manyuan.kernel.school_year import SchoolYear
from manyuan.lifecycle.models import Decision
from manyuan.lifecycle.queries.decisions import decisions_of
from manyuan.lifecycle.sentences import WORDS, step_code
from manyuan.papers.content import Content, Heading, Source, TableHere, Text, day_said, digest_of
from manyuan.papers.enums import Form
from manyuan.papers.errors import NothingToPaper
from manyuan.papers.kinds import Asked, PaperKind
from manyuan.rules.lifecycle import load_lifecycle_pack
from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Seat
from manyuan.sheets.forms import FormColumn, FormSheet

TABLE = "决定事项"
COLUMNS = (
    FormColumn("序号", 6),
    FormColumn("对象", 22),
    FormColumn("事项", 16),
    FormColumn("决定日期", 16),
    FormColumn("生效日期", 16),
    FormColumn("决定编号", 12),
)
NO_GATES = "这一步没有规定条件"


def compose(seat: Seat, asked: Asked) -> Content:
    """Return what was decided in a year about a group and its members, with reasons and gates."""
    found = _decided(seat, asked)
    if not found:
        reason = f"{asked.unit.name} {asked.year} 学年没有进退决定，没有可签发的内容。"
        raise NothingToPaper(reason=reason)
    rows = [
        [number, one.subject, _step(one), one.decided_on, one.effective_on, one.code]
        for number, one in enumerate(found, start=1)
    ]
    fields = {
        "集团名称": asked.unit.name,
        "学年": str(asked.year),
        "决定项数": str(len(found)),
        "理由和条件": "\n".join(_why(number, one) for number, one in enumerate(found, start=1)),
    }
    said = [fields, [[str(value) for value in row] for row in rows]]
    codes = "、".join(one.code for one in found)
    return Content(
        title=f"关于{asked.unit.name}及其成员学校进退的决定",
        seal=seat.bureau.name,
        source=Source(f"进退决定 {codes}"[:200], digest_of(said)),
        fields=fields,
        tables=[FormSheet(name=TABLE, title=TABLE, columns=COLUMNS, rows=rows)],
        layout=DECISIONS.layout,
    )


def _decided(seat: Seat, asked: Asked) -> Sequence[Decision]:
    """Return the decisions of a school year that were not withdrawn; none is ever rewritten."""
    of_group = Q(group=asked.unit.pk) | Q(other_group=asked.unit.pk)
    found = decisions_of(seat).filter(
        of_group,
        withdrawn_on__isnull=True,
        decided_on__gte=asked.year.first_day,
        decided_on__lt=SchoolYear(asked.year.start + 1).first_day,
    )
    return list(found.order_by("decided_on", "code"))


def _step(one: Decision) -> str:
    step = str(WORDS["step"][step_code(one.kind, one.to_state)])
    return f"{step}（{one.get_ground_display()}）" if one.ground else step


def _why(number: int, one: Decision) -> str:
    parts = [f"{number}．{one.subject}{_step(one)}，自{day_said(one.effective_on)}起生效。"]
    if one.document_number or one.document_title:
        title = f"《{one.document_title}》" if one.document_title else ""
        parts.append(f"依据：{title}{one.document_number}。")
    parts += [f"理由：{_ended(one.reason)}", f"条件：{_gates(one)}。"]
    if one.override:
        parts.append(f"条件未全部达到而作出决定的理由：{_ended(one.override)}")
    return "".join(parts)


def _gates(one: Decision) -> str:
    if not one.gates:
        return NO_GATES
    titles = {code: rule.title_zh for code, rule in load_lifecycle_pack().rules.items()}
    short = [gate["code"] for gate in one.gates if gate["verdict"] is not True]
    if not short:
        return f"{len(one.gates)} 项全部达到"
    named = "、".join(titles.get(code, code) for code in short)
    return f"{len(one.gates)} 项中 {len(short)} 项没有达到或无法判断（{named}）"


def _ended(text: str) -> str:
    return text if text.endswith("。") else f"{text}。"


DECISIONS = PaperKind(
    code="lifecycle_decisions",
    label=_("集团和成员学校进退决定"),
    purpose=_("一学年里关于一个集团及其成员学校的进退决定，写明生效日期、理由和当日的条件。"),
    word="集决",
    about=(UnitKind.GROUP,),
    forms=(Form.DOCX, Form.PDF),
    compose=compose,
    layout=(
        Text(
            "按照集团化办学的有关规定，对«集团名称»及其成员学校 «学年» 学年的"
            "进退事项作出以下 «决定项数» 项决定："
        ),
        TableHere(TABLE),
        Heading("理由和条件"),
        Text("«理由和条件»"),
        Text("条件按作出决定当日的数据核对，当日结果随决定保存，之后不再改变。"),
    ),
    facts=("集团名称", "学年", "决定项数", "理由和条件"),
    tables={TABLE: COLUMNS},
    for_members=True,
    is_proposed=True,
)
