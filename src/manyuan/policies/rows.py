"""What history keeps of policy documents and their versions."""

from collections.abc import Mapping

from manyuan.history.actions import Changed, key_text
from manyuan.kernel.marking import gettext_noop as _
from manyuan.policies.enums import PolicyKind
from manyuan.policies.models import PolicyDocument, PolicyVersion
from manyuan.sheets.columns import Column, Kind, Table
from manyuan.sheets.kept import choice, text

POLICIES, VERSIONS = "policies", "policy_versions"
Row = Mapping[str, object]
TABLES = (
    Table(
        POLICIES,
        _("政策文件"),
        ("number",),
        (
            choice("kind", _("文件种类"), PolicyKind),
            text("keeper", _("归档单位")),
            text("groups", _("适用集团")),
            Column("version", _("版本"), Kind.COUNT),
            Column("repealed_on", _("废止日期"), Kind.DATE),
            text("repeal_reason", _("废止原因")),
            Column("successor", _("替代文件"), Kind.COUNT),
        ),
    ),
    Table(
        VERSIONS,
        _("政策文件版本"),
        ("document", "number"),
        (
            text("title", _("文件标题")),
            text("mark", _("发文字号")),
            text("issuer", _("发文机关")),
            Column("issued_on", _("印发日期"), Kind.DATE),
            Column("starts_on", _("生效日期"), Kind.DATE),
            Column("ends_on", _("失效日期"), Kind.DATE),
            text("note", _("修改说明")),
            text("file", _("文件名")),
        ),
    ),
)
SAID = ("title", "mark", "issuer", "issued_on", "starts_on", "ends_on")


def policy_row(document: PolicyDocument) -> dict[str, object]:
    """Return a policy document as history shows it."""
    return {
        "kind": document.kind,
        "keeper": document.keeper.code,
        "groups": "；".join(one.code for one in document.groups.all()),
        "version": document.versions.count(),
        "repealed_on": document.repealed_on,
        "repeal_reason": document.repeal_reason,
        "successor": document.successor.number if document.successor else None,
    }


def policy_changed(document: PolicyDocument, *, before: Row | None) -> Changed:
    """Describe a policy document that an action has just written."""
    key = key_text([document.number])
    return Changed(POLICIES, key, document.latest.title, before, policy_row(document))


def version_added(version: PolicyVersion) -> Changed:
    """Describe a version that an action has just added."""
    row = {name: getattr(version, name) for name in (*SAID, "note")}
    key = key_text((version.document.number, version.number))
    return Changed(VERSIONS, key, str(version), None, {**row, "file": version.file.name})
