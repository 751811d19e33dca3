"""Shore with policy documents: a plan of the district in two versions, a charter of G1.

The plan is in force from 2025-03-01, its second version from 2026-09-01; the charter, which G1's
office keeps, from 2025-09-01.
"""

import io
import zipfile
from dataclasses import dataclass
from datetime import date

from manyuan.policies.actions import PolicyFacts, add_version, file_policy, repeal_policy
from manyuan.policies.models import PolicyDocument
from worlds.visits import PDF

FIRST, SECOND = date(2025, 3, 1), date(2026, 9, 1)


@dataclass
class Laid:
    """The documents that are filed."""

    plan: PolicyDocument
    charter: PolicyDocument
    over: PolicyDocument | None = None

    @property
    def charter_address(self):
        return [self.charter.number]

    @property
    def over_address(self):
        return [self.over.number]


def office(*parts):
    """Return an Office file that holds some parts."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for part in ("[Content_Types].xml", *parts):
            archive.writestr(part, "<x/>")
    return packed.getvalue()


WORD = office("word/document.xml")


def facts(**rest):
    """Say what a version of the district's plan says, but for what is given."""
    given = {
        "title": "岸区集团化办学实施方案",
        "issuer": "岸区教育和体育局",
        "mark": "岸教〔2025〕3 号",
        "issued_on": date(2025, 2, 20),
        "starts_on": FIRST,
    }
    return PolicyFacts(**given | rest)


def file_plan(by, *, kind="plan", text=("方案.pdf", PDF), groups=(), **rest):
    """File a document, the district's plan unless told otherwise."""
    return file_policy(by=by, kind=kind, facts=facts(**rest), text=text, groups=groups)


def revise(by, document, *, note="延长到 2030 年", seen=1, text=None, **rest):
    """Add a version to a document."""
    said = facts(**rest)
    return add_version(by=by, document=document, facts=said, note=note, seen=seen, text=text)


def lay_something_down(shore):
    """File the plan, revise it, and let G1's office file its charter."""
    plan = file_plan(shore.officer)
    revise(shore.officer, plan, starts_on=SECOND, mark="岸教〔2026〕8 号")
    charter = {"title": "海棠路小学教育集团章程", "mark": "", "starts_on": date(2025, 9, 1)}
    office = {"kind": "charter", "issuer": "海棠路小学教育集团", **charter}
    return Laid(plan, file_plan(shore.group_office, **office))


def repeal_something(shore):
    """Let G1's office also file rules that the charter replaces."""
    laid = lay_something_down(shore)
    by = shore.group_office
    over = file_plan(by, kind="supporting", title="海棠路小学教育集团议事规则", mark="")
    on = date(2026, 1, 1)
    repeal_policy(by=by, document=over, on=on, reason="并入章程", successor=laid.charter)
    return Laid(laid.plan, laid.charter, over)
