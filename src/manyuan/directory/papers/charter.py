from django.utils.translation import gettext_lazy as _

from manyuan.directory.models import Group, Membership
from manyuan.directory.papers.charter_texts import CHAPTERS
from manyuan.directory.papers.members import (
    COLUMNS,
    MEMBERS,
    day_of,
    group_in_force,
    members_of,
    members_table,
)
from manyuan.papers.content import (
    Block,
    Content,
    Heading,
    Source,
    TableHere,
    Text,
    day_said,
    digest_of,
    filled_in,
)
from manyuan.papers.enums import Form
from manyuan.papers.kinds import Asked, PaperKind
from manyuan.papers.word.names import SEAL
from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Seat

ORDINALS = "一二三四五六七八九十"


def _layout() -> tuple[Block, ...]:
    chapters: list[Block] = []
    for ordinal, box in zip(ORDINALS, CHAPTERS, strict=False):
        chapters += [Heading(f"第{ordinal}章　{box.name}"), Text(f"«{box.name}»")]
    return (*chapters, Heading("附件　成员学校名单"), TableHere(MEMBERS))


def compose(seat: Seat, asked: Asked) -> Content:
    """Return the charter of a group: its chapters, and who belongs to it."""
    day = day_of(asked.year)
    group = group_in_force(seat, asked.unit, day)
    members = members_of(seat, group, day)
    facts = {**_facts(group, members), SEAL: seat.bureau.name}
    chapters = {name: filled_in(text, facts) for name, text in asked.texts.items()}
    fields = {**facts, **chapters}
    del fields[SEAL]
    table = members_table(members)
    return Content(
        title=f"{group.name}章程",
        seal=seat.bureau.name,
        source=Source(
            f"{day_said(day)}的集团成员关系和章程文本",
            digest_of([fields, [[str(one) for one in row] for row in table.rows]]),
        ),
        fields=fields,
        tables=[table],
        layout=CHARTER.layout,
    )


def _facts(group: Group, members: list[Membership]) -> dict[str, str]:
    leads = [one.school.name for one in members if one.role == "lead"]
    return {
        "集团名称": group.name,
        "牵头学校": "、".join(leads) or "（待定）",
        "成员校数": str(len(members)),
        "紧密程度": str(group.get_tightness_display() or "（待定）"),
        "成立日期": day_said(group.founded_on) if group.founded_on else "（待定）",
    }


CHARTER = PaperKind(
    code="charter",
    label=_("集团章程"),
    purpose=_("集团的章程：各章文字按集团修改、逐版保存，成员学校自动列出。"),
    word="集章",
    about=(UnitKind.GROUP,),
    forms=(Form.DOCX, Form.PDF),
    compose=compose,
    layout=_layout(),
    facts=("集团名称", "牵头学校", "成员校数", "紧密程度", "成立日期"),
    tables={MEMBERS: COLUMNS},
    texts=CHAPTERS,
    for_members=True,
    lasting=True,
    is_proposed=True,
)
