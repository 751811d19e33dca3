"""Policy documents of group schooling, as both districts tell of them.

B20 (Shibei): the district's plan for group schooling and supporting documents are filed, dated,
versioned. Their numbers, days and texts are not told; those here are ours.
N11 (Shinan): the layout “西提东优” (lift the west, refine the east), the “336” model and the
“三型” groups are titles alone: what they mean is not published.
"""

from datetime import date

from manyuan.policies.actions import PolicyFacts, add_version, file_policy
from manyuan.policies.models import PolicyDocument
from worlds.qingdao.bureau import Bureau
from worlds.qingdao.shibei import LEADS
from worlds.visits import PDF

PLAN, RULES, CHARTER = "集团化办学实施方案", "集团化办学配套文件", "集团章程"
LABELS = ("西提东优", "“336”", "“三型”")
OUR_FIRST, OUR_REVISION = date(2022, 9, 1), date(2023, 9, 1)


def lay_down_policies(bureau: Bureau) -> tuple[PolicyDocument, ...]:
    """B20: the bureau files its plan, which it revises, supporting rules, and a group's charter."""
    by = bureau.officer
    with bureau.at():
        group = bureau.group(LEADS[0])
        filed = tuple(
            file_policy(
                by=by, kind=kind, facts=_facts(title), text=(f"{title}.pdf", PDF), groups=to
            )
            for title, kind, to in (
                (PLAN, "plan", ()),
                (RULES, "supporting", ()),
                (CHARTER, "charter", [group]),
            )
        )
        revised = _facts(PLAN, starts_on=OUR_REVISION)
        add_version(by=by, document=filed[0], facts=revised, note="增补片区联盟", seen=1)
    return filed


def file_labels(bureau: Bureau) -> tuple[PolicyDocument, ...]:
    """N11: a document for each label, with an empty page as its text."""
    with bureau.at():
        return tuple(
            file_policy(
                by=bureau.officer, kind="other", facts=_facts(label), text=(f"{label}.pdf", PDF)
            )
            for label in LABELS
        )


def _facts(title: str, starts_on: date = OUR_FIRST) -> PolicyFacts:
    return PolicyFacts(title=title, issuer="教育局", issued_on=starts_on, starts_on=starts_on)
