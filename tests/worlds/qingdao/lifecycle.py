"""How groups and their members come, grow and go in Shibei.

B13: compact education groups (紧密型教育集团) as a development model.
B14: growth-exit mechanism for member schools (成员校成长退出机制).
B15: cultivation mechanism for new groups (新集团培育机制).

The articles name the mechanisms, and neither a group nor a school to which they were applied.
"""

from datetime import date

from manyuan.directory.models import Membership
from manyuan.lifecycle.actions.deciding import MemberStep, decide_group, decide_member
from manyuan.lifecycle.actions.evidence import EvidenceFacts, register_evidence
from manyuan.lifecycle.actions.grouping import NewGroup, found_under
from manyuan.lifecycle.actions.papers import Papers
from manyuan.lifecycle.enums import EvidenceItem, GroupPhase
from worlds.clock import on_day
from worlds.qingdao.bureau import Bureau, unnamed
from worlds.qingdao.shibei import CHAIN, OUR_MEMBERS

# A member that the articles do not name grows out of its group and leads the next one.
OUR_COMPACT = CHAIN
OUR_GROUP, ((_NEW, _KIND), (OUR_GROWN, _OLD), *_REST) = next(iter(OUR_MEMBERS.items()))
(OUR_NEW_GROUP,) = unnamed("集团", 1)
OUR_COMPACT_ON, OUR_GROWING = date(2023, 9, 4), date(2023, 9, 5)
OUR_GRADUATION, OUR_FOUNDING = date(2024, 9, 5), date(2024, 9, 10)
OUR_PAPER = "未具名文件 01"
# What the gates ask for stands in the bureau's numbers, of which the articles tell none.
OUR_OVERRIDE = "条件所需的数据没有公布"


def build_up_a_compact_group(bureau: Bureau) -> None:
    """B13: the bureau looks at what a compact group needs, and decides."""
    by = bureau.officer
    with on_day(OUR_COMPACT_ON), bureau.at():
        group = bureau.group(OUR_COMPACT)
        for item in EvidenceItem:
            facts = EvidenceFacts(item=item, holds=True, seen_on=OUR_COMPACT_ON, document=OUR_PAPER)
            register_evidence(by=by, group=group, facts=facts)
        decide_group(by=by, group=group, to=GroupPhase.COMPACT, papers=_papers(OUR_COMPACT_ON))


def let_a_member_grow(bureau: Bureau) -> None:
    """B14, first half: a member begins to grow out of its group."""
    _step(bureau, OUR_GROWING, "graduating")


def finish_growing(bureau: Bureau) -> None:
    """B14, second half: after a year's transition it has."""
    _step(bureau, OUR_GRADUATION, "graduated")


def _step(bureau: Bureau, day: date, to: str) -> None:
    with on_day(day), bureau.at():
        member = Membership.objects.get(school__unit__name=OUR_GROWN)
        step = MemberStep(to=to)
        decide_member(by=bureau.officer, membership=member, step=step, papers=_papers(day))


def cultivate_a_new_group(bureau: Bureau) -> None:
    """B15: the school that has grown out leads a group to be incubated."""
    with on_day(OUR_FOUNDING), bureau.at():
        new = NewGroup(code="G8", name=OUR_NEW_GROUP)
        school = bureau.school(OUR_GROWN)
        found_under(by=bureau.officer, school=school, new=new, papers=_papers(OUR_FOUNDING))


def _papers(on: date) -> Papers:
    return Papers(decided_on=on, effective_on=on, reason="经研究决定", override=OUR_OVERRIDE)
